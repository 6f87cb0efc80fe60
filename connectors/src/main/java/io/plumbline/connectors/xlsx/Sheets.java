package io.plumbline.connectors.xlsx;

import io.plumbline.lead.Outcome;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Row;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The sheets of a workbook being written, their cells text or numbers, never formulas. */
final class Sheets {
    private static final int LONGEST_CELL = 32_000;
    private static final int PRINTED = 12;

    private final ZoneId zone;
    private final Workbook workbook;
    private Range choices;

    /**
     * No sheet yet.
     *
     * @param zone of the times that are shown
     */
    Sheets(ZoneId zone, Workbook workbook) {
        this.zone = zone;
        this.workbook = workbook;
    }

    Worksheet sheet(String name, List<String> headers, int... widths) {
        Worksheet sheet = workbook.newWorksheet(name);
        for (int i = 0; i < headers.size(); i++) {
            text(sheet, 0, i, headers.get(i));
            sheet.style(0, i).bold().wrapText(true).set();
        }
        for (int i = 0; i < widths.length; i++) {
            sheet.width(i, widths[i]);
        }
        sheet.freezePane(0, 1);
        sheet.repeatRows(0);
        return sheet;
    }

    static void row(Worksheet sheet, int at, Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] instanceof Number number) {
                sheet.value(at, i, number);
            } else if (cells[i] != null) {
                text(sheet, at, i, cells[i].toString());
            }
        }
    }

    /** Text, whatever it begins with; characters that XML cannot hold are left out. */
    static void text(Worksheet sheet, int at, int column, String text) {
        String clean = text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]|[\\uFFFE\\uFFFF]", "");
        sheet.inlineString(at, column, clean.length() > LONGEST_CELL ? clean.substring(0, LONGEST_CELL) + "…" : clean);
        sheet.style(at, column).wrapText(true).verticalAlignment("top").set();
    }

    static String both(Row row, String name) {
        return row.getAs(name + "_zh") + "\n" + row.getAs(name + "_en");
    }

    static String list(Row row, String name) {
        List<String> lines = row.getList(row.fieldIndex(name));
        return lines == null ? "" : String.join("\n", lines);
    }

    /** Lets what was found be chosen from a list, in one column of the rows below the header. */
    void offerOutcomes(Worksheet sheet, int column, int rows) {
        if (choices == null) {
            Worksheet outcomes = workbook.newWorksheet("核查结果 Outcomes");
            int at = 0;
            for (Outcome outcome : Outcome.values()) {
                text(outcomes, at++, 0, outcome.choice());
            }
            choices = outcomes.range(0, 0, at - 1, 0);
        }
        // "stop" has no letter that a Turkish locale lowers to another one, as it does the default's.
        sheet.range(1, column, Math.max(1, rows), column)
                .validateWithList(choices)
                .errorStyle(DataValidationErrorStyle.STOP);
    }

    String local(Instant moment) {
        return moment == null
                ? null
                : moment.atZone(zone).toLocalDateTime().toString().replace('T', ' ');
    }

    /** As much of an id as lists print. */
    static String printed(String id) {
        return id.substring(0, Math.min(PRINTED, id.length()));
    }
}
