package io.plumbline.connectors.xlsx;

import io.plumbline.connectors.Division;
import io.plumbline.connectors.Explained;
import io.plumbline.connectors.Received;
import io.plumbline.sink.RunTables;
import io.plumbline.text.Words;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Row;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The sheets of a workbook of leads. */
final class LeadSheets {
    private static final List<String> GRADES = List.of("", "■ 红 red", "▲ 黄 yellow", "● 蓝 blue", "◇ 先要数据 ask");
    /** The column of the list that is wide enough for a line of words. */
    private static final int WIDEST = 4;

    private final RunTables run;
    private final Sheets sheets;

    LeadSheets(RunTables run, Workbook workbook) {
        this.run = run;
        this.sheets = new Sheets(run.zone(), workbook);
    }

    void write() {
        List<Row> leads = run.table("leads").orderBy("rank").collectAsList();
        list(leads);
        new Findings(sheets, run).write(leads);
        new DetailSheet(sheets, run).write(leads);
        new SpotSheet(sheets, run).write();
        words(leads);
        new NoteSheets(run, sheets::sheet).write();
    }

    private void list(List<Row> leads) {
        Worksheet sheet = sheets.sheet(
                "疑点清单 Leads",
                List.of(
                        "序号 No.",
                        "编号 Id",
                        "级别 Grade",
                        "单位 Organization",
                        "疑点 Fact",
                        "时段 Period",
                        "调取 Call for",
                        "去哪里、问谁 Go to, ask",
                        "如何核实 Verify"),
                6,
                14,
                10,
                18,
                60,
                12,
                32,
                26,
                36);
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToHeight((short) 0);
        int at = 1;
        for (Row lead : leads) {
            if (lead.<Boolean>getAs("shown")) {
                Sheets.row(
                        sheet,
                        at++,
                        lead.<Integer>getAs("rank"),
                        Sheets.printed(lead.getAs("lead_id")),
                        GRADES.get(lead.<Integer>getAs("grade")),
                        lead.getAs("organization_name"),
                        lead.getAs("duty_zh") + "\n" + Sheets.both(lead, "sentence") + division(lead),
                        period(lead),
                        Sheets.list(lead, "call_for_zh"),
                        lead.getAs("go_zh") + "\n" + Sheets.list(lead, "ask_zh"),
                        Sheets.list(lead, "verify_zh"));
            }
        }
        long held = leads.stream().filter(lead -> !lead.<Boolean>getAs("shown")).count();
        Sheets.text(sheet, ++at, WIDEST, "因数量上限未列出 held back by the caps: " + held);
        for (Words line : Received.shortfalls(run)) {
            Sheets.text(sheet, ++at, WIDEST, line.zh() + "\n" + line.en());
        }
        for (String line : Explained.lines(run)) {
            Sheets.text(sheet, ++at, WIDEST, line);
        }
        Sheets.text(sheet, ++at, WIDEST, "疑点是待核查的地方，不是结论。 A lead is a place to look, not a finding.");
    }

    /** A line on how the matter is divided; empty where it is not. */
    private String division(Row lead) {
        Words division = Division.of(run.catalog(), lead, kind -> new Words(kind, kind));
        return division.zh().isEmpty() ? "" : "\n" + division.zh() + "\n" + division.en();
    }

    /** First and last day. */
    private static String period(Row row) {
        return row.getAs("period_from") + "\n"
                + LocalDate.parse(String.valueOf(row.<Object>getAs("period_to")))
                        .minusDays(1);
    }

    private void words(List<Row> leads) {
        Worksheet sheet = sheets.sheet(
                "说明 Explanations",
                List.of(
                        "疑点 Lead",
                        "级别理由 Why this grade",
                        "可能的正当原因 Innocent explanations",
                        "什么能排除 What would rule it out",
                        "如何核实 How to verify",
                        "依据 Basis"),
                14,
                40,
                50,
                50,
                50,
                30);
        int at = 1;
        for (Row lead : leads) {
            Sheets.row(
                    sheet,
                    at++,
                    Sheets.printed(lead.getAs("lead_id")),
                    Sheets.both(lead, "grade_reason"),
                    Sheets.list(lead, "innocent_zh"),
                    Sheets.list(lead, "rules_out_zh"),
                    Sheets.list(lead, "verify_zh"),
                    Sheets.list(lead, "basis"));
        }
    }
}
