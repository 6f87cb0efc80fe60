package io.plumbline.connectors;

import io.plumbline.lead.Leads;
import io.plumbline.sink.RunTables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** 历次出现: in which of the earlier runs that a run is laid beside each lead was there already. */
public final class Sightings {
    /** The days up to which the earlier runs look, by run, the earliest first. */
    private final Map<String, String> runs = new LinkedHashMap<>();
    /** By lead what earlier runs held of it, by run. */
    private final Map<String, Map<String, Row>> leads = new TreeMap<>();

    private final List<Row> lastLeads = new ArrayList<>();
    private String last;

    private Sightings() {}

    /** What the tables of {@link PastRuns} hold; nothing where the run has none. */
    public static Sightings of(RunTables run) {
        Sightings seen = new Sightings();
        if (!run.has(PastRuns.RUNS)) {
            return seen;
        }
        run.table(PastRuns.RUNS).collectAsList().stream()
                .sorted(Comparator.comparing(row -> row.<Long>getAs("sequence")))
                .forEach(row -> seen.begin(row.getAs("run_id"), row.getAs("as_of")));
        run.table(PastRuns.LEADS).collectAsList().stream()
                .sorted(Comparator.comparing(row -> row.<Integer>getAs("rank")))
                .forEach(seen::add);
        return seen;
    }

    private void begin(String run, String day) {
        runs.put(run, day);
        last = run;
    }

    private void add(Row lead) {
        String run = lead.getAs("run_id");
        leads.computeIfAbsent(lead.getAs("lead_id"), id -> new TreeMap<>()).put(run, lead);
        if (run.equals(last)) {
            lastLeads.add(lead);
        }
    }

    /** How many earlier runs there are; of none, nothing is known of when a lead was first there. */
    public int runs() {
        return runs.size();
    }

    /** The id of the last earlier run; null without any. */
    public String lastRun() {
        return last;
    }

    /** The day up to which the last earlier run looks; null without any. */
    public String lastDay() {
        return runs.get(last);
    }

    /** The leads of the last earlier run by rank, rows of {@link Leads#SCHEMA} behind a run_id. */
    public List<Row> lastLeads() {
        return List.copyOf(lastLeads);
    }

    /** How many earlier runs held the lead. */
    public int times(String lead) {
        return before(lead).size();
    }

    /** The day up to which the first run looks that held the lead; null where no earlier run did. */
    public String firstDay(String lead) {
        return runs.keySet().stream()
                .filter(before(lead)::containsKey)
                .findFirst()
                .map(runs::get)
                .orElse(null);
    }

    /** How many earlier runs held the lead one after the other, up to and with the last. */
    public int inARow(String lead) {
        int row = 0;
        for (String run : runs.keySet()) {
            row = before(lead).containsKey(run) ? row + 1 : 0;
        }
        return row;
    }

    /** What the last earlier run held of the lead; null where it held nothing. */
    public Row last(String lead) {
        return last == null ? null : before(lead).get(last);
    }

    private Map<String, Row> before(String lead) {
        return leads.getOrDefault(lead, Map.of());
    }
}
