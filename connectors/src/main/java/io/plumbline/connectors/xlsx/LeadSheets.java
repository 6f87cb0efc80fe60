package io.plumbline.connectors.xlsx;

import static org.apache.spark.sql.functions.col;

import io.plumbline.connectors.Explained;
import io.plumbline.lead.Outcome;
import io.plumbline.lead.OutcomeFile;
import io.plumbline.sink.RunTables;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The sheets of a workbook of leads. */
final class LeadSheets {
    private static final List<String> GRADES = List.of("", "■ 红 red", "▲ 黄 yellow", "● 蓝 blue", "◇ 先要数据 ask");
    /** The column of the list that is wide enough for a line of words. */
    private static final int WIDEST = 4;

    private static final int LONGEST_CELL = 32_000;

    private final RunTables run;
    private final Workbook workbook;
    private Range choices;

    LeadSheets(RunTables run, Workbook workbook) {
        this.run = run;
        this.workbook = workbook;
    }

    void write() {
        List<Row> leads = run.table("leads").orderBy("rank").collectAsList();
        list(leads);
        new Findings(this, run).write(leads);
        details(leads);
        spotChecks();
        words(leads);
        new NoteSheets(run, this::sheet).write();
    }

    private void list(List<Row> leads) {
        Worksheet sheet = sheet(
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
                row(
                        sheet,
                        at++,
                        lead.<Integer>getAs("rank"),
                        Findings.printed(lead.getAs("lead_id")),
                        GRADES.get(lead.<Integer>getAs("grade")),
                        lead.getAs("organization_name"),
                        lead.getAs("duty_zh") + "\n" + both(lead, "sentence"),
                        period(lead),
                        list(lead, "call_for_zh"),
                        lead.getAs("go_zh") + "\n" + list(lead, "ask_zh"),
                        list(lead, "verify_zh"));
            }
        }
        long held = leads.stream().filter(lead -> !lead.<Boolean>getAs("shown")).count();
        text(sheet, ++at, WIDEST, "因数量上限未列出 held back by the caps: " + held);
        for (String line : Explained.lines(run)) {
            text(sheet, ++at, WIDEST, line);
        }
        text(sheet, ++at, WIDEST, "疑点是待核查的地方，不是结论。 A lead is a place to look, not a finding.");
    }

    /** First and last day. */
    private static String period(Row row) {
        return row.getAs("period_from") + "\n"
                + LocalDate.parse(String.valueOf(row.<Object>getAs("period_to")))
                        .minusDays(1);
    }

    private void details(List<Row> leads) {
        Worksheet sheet = sheet(
                "疑点明细 Details",
                List.of(
                        "疑点 Lead",
                        "检查 Check",
                        "版本 Version",
                        "单位 Organization",
                        "类型 Kind",
                        "职责 Duty",
                        "角色 Role",
                        "权限 Power",
                        "时段自 From",
                        "时段至 Until before",
                        "分子 Numerator",
                        "分母 Denominator",
                        "数值 Value",
                        "区间下 Low",
                        "区间上 High",
                        "阈值 Threshold",
                        "同类 Peers' value",
                        "参与记录 n",
                        "缺值 Missing",
                        "可比率 Match rate",
                        "数据覆盖 Coverage",
                        "独立来源 Independent sources",
                        "来源 Sources",
                        "佐证行数 Rows",
                        "佐证摘要 Digest"),
                14,
                8,
                8,
                18,
                10,
                24,
                12,
                12,
                12,
                12);
        Dataset<Row> signals = run.table("signals");
        Dataset<Row> evidence = run.table("evidence").select("signal_id", "row_count", "digest");
        Map<String, Row> flagged =
                signals.where(col("state").equalTo("flagged")).join(evidence, "signal_id").collectAsList().stream()
                        .collect(Collectors.toMap(row -> row.<String>getAs("signal_id"), row -> row));
        int at = 1;
        for (Row lead : leads) {
            for (String id : lead.<String>getList(lead.fieldIndex("signals"))) {
                if (flagged.containsKey(id)) {
                    detail(sheet, at++, lead, flagged.get(id));
                }
            }
        }
    }

    private static void detail(Worksheet sheet, int at, Row lead, Row signal) {
        row(
                sheet,
                at,
                lead.<String>getAs("lead_id").substring(0, 12),
                signal.getAs("check_id"),
                signal.getAs("check_version"),
                lead.getAs("organization_name"),
                lead.getAs("organization_kind"),
                both(lead, "duty"),
                lead.getAs("role"),
                lead.getAs("power"),
                String.valueOf(signal.<Object>getAs("period_from")),
                String.valueOf(signal.<Object>getAs("period_to")),
                signal.getAs("numerator"),
                signal.getAs("denominator"),
                signal.getAs("value"),
                signal.getAs("effect_low"),
                signal.getAs("effect_high"),
                signal.getAs("threshold"),
                signal.getAs("peer_value"),
                signal.getAs("n"),
                signal.getAs("missing"),
                signal.getAs("match_rate"),
                signal.getAs("coverage"),
                signal.getAs("independent_sources"),
                String.join("\n", signal.<String>getList(signal.fieldIndex("sources"))),
                signal.getAs("row_count"),
                signal.getAs("digest"));
    }

    private void spotChecks() {
        Worksheet sheet = sheet(
                "抽查清单 Spot checks",
                List.of(
                        OutcomeFile.header("lead_id"),
                        OutcomeFile.header("spot_check"),
                        OutcomeFile.header("checks"),
                        "来源 Table",
                        "文件 File",
                        "行号 Row",
                        "时间 When",
                        "抽中概率 Probability",
                        OutcomeFile.header("outcome"),
                        "说明 Remark",
                        OutcomeFile.header("run_id")),
                14,
                6,
                8,
                18,
                28,
                8,
                20,
                12,
                24,
                40);
        List<Row> checks = run.table("spot_checks")
                .join(run.table("signals").select("signal_id", "check_id"), "signal_id")
                .orderBy("lead_id", "rank")
                .collectAsList();
        int at = 1;
        for (Row check : checks) {
            row(
                    sheet,
                    at++,
                    check.<String>getAs("lead_id").substring(0, 12),
                    check.getAs("rank"),
                    check.getAs("check_id"),
                    check.getAs("contract"),
                    check.getAs("file"),
                    check.getAs("row_no"),
                    local(check.getAs("at")),
                    check.getAs("probability"),
                    null,
                    null,
                    Findings.printed(run.runId()));
        }
        offerOutcomes(sheet, 8, checks.size());
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
                : moment.atZone(run.zone()).toLocalDateTime().toString().replace('T', ' ');
    }

    private void words(List<Row> leads) {
        Worksheet sheet = sheet(
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
            row(
                    sheet,
                    at++,
                    lead.<String>getAs("lead_id").substring(0, 12),
                    both(lead, "grade_reason"),
                    list(lead, "innocent_zh"),
                    list(lead, "rules_out_zh"),
                    list(lead, "verify_zh"),
                    list(lead, "basis"));
        }
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
}
