package io.plumbline.connectors.dossier;

import static org.apache.spark.sql.functions.sum;

import io.plumbline.connectors.Disagreements;
import io.plumbline.connectors.Received;
import io.plumbline.contract.Contract;
import io.plumbline.pack.Pack;
import io.plumbline.sink.RunTables;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The run's small tables, each fetched once and laid out by what pages ask for. */
final class Holdings {
    private static final int MOST_CARDS = 500;

    final RunTables run;
    final Map<String, Row> organizations = new TreeMap<>();
    final Map<String, Row> signals = new LinkedHashMap<>();
    final Map<String, List<Row>> signalsOf;
    final Map<String, Row> evidence = new LinkedHashMap<>();
    final Map<String, List<Row>> evidenceRows;
    final List<Row> leads;
    final Map<String, List<Row>> leadsOf;
    final Map<String, List<Row>> spots;
    final List<Row> coverage;
    final Map<String, List<Row>> coverageOf;
    final List<Row> conservation;
    final List<Row> notes;
    final List<Row> departures;
    final Map<String, List<Row>> itemsOf;
    final Map<String, List<Row>> historyOf;
    final Map<String, Long> heldOf;
    final List<Row> validity;
    final List<Row> outcomes;
    final List<Row> coverageByOrganization;
    /** The ids of the leads that have a card. */
    final Set<String> cards;

    Holdings(RunTables run) {
        this.run = run;
        rows("organizations").forEach(row -> organizations.put(row.getAs("organization_id"), row));
        List<Row> judged = rows("signals");
        judged.sort(Comparator.comparing((Row row) -> row.<String>getAs("check_id"))
                .thenComparing(row -> String.valueOf(row.<Object>getAs("period_from")))
                .thenComparing(row -> row.<String>getAs("signal_id")));
        judged.forEach(row -> signals.put(row.getAs("signal_id"), row));
        signalsOf = by(judged, "organization_id");
        rows("evidence").forEach(row -> evidence.put(row.getAs("signal_id"), row));
        evidenceRows = by(ranked("evidence_rows"), "signal_id");
        leads = ranked("leads");
        leadsOf = by(leads, "organization_id");
        spots = by(ranked("spot_checks"), "lead_id");
        coverage = summed("table", "role", "state");
        coverageByOrganization = summed("organization_id", "table", "role", "state");
        coverageOf = by(coverageByOrganization, "organization_id");
        conservation = rows("conservation");
        notes = rows("notes");
        notes.sort(Comparator.comparing((Row row) -> row.<String>getAs("kind"))
                .thenComparing(row -> String.valueOf(row.<Object>getAs("period_from")))
                .thenComparing(row -> row.<String>getAs("note_id")));
        departures = rows("departures");
        departures.sort(Comparator.comparing(row -> row.<String>getAs("setting")));
        itemsOf = by(rows("items"), "organization_id");
        validity = rows("validity");
        validity.sort(Comparator.comparing(row -> row.<String>getAs("check_id")));
        outcomes = rows("outcomes");
        cards = leads.stream()
                .filter(lead -> lead.<Boolean>getAs("shown"))
                .limit(MOST_CARDS)
                .map(lead -> lead.<String>getAs("lead_id"))
                .collect(Collectors.toSet());
        historyOf = itemsOf.isEmpty() ? Map.of() : by(rows("indicators"), "organization_id");
        heldOf = leads.stream()
                .filter(lead -> !lead.<Boolean>getAs("shown"))
                .collect(Collectors.groupingBy(lead -> lead.<String>getAs("organization_id"), Collectors.counting()));
    }

    /** The rows of a table; none where the run has no such table. */
    List<Row> rows(String table) {
        return run.has(table) ? new ArrayList<>(run.table(table).collectAsList()) : new ArrayList<>();
    }

    private List<Row> ranked(String table) {
        List<Row> rows = rows(table);
        rows.sort(Comparator.comparingInt(row -> row.<Integer>getAs("rank")));
        return rows;
    }

    private List<Row> summed(String first, String... others) {
        if (!run.has("coverage")) {
            return List.of();
        }
        Dataset<Row> counted = run.table("coverage")
                .groupBy(first, others)
                .agg(sum("records").as("records"))
                .orderBy(first, others);
        return counted.collectAsList();
    }

    private static Map<String, List<Row>> by(List<Row> rows, String column) {
        return rows.stream()
                .filter(row -> row.getAs(column) != null)
                .collect(Collectors.groupingBy(row -> row.<String>getAs(column), TreeMap::new, Collectors.toList()));
    }

    /** What could not be read or fell short. */
    List<Words> shortfalls() {
        return Received.shortfalls(run).stream()
                .map(line -> Cells.together(Cells.clean(line.zh()), Cells.clean(line.en())))
                .toList();
    }

    /** Which ways of attribution disagree, and how often. */
    List<Words> disagreements() {
        return run.has("coverage") ? Disagreements.lines(run) : List.of();
    }

    /** The words for an organization's kind. */
    Words kind(String organization) {
        Row row = organizations.get(organization);
        return row == null ? new Words("", "") : Terms.kind(row.getAs("kind"));
    }

    /** What a table is called, with its id. */
    Words table(String id) {
        Words title = title(id);
        String clean = Cells.clean(id);
        return title.zh().equals(clean) ? title : new Words(title.zh() + " " + clean, title.en() + " " + clean);
    }

    /** What a table is called; its id where nobody says. */
    Words title(String id) {
        Contract contract = run.catalog().contract(id);
        String clean = Cells.clean(id);
        return contract == null || contract.title() == null ? new Words(clean, clean) : contract.title();
    }

    /** The pack of a check; null when no pack has it. */
    Pack pack(String check) {
        return run.catalog().packs().values().stream()
                .filter(pack -> pack.checks().containsKey(check))
                .findFirst()
                .orElse(null);
    }

    /** The domain of a check, which is its pack's title. */
    Words domain(String check) {
        Pack pack = pack(check);
        return pack == null ? new Words(Cells.clean(check), Cells.clean(check)) : pack.title();
    }

    String name(String organization) {
        Row row = organizations.get(organization);
        return row == null ? Cells.clean(organization) : Cells.text(row, "name");
    }
}
