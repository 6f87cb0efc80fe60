package io.plumbline.connectors.xlsx;

import io.plumbline.sink.RunTables;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.spark.sql.Row;
import org.dhatim.fastexcel.Worksheet;

/** The sheets beside the leads: what is told to whoever is in charge, and in what the job departs from its packs. */
final class NoteSheets {
    private final RunTables run;
    private final BiFunction<String, List<String>, Worksheet> sheets;

    /**
     * Sheets of a run.
     *
     * @param sheets makes a sheet of a name and headers
     */
    NoteSheets(RunTables run, BiFunction<String, List<String>, Worksheet> sheets) {
        this.run = run;
        this.sheets = sheets;
    }

    void write() {
        if (run.has("notes")) {
            notes(run.table("notes").orderBy("kind", "period_from", "note_id").collectAsList());
        }
        if (run.has("departures")) {
            departures(run.table("departures").orderBy("setting").collectAsList());
        }
    }

    private void notes(List<Row> notes) {
        Worksheet sheet = sheets.apply(
                "巡察建议 Notes",
                List.of(
                        "致 To",
                        "检查 Check",
                        "时段自 From",
                        "时段至 Until before",
                        "数量 Count",
                        "总数 Of",
                        "内容 Text",
                        "涉及单位 Concerned"));
        int at = 1;
        for (Row note : notes) {
            Sheets.row(
                    sheet,
                    at++,
                    note.getAs("organization_id"),
                    note.getAs("check_id"),
                    note.getAs("period_from"),
                    note.getAs("period_to"),
                    note.getAs("count"),
                    note.getAs("of"),
                    Sheets.both(note, "text"),
                    Sheets.list(note, "organizations"));
        }
    }

    private void departures(List<Row> departures) {
        Worksheet sheet = sheets.apply(
                "参数偏离 Departures",
                List.of(
                        "设置 Setting",
                        "检查 Check",
                        "配置包或默认 Pack or default",
                        "本任务 Job",
                        "理由 Because",
                        "压下信号数 Suppressed",
                        "增加信号数 Added",
                        "压下的信号 Suppressed signals",
                        "增加的信号 Added signals"));
        int at = 1;
        for (Row departure : departures) {
            Sheets.row(
                    sheet,
                    at++,
                    departure.getAs("setting"),
                    departure.getAs("check_id"),
                    departure.getAs("pack_value"),
                    departure.getAs("job_value"),
                    departure.getAs("because"),
                    departure.getAs("suppressed"),
                    departure.getAs("added"),
                    Sheets.list(departure, "suppressed_signals"),
                    Sheets.list(departure, "added_signals"));
        }
    }
}
