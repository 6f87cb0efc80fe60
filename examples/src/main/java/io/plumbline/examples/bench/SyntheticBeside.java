package io.plumbline.examples.bench;

import io.plumbline.connectors.PastRuns;
import io.plumbline.lead.Leads;
import io.plumbline.source.Conservation;
import io.plumbline.text.Hashes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** What stands beside an invented run: an earlier run with other leads, a file that failed, and settings that its job changed. */
final class SyntheticBeside {
    private static final String EARLIER = Hashes.id("the run before").substring(0, 32);
    private static final StructType DEPARTURES = StructType.fromDDL(
            "setting string, check_id string, pack_value string, job_value string, because string, suppressed bigint,"
                    + " added bigint, suppressed_signals array<string>, added_signals array<string>");

    private SyntheticBeside() {}

    /** The tables of the run with what stands beside them. */
    static Map<String, Map.Entry<StructType, List<Row>>> tables(Map<String, Map.Entry<StructType, List<Row>>> run) {
        Map<String, Map.Entry<StructType, List<Row>>> all = new HashMap<>(run);
        List<Row> received = new ArrayList<>(run.get("conservation").getValue());
        received.add(failed());
        all.put("conservation", Map.entry(Conservation.SCHEMA, received));
        all.put("departures", Map.entry(DEPARTURES, departures()));
        all.put(PastRuns.RUNS, Map.entry(StructType.fromDDL("run_id string, sequence bigint, as_of string"), runs()));
        StructType past = new StructType().add("run_id", "string");
        for (var field : Leads.SCHEMA.fields()) {
            past = past.add(field);
        }
        all.put(PastRuns.LEADS, Map.entry(past, past(run.get("leads").getValue())));
        return all;
    }

    private static Row failed() {
        Object[] cells = new Object[Conservation.SCHEMA.size()];
        List<String> names = List.of(Conservation.SCHEMA.fieldNames());
        Map<String, Object> said = Map.of(
                "source_id",
                "hotline.order",
                "contract",
                "hotline.order",
                "file",
                "hotline-2026-03.csv",
                "state",
                "failed",
                "problem",
                "the file ends inside a quoted field that begins in row 17");
        for (int i = 0; i < cells.length; i++) {
            cells[i] = said.getOrDefault(names.get(i), i > names.indexOf("encoding") ? 0L : null);
        }
        return RowFactory.create(cells);
    }

    private static List<Row> departures() {
        return List.of(
                RowFactory.create(
                        "promote.W01",
                        "W01",
                        "trial",
                        "judged",
                        "the scales were calibrated in March",
                        0L,
                        12L,
                        List.of(),
                        List.of()),
                RowFactory.create(
                        "thresholds.M05.above",
                        "M05",
                        "0.05",
                        "0.08",
                        "terminals failed in March",
                        3L,
                        0L,
                        List.of(),
                        List.of()));
    }

    private static List<Row> runs() {
        return List.of(RowFactory.create(EARLIER, 1L, "2026-07-01"));
    }

    /** Of three leads that are shown one was there with another grade, one is new, and of one only another like it was there. */
    private static List<Row> past(List<Row> leads) {
        int id = Leads.SCHEMA.fieldIndex("lead_id");
        int grade = Leads.SCHEMA.fieldIndex("grade");
        List<Row> past = new ArrayList<>();
        List<Row> shown = leads.stream()
                .filter(lead -> lead.getBoolean(Leads.SCHEMA.fieldIndex("shown")))
                .toList();
        for (int i = 0; i < shown.size(); i++) {
            Row lead = shown.get(i);
            if (i % 3 == 0) {
                past.add(with(lead, grade, 1 + lead.getInt(grade) % 4));
            } else if (i % 3 == 1) {
                past.add(with(lead, id, Hashes.id("gone", lead.getString(id))));
            }
        }
        return past;
    }

    private static Row with(Row lead, int column, Object value) {
        Object[] cells = new Object[lead.size() + 1];
        cells[0] = EARLIER;
        for (int i = 0; i < lead.size(); i++) {
            cells[i + 1] = i == column ? value : lead.get(i);
        }
        return RowFactory.create(cells);
    }
}
