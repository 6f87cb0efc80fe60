package io.plumbline.organization;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 别名: a name of an organization and the days on which it was in use, written {@code 卢沟桥地区[..2021-07-01)}: the end is the first
 * day on which it no longer was, either side may be left open, and without brackets it always was.
 *
 * @param name the name
 * @param from first day of use; null for always
 * @param to first day on which it was no longer in use; null for still
 */
public record Alias(String name, LocalDate from, LocalDate to) implements Serializable {
    private static final Pattern WITH_DAYS = Pattern.compile("([^\\[\\]]+)\\[([^\\[\\]]*)\\.\\.([^\\[\\]]*)\\)");

    /** A name that always was and still is in use. */
    public Alias(String name) {
        this(name, null, null);
    }

    /**
     * Reads a name with or without its days.
     *
     * @throws IllegalArgumentException when brackets hold no days, or the end is not after the beginning
     */
    public static Alias parse(String text) {
        Matcher matcher = WITH_DAYS.matcher(text);
        if (!matcher.matches()) {
            if (text.indexOf('[') >= 0) {
                throw unreadable(text);
            }
            return new Alias(text.strip());
        }
        Alias alias = new Alias(matcher.group(1).strip(), day(text, matcher.group(2)), day(text, matcher.group(3)));
        if (alias.from != null && alias.to != null && !alias.from.isBefore(alias.to)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "'%s': %s is not before %s", text, alias.from, alias.to));
        }
        return alias;
    }

    private static LocalDate day(String text, String day) {
        try {
            return day.isBlank() ? null : LocalDate.parse(day.strip());
        } catch (DateTimeParseException e) {
            throw unreadable(text);
        }
    }

    private static IllegalArgumentException unreadable(String text) {
        return new IllegalArgumentException(String.format(
                Locale.ROOT, "'%s' holds no days in its brackets; write name[2019-01-01..2021-07-01), or leave a side open", text));
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        boolean always = from == null && to == null;
        return always ? name : name + "[" + (from == null ? "" : from) + ".." + (to == null ? "" : to) + ")";
    }
}
