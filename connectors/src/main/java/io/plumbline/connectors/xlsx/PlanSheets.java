package io.plumbline.connectors.xlsx;

import io.plumbline.lead.OutcomeFile;
import io.plumbline.sink.RunTables;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * The sheets of one team's plan. What stands in the table is shown and nothing else: where it has no columns for arm, grade and
 * lead, every row looks like every other, and the order is that of the item ids, which are hashes.
 */
final class PlanSheets {
    /** The table whose presence says that a workbook of a plan is asked for. */
    static final String TABLE = "inspection_plan";

    private static final List<String> GRADES = List.of("", "■ 红 red", "▲ 黄 yellow", "● 蓝 blue", "◇ 先要数据 ask");
    private static final int SHOWN_ID = 16;

    private final RunTables run;
    private final Workbook workbook;

    PlanSheets(RunTables run, Workbook workbook) {
        this.run = run;
        this.workbook = workbook;
    }

    void write() {
        List<Row> plan = run.table(TABLE).collectAsList();
        boolean open = Arrays.asList(run.table(TABLE).columns()).contains("arm");
        List<String> headers = new ArrayList<>(List.of(
                OutcomeFile.header("item_id"),
                OutcomeFile.header("organization"),
                "核查事项 Matter",
                "核查对象 What",
                "时间 When",
                "去哪里 Go to",
                "如何核实 Verify",
                OutcomeFile.header("outcome"),
                "说明 Remark"));
        if (open) {
            headers.addAll(List.of(OutcomeFile.header("selection"), "级别 Grade", OutcomeFile.header("lead_id")));
        }
        Sheets sheets = new Sheets(run.zone(), workbook);
        Worksheet sheet = sheets.sheet(OutcomeFile.PLAN_SHEET, headers, 18, 18, 28, 40, 18, 28, 50, 20, 36, 10, 12, 14);
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToHeight((short) 0);
        int at = 1;
        for (Row item : plan) {
            List<Object> cells = new ArrayList<>(Arrays.asList(
                    item.<String>getAs("item_id").substring(0, SHOWN_ID),
                    item.getAs("organization_name"),
                    item.getAs("check_zh") + "\n" + item.getAs("check_en"),
                    what(item),
                    sheets.local(item.<Instant>getAs("at")),
                    item.getAs("go_zh") + "\n" + item.getAs("go_en"),
                    Sheets.list(item, "verify_zh"),
                    null,
                    null));
            if (open) {
                Integer grade = item.getAs("grade");
                String lead = item.getAs("lead_id");
                cells.add(item.getAs("arm"));
                cells.add(grade == null ? null : GRADES.get(grade));
                cells.add(lead == null ? null : lead.substring(0, 12));
            }
            Sheets.row(sheet, at++, cells.toArray());
        }
        Sheets.text(sheet, at + 1, 0, "每一行都是待核查的地方，不是结论。 Every row is a place to look, not a finding.");
        sheets.offerOutcomes(sheet, 7, plan.size());
    }

    private static String what(Row item) {
        String unit = item.getAs("unit");
        if (unit.equals("check")) {
            return "全部事项 the whole matter";
        }
        String file = item.getAs("file");
        Object rowNo = item.getAs("row_no");
        String sheet = item.getAs("sheet");
        String id = item.getAs("unit_id");
        return unit.equals("place")
                ? "点位 place " + id + "\n" + item.getAs("table")
                : item.getAs("table") + (file == null ? "" : "\n" + file) + (sheet == null ? "" : " [" + sheet + "]")
                        + (rowNo == null ? "" : " #" + rowNo) + "\n" + id.substring(0, Math.min(12, id.length()));
    }
}
