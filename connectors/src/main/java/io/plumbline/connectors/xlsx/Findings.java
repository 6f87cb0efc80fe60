package io.plumbline.connectors.xlsx;

import io.plumbline.lead.OutcomeFile;
import io.plumbline.sink.RunTables;
import java.util.List;
import org.apache.spark.sql.Row;
import org.dhatim.fastexcel.Worksheet;

/** 核查登记: the sheet that a team fills in and the next run reads; the list of leads itself stays as narrow as a page. */
final class Findings {
    private final Sheets sheets;
    private final RunTables run;

    Findings(Sheets sheets, RunTables run) {
        this.sheets = sheets;
        this.run = run;
    }

    void write(List<Row> leads) {
        Worksheet sheet = sheets.sheet(
                OutcomeFile.SHEET,
                List.of(
                        OutcomeFile.header("lead_id"),
                        OutcomeFile.header("organization"),
                        "职责 Duty",
                        OutcomeFile.header("checks"),
                        OutcomeFile.header("outcome"),
                        OutcomeFile.header("checked_on"),
                        OutcomeFile.header("team"),
                        "说明 Remark",
                        OutcomeFile.header("run_id")),
                14,
                22,
                18,
                12,
                30,
                14,
                14,
                40,
                14);
        int at = 1;
        for (Row lead : leads) {
            if (lead.<Boolean>getAs("shown")) {
                Sheets.row(
                        sheet,
                        at++,
                        Sheets.printed(lead.getAs("lead_id")),
                        lead.getAs("organization_name"),
                        Sheets.both(lead, "duty"),
                        String.join(", ", lead.<String>getList(lead.fieldIndex("checks"))),
                        null,
                        null,
                        null,
                        null,
                        Sheets.printed(run.runId()));
            }
        }
        sheets.offerOutcomes(sheet, 4, at - 1);
    }
}
