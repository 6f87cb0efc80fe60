package io.plumbline.organization;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 期间: a text of the register and the days on which it holds, written {@code 卢沟桥地区[..2021-07-01)}: the end is the first day on
 * which it no longer does, either side may be left open, and without brackets it always does.
 *
 * @param text a name or an id
 * @param from first day; null for always
 * @param to first day on which it no longer holds; null for still
 */
public record Dated(String text, LocalDate from, LocalDate to) implements Serializable {
    private static final Pattern WITH_DAYS = Pattern.compile("([^\\[\\]]+)\\[([^\\[\\]]*)\\.\\.([^\\[\\]]*)\\)");

    /** A text that always holds. */
    public Dated(String text) {
        this(text, null, null);
    }

    /**
     * Reads a text with or without its days.
     *
     * @throws IllegalArgumentException when brackets hold no days, or the end is not after the beginning
     */
    public static Dated parse(String written) {
        Matcher matcher = WITH_DAYS.matcher(written);
        if (!matcher.matches()) {
            if (written.indexOf('[') >= 0) {
                throw unreadable(written);
            }
            return new Dated(written.strip());
        }
        Dated dated =
                new Dated(matcher.group(1).strip(), day(written, matcher.group(2)), day(written, matcher.group(3)));
        if (dated.from != null && dated.to != null && !dated.from.isBefore(dated.to)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "'%s': %s is not before %s", written, dated.from, dated.to));
        }
        return dated;
    }

    private static LocalDate day(String written, String day) {
        try {
            return day.isBlank() ? null : LocalDate.parse(day.strip());
        } catch (DateTimeParseException e) {
            throw unreadable(written);
        }
    }

    private static IllegalArgumentException unreadable(String written) {
        return new IllegalArgumentException(String.format(
                Locale.ROOT,
                "'%s' holds no days in its brackets; write name[2019-01-01..2021-07-01), or leave a side open",
                written));
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        boolean always = from == null && to == null;
        return always ? text : text + "[" + (from == null ? "" : from) + ".." + (to == null ? "" : to) + ")";
    }
}
