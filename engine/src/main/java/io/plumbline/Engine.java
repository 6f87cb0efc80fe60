package io.plumbline;

import io.plumbline.lead.Outcomes;
import io.plumbline.pack.ConfigurationException;
import io.plumbline.pack.Pack;
import io.plumbline.pack.Problems;
import io.plumbline.sink.Manifest;
import io.plumbline.sink.RunStore;
import io.plumbline.sink.SinkTarget;
import io.plumbline.source.OwnSession;
import io.plumbline.text.Hashes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * 引擎: runs jobs on a Spark session of the caller's, in a session of its own, so that the caller's settings and temporary views are
 * neither used nor changed.
 *
 * <pre>{@code
 * try (Run run = Engine.on(spark).run(Job.read("job.yaml"))) {
 *   run.leads().show();
 *   run.publish();
 * }
 * }</pre>
 */
public final class Engine {
    /** Counts up whenever the same inputs may give another result. */
    static final String VERSION = "0.1.0";

    private final SparkSession spark;
    private final Map<String, Dataset<Row>> handedOver = new TreeMap<>();
    private final Registry registry = Registry.load();
    private Consumer<String> listener = step -> {};

    private Engine(SparkSession spark) {
        this.spark = spark;
    }

    /** An engine on the caller's session. */
    public static Engine on(SparkSession spark) {
        ModuleOpens.warnIfMissing();
        return new Engine(spark);
    }

    /** Hands over a table in memory, which replaces the configured source of that contract. */
    public Engine with(String contract, Dataset<Row> table) {
        handedOver.put(contract, table);
        return this;
    }

    /** Is told the name of every step as it begins. */
    public Engine telling(Consumer<String> steps) {
        listener = steps;
        return this;
    }

    /** What plugins have registered. */
    public Registry registry() {
        return registry;
    }

    /**
     * Checks a job without running it: which checks can run, what blocks the others, and which of them the outcomes that the job names
     * have retired. Of its files only these are read.
     *
     * @throws ConfigurationException naming every problem of job, packs and outcomes
     */
    public Validation validate(Job job) {
        Plan plan = plan(job, registry, handedOver.keySet());
        if (job.outcomes().isEmpty()) {
            return Validation.of(plan, handedOver.keySet(), Outcomes.none());
        }
        SparkSession own = session(job);
        Outcomes outcomes = new OwnSession(own).during(() -> new OutcomeIntake(own, plan).outcomes());
        return Validation.of(plan, handedOver.keySet(), outcomes);
    }

    /**
     * Checks a job without a session and without running it; outcomes are not read, so that no check counts as retired.
     *
     * @throws ConfigurationException naming every problem of job and packs
     */
    public static Validation validation(Job job) {
        return Validation.of(plan(job, Registry.load(), Set.of()), Set.of(), Outcomes.none());
    }

    /**
     * Runs a job. What was committed under the same inputs, job, packs and version is not run again.
     *
     * @return the finished run, not yet published
     * @throws ConfigurationException naming every problem of job, packs and register
     */
    public Run run(Job job) {
        Plan plan = plan(job, registry, handedOver.keySet());
        SparkSession own = session(job);
        return new OwnSession(own).during(() -> run(plan, own));
    }

    /** The id that a run of the job would have now in an empty store. */
    String runId(Job job) {
        Plan plan = plan(job, registry, handedOver.keySet());
        SparkSession own = session(job);
        return new OwnSession(own).during(() -> runId(plan, Inputs.of(own, plan, handedOver)));
    }

    private Run run(Plan plan, SparkSession own) {
        Job job = plan.job();
        Progress progress = new Progress(listener);
        progress.step("fingerprint inputs");
        RunStore store = RunStore.at(storeOf(job));
        Predecessor before = Predecessor.of(plan, store, Inputs.of(own, plan, handedOver), read -> runId(plan, read));
        String runId = runId(plan, before.inputs());
        Manifest committed = store.find(runId);
        if (committed != null) {
            return Run.committed(own, plan, store, committed);
        }
        store.clear(runId);
        RunFolder folder = new RunFolder(own, store.folder(runId), progress)
                .after(before.runId() == null ? null : store.folder(before.runId()));
        new Pipeline(own, plan, folder, runId, handedOver).run(progress);
        progress.finish();
        return Run.finished(own, plan, store, folder, manifest(plan, runId, before.inputs(), folder), progress);
    }

    /**
     * Opens the current run of a job's store without running anything.
     *
     * @throws IllegalStateException when nothing was committed yet
     */
    public Run open(Job job) {
        Plan plan = plan(job, registry, handedOver.keySet());
        RunStore store = RunStore.at(storeOf(job));
        Manifest current = store.current();
        if (current == null) {
            throw new IllegalStateException("Store " + storeOf(job) + " has no committed run; run the job first");
        }
        return Run.committed(session(job), plan, store, current);
    }

    /**
     * The store that keeps a job's runs.
     *
     * @throws IllegalStateException when the job names no Parquet sink, so that no runs are kept
     */
    public static RunStore store(Job job) {
        if (!Run.keepsRuns(job)) {
            throw new IllegalStateException(
                    "Job " + job.job() + " keeps no runs; name a sink of format parquet in the job");
        }
        return RunStore.at(storeOf(job));
    }

    static Plan plan(Job job, Registry registry, Set<String> handedOver) {
        Problems problems = new Problems("job " + job.job());
        Packs packs = Packs.read(job, registry, problems);
        List<Pack> read = packs.packs();
        JobRules.check(job, read, registry, handedOver, problems);
        problems.refuse();
        return new Plan(job, read, packs.hashes(), registry);
    }

    private SparkSession session(Job job) {
        return session(spark, job.timeZone());
    }

    /** A session beside the caller's, with the settings on which results depend. */
    static SparkSession session(SparkSession spark, ZoneId zone) {
        return OwnSession.beside(spark, zone).spark();
    }

    private static String runId(Plan plan, List<Manifest.Input> inputs) {
        List<String> parts = new ArrayList<>();
        parts.add(VERSION);
        parts.add(JobText.canonical(plan.job()));
        plan.packHashes().forEach((name, hash) -> parts.add(name + "=" + hash));
        inputs.forEach(input -> parts.add(input.source() + "/" + input.name() + "=" + input.hash()));
        return Hashes.id(parts.toArray(new String[0])).substring(0, 32);
    }

    private static Manifest manifest(Plan plan, String runId, List<Manifest.Input> inputs, RunFolder folder) {
        List<String> packs = plan.packHashes().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
        return new Manifest(
                0,
                runId,
                plan.job().job(),
                plan.job().asOf().toString(),
                plan.job().timeZone().getId(),
                VERSION,
                inputs,
                packs,
                plan.registry().plugins(),
                List.copyOf(folder.tables()),
                true);
    }

    /** The first Parquet sink keeps the runs; without one they lie in a temporary folder until the run is closed. */
    private static String storeOf(Job job) {
        for (SinkTarget sink : job.sinks()) {
            if (sink.format().equals("parquet")) {
                return Locations.resolve(job.out(), sink.path());
            }
        }
        try {
            return Files.createTempDirectory("plumbline-").toUri().toString();
        } catch (IOException e) {
            throw new UncheckedIOException("No temporary folder can be made; name a parquet sink in the job", e);
        }
    }
}
