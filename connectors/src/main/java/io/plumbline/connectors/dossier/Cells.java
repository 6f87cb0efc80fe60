package io.plumbline.connectors.dossier;

import io.plumbline.text.Hashes;
import io.plumbline.text.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;

/** Values of rows as pages show them: without control characters and marks that turn the reading direction. */
final class Cells {
    static final String NONE = "—";

    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u2069\\uFEFF]");
    private static final Pattern SAFE = Pattern.compile("[a-z0-9_-]{1,64}");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int SHORT = 12;
    private static final int LONG = 20;

    private Cells() {}

    static String clean(String text) {
        return text == null ? "" : UNSEEN.matcher(text).replaceAll(" ");
    }

    static String text(Row row, String column) {
        Object value = row.getAs(column);
        return value == null ? "" : clean(value.toString());
    }

    /** The same text in both languages. */
    static Words words(Row row, String column) {
        return together(text(row, column + "_zh"), text(row, column + "_en"));
    }

    /** Words in which a number and its percent sign stay on one line. */
    static Words together(String zh, String en) {
        return new Words(zh.replace(" %", "\u00A0%"), en.replace(" %", "\u00A0%"));
    }

    static List<String> texts(Row row, String column) {
        int at = row.fieldIndex(column);
        List<String> values = row.isNullAt(at) ? List.of() : row.getList(at);
        return values.stream().map(Cells::clean).toList();
    }

    static List<Words> wordings(Row row, String column) {
        List<String> zh = texts(row, column + "_zh");
        List<String> en = texts(row, column + "_en");
        List<Words> both = new ArrayList<>();
        for (int i = 0; i < Math.max(zh.size(), en.size()); i++) {
            both.add(together(i < zh.size() ? zh.get(i) : "", i < en.size() ? en.get(i) : ""));
        }
        return both;
    }

    /** The wall clock of a moment in the job's zone, of midnight, as days are held, only the day; empty when there is none. */
    static String moment(Row row, String column, ZoneId zone) {
        Instant moment = row.getAs(column);
        if (moment == null) {
            return "";
        }
        ZonedDateTime local = moment.atZone(zone);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? local.toLocalDate().toString()
                : MOMENT.format(local);
    }

    /** A month as 2026-03, any other period as its first and last day. */
    static String period(Row row) {
        LocalDate first = LocalDate.parse(text(row, "period_from"));
        LocalDate end = LocalDate.parse(text(row, "period_to"));
        if (first.getDayOfMonth() == 1 && end.equals(first.plusMonths(1))) {
            return first.toString().substring(0, 7);
        }
        return first + " – " + end.minusDays(1);
    }

    static long count(Row row, String column) {
        Long value = row.getAs(column);
        return value == null ? 0 : value;
    }

    static String number(Row row, String column) {
        Object value = row.getAs(column);
        return value instanceof Number number ? number(number.doubleValue()) : NONE;
    }

    static String number(double d) {
        if (Double.isNaN(d) || Double.isInfinite(d)) {
            return NONE;
        }
        return Math.rint(d) == d && Math.abs(d) < 1e15
                ? String.format(Locale.ROOT, "%,d", (long) d)
                : String.format(Locale.ROOT, "%.4g", d);
    }

    static String percent(double d) {
        return Double.isNaN(d) || Double.isInfinite(d) ? NONE : String.format(Locale.ROOT, "%.1f\u00A0%%", 100 * d);
    }

    /** As much of an id as lists print. */
    static String brief(String id) {
        return id.substring(0, Math.min(SHORT, id.length()));
    }

    /** A file name made of an id: ids of other characters are replaced by their hash, so that no path can be made of them. */
    static String file(String id) {
        String name = SAFE.matcher(id).matches() ? id : Hashes.id(id);
        return "p-" + (HASH.matcher(name).matches() ? name.substring(0, LONG) : name) + ".html";
    }
}
