package io.plumbline.connectors.xlsx;

import io.plumbline.lead.OutcomeFile;
import io.plumbline.sink.RunTables;
import java.util.List;
import org.apache.spark.sql.Row;
import org.dhatim.fastexcel.Worksheet;

/** 抽查清单: the records drawn to be looked at on the spot, with a column for what was found there. */
final class SpotSheet {
    private final Sheets sheets;
    private final RunTables run;

    SpotSheet(Sheets sheets, RunTables run) {
        this.sheets = sheets;
        this.run = run;
    }

    void write() {
        Worksheet sheet = sheets.sheet(
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
            Sheets.row(
                    sheet,
                    at++,
                    Sheets.printed(check.getAs("lead_id")),
                    check.getAs("rank"),
                    check.getAs("check_id"),
                    check.getAs("contract"),
                    check.getAs("file"),
                    check.getAs("row_no"),
                    sheets.local(check.getAs("at")),
                    check.getAs("probability"),
                    null,
                    null,
                    Sheets.printed(run.runId()));
        }
        sheets.offerOutcomes(sheet, 8, checks.size());
    }
}
