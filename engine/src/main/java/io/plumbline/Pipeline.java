package io.plumbline;

import io.plumbline.check.AcceptedExplanations;
import io.plumbline.check.Evidence;
import io.plumbline.check.EvidenceSelection;
import io.plumbline.check.Items;
import io.plumbline.check.Signals;
import io.plumbline.geo.Areas;
import io.plumbline.indicator.Indicators;
import io.plumbline.lead.Leads;
import io.plumbline.lead.Note;
import io.plumbline.lead.Notes;
import io.plumbline.lead.Noting;
import io.plumbline.lead.Outcomes;
import io.plumbline.lead.SpotChecks;
import io.plumbline.lead.ValidityLedger;
import io.plumbline.organization.Organizations;
import io.plumbline.organization.Register;
import io.plumbline.pack.Catalog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The stages of a run in their order; each writes its tables before the next begins, and what no stage reads is written beside them. */
final class Pipeline {
    private final SparkSession spark;
    private final Plan plan;
    private final Catalog catalog;
    private final RunFolder folder;
    private final String runId;
    private final Map<String, Dataset<Row>> handedOver;
    private Outcomes outcomes;
    private ValidityLedger validity;

    Pipeline(SparkSession spark, Plan plan, RunFolder folder, String runId, Map<String, Dataset<Row>> handedOver) {
        this.spark = spark;
        this.plan = plan;
        this.catalog = plan.catalog();
        this.folder = folder;
        this.runId = runId;
        this.handedOver = handedOver;
    }

    void run(Progress progress) {
        Receiving receiving = new Receiving(spark, plan, folder, handedOver);
        progress.step("read");
        Together.Both<Whereabouts, Supplied> read = Together.both(
                spark, () -> progress.beside("read register", this::whereabouts), () -> receiving.receive(progress));
        Register register = read.one().register();
        outcomes = read.one().outcomes();
        validity = plan.validity(outcomes);
        Supplied supplied = read.other();
        AcceptedExplanations explanations = new ExplanationIntake(spark, plan).explanations(register);
        Crossing crossing = new Crossing(
                spark,
                plan,
                folder,
                register,
                read.one().areas(),
                explanations.places(catalog, plan.job().timeZone()));
        Map<String, Dataset<Row>> related = crossing.cross(supplied, progress);
        Together.beside(
                spark,
                () -> account(register, receiving, crossing),
                () -> judge(register, explanations, related, supplied, progress));
        folder.removeStaging();
    }

    /**
     * What attribution asks, and what past inspections found.
     *
     * @param areas null when the job has none
     */
    private record Whereabouts(Register register, Areas areas, Outcomes outcomes) {}

    private Whereabouts whereabouts() {
        RegisterIntake intake = new RegisterIntake(spark, plan);
        Register register = intake.register();
        return new Whereabouts(register, intake.areas(register), new OutcomeIntake(spark, plan).outcomes());
    }

    /** The tables that say what became of every row and record; no number depends on them. */
    private void account(Register register, Receiving receiving, Crossing crossing) {
        folder.write("organizations", Organizations.table(spark, register));
        folder.write(
                "validity",
                spark.createDataFrame(validity.rows(), ValidityLedger.SCHEMA).coalesce(1));
        if (!plan.job().outcomes().isEmpty()) {
            folder.write(
                    "outcomes",
                    spark.createDataFrame(outcomes.rows(), Outcomes.SCHEMA).coalesce(1));
        }
        receiving.account();
        crossing.account();
        Balance.check(folder);
    }

    private void judge(
            Register register,
            AcceptedExplanations explanations,
            Map<String, Dataset<Row>> related,
            Supplied supplied,
            Progress progress) {
        progress.step("measure");
        Dataset<Row> indicators = folder.write("indicators", new Measuring(plan, folder).numbers(related));
        progress.step("judge");
        SharedSources shared = SharedSources.of(catalog, plan.origins(), related);
        Judging judging = new Judging(spark, plan, register, shared.origins(), related);
        Dataset<Row> judged = judging.signals(indicators, catalog, validity.trials());
        Dataset<Row> signals = folder.write(
                "signals",
                plan.job().accepted() == null
                        ? judged
                        : spark.createDataFrame(explanations.over(judged.collectAsList()), Signals.SCHEMA));
        ExplanationIntake.count(explanations, plan, related);
        folder.write(
                "accepted_explanations",
                spark.createDataFrame(explanations.table(plan.job().asOf()), AcceptedExplanations.SCHEMA)
                        .coalesce(1));
        List<Row> found = sorted(signals, "signal_id");
        LeadMaking making = new LeadMaking(spark, plan, register);
        Runnable told = () -> {
            itemize(indicators, related);
            note(found, shared, register, supplied);
            depart(found, judging, indicators, related, making);
        };
        Together.beside(spark, told, () -> {
            progress.step("evidence");
            Dataset<Row> shown = making.counting(() -> evidence(signals, found, related, making));
            progress.step("leads");
            lead(found, shown, making);
        });
    }

