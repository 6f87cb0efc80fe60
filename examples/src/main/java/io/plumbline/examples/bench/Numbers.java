package io.plumbline.examples.bench;

import io.plumbline.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** The figures that pages, workbook and command line show of a run's leads, each held against the run's own tables. */
public final class Numbers {
    private final Run run;
    private final List<Row> leads;
    private final Map<String, Row> byLead = new HashMap<>();
    private final Map<String, Row> signals = new HashMap<>();
    private final Map<String, Row> evidence = new HashMap<>();
    private final Map<String, Integer> compared = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();

    /** Nothing is compared yet. */
    public Numbers(Run run) {
        this.run = run;
        this.leads = run.leads().where("shown").orderBy("rank").collectAsList();
        leads.forEach(lead -> byLead.put(brief(lead.getAs("lead_id")), lead));
        run.signals()
                .where("state = 'flagged'")
                .collectAsList()
                .forEach(signal -> signals.put(brief(signal.getAs("signal_id")), signal));
        run.table("evidence").collectAsList().forEach(row -> evidence.put(row.getAs("signal_id"), row));
    }

    private static String brief(String id) {
        return id.substring(0, 12);
    }

    /** The ids of the leads that are shown, in their order. */
    public List<String> leads() {
        return leads.stream().map(lead -> lead.<String>getAs("lead_id")).toList();
    }

    /** Compares what every lead's card shows. */
    public Numbers cards(Path dossier) throws IOException {
        for (String lead : leads()) {
            CardFigures.of(dossier, lead).forEach(this::compare);
        }
        return this;
    }

    /** Compares what the workbook shows. */
    public Numbers workbook(Path file) throws IOException {
        WorkbookFigures.of(file).stream()
                .filter(figure -> byLead.containsKey(brief(figure.lead())))
                .forEach(this::compare);
        return this;
    }

    /** Compares what was printed of leads, in that order. */
    public Numbers explained(String printed, List<String> leads) {
        ExplainedFigures.of(printed, leads).forEach(this::compare);
        return this;
    }

    /** Puts the selector of every signal of every lead to the tables once more. */
    public Numbers replayed() {
        Replay replay = new Replay(run);
        for (Row lead : leads) {
            for (String id : lead.<String>getList(lead.fieldIndex("signals"))) {
                Row selector = evidence.get(id);
                Row signal = signals.get(brief(id));
                if (signal.getAs("kind").equals("call-for-data")) {
                    continue;
                }
                Replay.Found found = replay.of(selector, signal.getAs("indicator_id"));
                count("replay rows", found.rows() == selector.<Long>getAs("row_count"), id + " " + found.rows());
                count("replay digests", found.digest().equals(selector.getAs("digest")), id + " " + found.digest());
            }
        }
        return this;
    }

    private void compare(ShownFigure figure) {
        Row lead = byLead.get(brief(figure.lead()));
        Object held = figure.signal() == null ? lead.getAs(figure.column()) : held(lead, figure);
        count(figure.output(), held != null && figure.shows(held), figure + " but the table holds " + held);
    }

    private Object held(Row lead, ShownFigure figure) {
        Row signal = signals.getOrDefault(figure.signal(), named(lead, figure.signal()));
        if (signal == null) {
            return null;
        }
        boolean ofEvidence =
                figure.column().equals("row_count") || figure.column().equals("digest");
        return (ofEvidence ? evidence.get(signal.<String>getAs("signal_id")) : signal).getAs(figure.column());
    }

    /** The lead's signal as the workbook names it: by check, role and period. */
    private Row named(Row lead, String name) {
        return lead.<String>getList(lead.fieldIndex("signals")).stream()
                .map(id -> signals.get(brief(id)))
                .filter(signal -> name.equals(
                        signal.getAs("check_id") + " " + signal.getAs("role") + " " + signal.getAs("period_from")))
                .findFirst()
                .orElse(null);
    }

    private void count(String what, boolean same, String difference) {
        compared.merge(what, 1, Integer::sum);
        if (!same) {
            differences.add(what + ": " + difference);
        }
    }

    /** How many figures were compared, by output. */
    public Map<String, Integer> compared() {
        return compared;
    }

    /** What does not agree; empty when everything does. */
    public List<String> differences() {
        return differences;
    }
}
