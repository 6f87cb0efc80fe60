package io.plumbline.lead;

import io.plumbline.pack.Problems;
import io.plumbline.source.RawRows;
import io.plumbline.source.ReadRequest.Wanted;
import io.plumbline.text.Dates;
import io.plumbline.text.MissingValues;
import io.plumbline.text.Normal;
import io.plumbline.text.Numbers;
import io.plumbline.text.UnreadableException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One row of a table that people filled in, with its place, so that every cell that cannot be read is named. */
final class GivenRow {
    private static final int MOST_TOLD = 20;

    private final Row raw;
    private final Map<String, String> cells = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Problems problems;

    private GivenRow(Row raw, List<Wanted> wanted, Problems problems) {
        this.raw = raw;
        this.problems = problems;
        List<String> values = raw.getList(raw.fieldIndex("cells"));
        for (int i = 0; i < wanted.size(); i++) {
            String value = Normal.text(values.get(i));
            cells.put(wanted.get(i).column(), value == null || MissingValues.of(value) != null ? null : value);
            headers.put(wanted.get(i).column(), wanted.get(i).headers().get(0));
        }
    }

    /**
     * The rows in the order of file, sheet and position, or of their cells where they lie in no files.
     *
     * @param raw rows of {@link RawRows#SCHEMA}; files that could not be read become problems
     */
    static List<GivenRow> of(Dataset<Row> raw, List<Wanted> wanted, Problems problems) {
        List<GivenRow> rows = new ArrayList<>();
        for (Row row : raw.collectAsList()) {
            String state = row.getAs("state");
            if (state.equals(RawRows.ROW)) {
                rows.add(new GivenRow(row, wanted, problems));
            } else if (!state.equals(RawRows.IGNORED) && !state.equals(RawRows.EMPTY)) {
                problems.add(place(row), "%s", row.<String>getAs("problem"));
            }
        }
        rows.sort(Comparator.comparing((GivenRow row) -> String.valueOf(row.file()))
                .thenComparing(row -> String.valueOf(row.sheet()))
                .thenComparing(row -> row.rowNo() == null ? 0L : row.rowNo())
                .thenComparing(row -> row.cells.toString()));
        return rows;
    }

    String file() {
        return raw.getAs("file");
    }

    String sheet() {
        return raw.getAs("sheet");
    }

    Long rowNo() {
        return raw.getAs("row_no");
    }

    /** The cell's text; null when it holds no value or the table has no such column. */
    String text(String column) {
        return cells.get(column);
    }

    /** The cell as a number, or null and a problem. */
    Double number(String column) {
        String text = text(column);
        try {
            return Numbers.real(text);
        } catch (UnreadableException unreadable) {
            problem(column, "is no number (" + unreadable.getMessage() + ")");
            return null;
        }
    }

    /** The cell as a probability above 0, or null and a problem. */
    Double probability(String column) {
        Double value = number(column);
        if (value != null && !(value > 0 && value <= 1)) {
            problem(column, "is no selection probability; it must be above 0 and at most 1");
            return null;
        }
        return value;
    }

    /** The cell as a day, or null and a problem. */
    LocalDate day(String column) {
        String text = text(column);
        try {
            return text == null ? null : Dates.of(List.of()).parse(text).local().toLocalDate();
        } catch (UnreadableException unreadable) {
            problem(column, "is not a day; write it as 2026-10-31");
            return null;
        }
    }

    /** The cell as the arm by which the place was selected, or null and a problem. */
    Selection selection(String column) {
        String text = text(column);
        Selection selection = text == null ? null : Selection.of(text);
        if (text != null && selection == null) {
            problem(column, "is no selection; allowed: ranked (排序), control (对照)");
        }
        return selection;
    }

    /** The cell as yes or no, or null and a problem. */
    Boolean flag(String column) {
        String text = text(column);
        Boolean flag = yes(text);
        if (text != null && flag == null) {
            problem(column, "is neither yes nor no; allowed: 1, true, yes, 是 and 0, false, no, 否");
        }
        return flag;
    }

    /** Yes, no, or null for other words. */
    static Boolean yes(String text) {
        return switch (text == null ? "" : Normal.text(text).toLowerCase(Locale.ROOT)) {
            case "1", "1.0", "true", "yes", "y", "t", "是", "有" -> true;
            case "0", "0.0", "false", "no", "n", "f", "否" -> false;
            default -> null;
        };
    }

    /** Tells what is wrong with one cell; after the first twenty, only that there are more. */
    void problem(String column, String words) {
        if (problems.all().size() < MOST_TOLD) {
            problems.add(place(raw) + ", column " + headers.get(column), "'%s' %s", text(column), words);
        } else {
            problems.add("", "further cells cannot be read either; put these right first");
        }
    }

    private static String place(Row row) {
        String file = row.getAs("file");
        String sheet = row.getAs("sheet");
        Long number = row.getAs("row_no");
        return (file == null ? "table" : file)
                + (sheet == null ? "" : ", sheet " + sheet)
                + (number == null ? "" : ", row " + number + " below the header");
    }
}