    /** Lists one by one the records of organizations that have too few for any rate. */
    private void itemize(Dataset<Row> indicators, Map<String, Dataset<Row>> related) {
        folder.write(
                "items",
                new Items(catalog, indicators)
                        .of(
                                related,
                                plan.job().window().from(),
                                plan.job().window().to(),
                                spark.createDataFrame(List.of(), Items.SCHEMA)));
    }

    /** What there is to say beside the leads: common patterns, changes of territory, sources that are shared, misplaced or incomplete. */
    private void note(List<Row> found, SharedSources shared, Register register, Supplied supplied) {
        Noting noting = new Noting(catalog, register);
        List<Note> notes = new ArrayList<>(noting.commonPatterns(found));
        notes.addAll(noting.territories(
                plan.job().window().from(), plan.job().window().to(), found));
        notes.addAll(shared.notes());
        notes.addAll(new PositionSystems(catalog, plan.sources()).notes(supplied.accepted()));
        supplied.shortfalls()
                .forEach(missing -> notes.add(
                        missing.note(catalog.contract(missing.contract()).title())));
        List<Row> rows = notes.stream().map(Note::row).toList();
        folder.write("notes", spark.createDataFrame(rows, Notes.SCHEMA).coalesce(1));
    }

    /** What the job's own settings changed. */
    private void depart(
            List<Row> found,
            Judging judging,
            Dataset<Row> indicators,
            Map<String, Dataset<Row>> related,
            LeadMaking making) {
        List<Row> departures =
                Departures.any(plan) ? departures(found, judging, indicators, related, making) : List.of();
        folder.write(
                "departures",
                spark.createDataFrame(departures, Departures.SCHEMA).coalesce(1));
    }

    private List<Row> departures(
            List<Row> judged,
            Judging judging,
            Dataset<Row> indicators,
            Map<String, Dataset<Row>> related,
            LeadMaking making) {
        Dataset<Row> numbers = spark.createDataFrame(indicators.collectAsList(), Indicators.SCHEMA);
        List<Row> departures = new ArrayList<>(Departures.of(plan, judging, validity.trials(), numbers, judged));
        departures.addAll(LeadDepartures.of(
                plan,
                making::made,
                judged,
                origins -> judging.signals(
                        numbers,
                        catalog,
                        validity.trials(),
                        SharedSources.of(catalog, origins, related).origins())));
        return departures;
    }

    /** Writes the selectors of all flagged signals and the rows to show. */
    private Dataset<Row> evidence(
            Dataset<Row> signals, List<Row> found, Map<String, Dataset<Row>> related, LeadMaking making) {
        EvidenceSelection selection = new EvidenceSelection(catalog, signals);
        Map<String, Dataset<Row>> behind = new TreeMap<>(related);
        behind.keySet().retainAll(selection.tables());
        if (behind.isEmpty()) {
            making.nothingToCount();
            folder.write("evidence", spark.createDataFrame(List.of(), Evidence.SCHEMA));
            return folder.write("evidence_rows", spark.createDataFrame(List.of(), Evidence.ROWS));
        }
        Dataset<Row> rows = folder.stage(
                "evidence",
                behind.entrySet().stream()
                        .map(table -> selection.rows(table.getKey(), table.getValue()))
                        .reduce(Dataset::unionByName)
                        .orElseThrow());
        making.count(found, rows);
        folder.write("evidence", selection.selectors(rows, runId));
        return folder.write("evidence_rows", selection.shown(rows, behind));
    }

    /** A table that fits into memory is sorted there: Spark would look through it twice to do so. */
    private static <T extends Comparable<T>> List<Row> sorted(Dataset<Row> rows, String column) {
        List<Row> sorted = new ArrayList<>(rows.collectAsList());
        sorted.sort(Comparator.comparing(row -> row.<T>getAs(column)));
        return sorted;
    }

    private void lead(List<Row> found, Dataset<Row> shown, LeadMaking making) {
        List<Row> made = making.made(found, plan.job().caps());
        List<Row> leads = sorted(
                folder.write("leads", spark.createDataFrame(made, Leads.SCHEMA).coalesce(1)), "rank");
        List<Row> rows = shown.drop("shown").collectAsList();
        folder.write(
                "spot_checks",
                spark.createDataFrame(SpotChecks.draw(leads, rows, runId), SpotChecks.SCHEMA)
                        .coalesce(1));
    }
}
