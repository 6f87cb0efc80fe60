package io.plumbline;

import io.plumbline.organization.Organizations;
import io.plumbline.organization.Register;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Problems;
import io.plumbline.sink.Manifest;
import io.plumbline.sink.RunStore;
import io.plumbline.sink.RunTables;
import io.plumbline.sink.SinkFormat;
import io.plumbline.sink.SinkTarget;
import io.plumbline.source.OwnSession;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** 一次运行: the tables of a finished job. They are files in the run's folder; nothing is computed again. */
public final class Run implements RunTables, AutoCloseable {
    private final SparkSession spark;
    private final Plan plan;
    private final RunStore store;
    private final RunFolder folder;
    private final HeldTables tables;
    private final Progress progress;
    private Manifest manifest;

    private Run(SparkSession spark, Plan plan, RunStore store, RunFolder folder, Manifest manifest, Progress progress) {
        this.spark = spark;
        this.plan = plan;
        this.store = store;
        this.folder = folder;
        this.tables = new HeldTables(spark, folder);
        this.manifest = manifest;
        this.progress = progress;
    }

    static Run finished(
            SparkSession spark, Plan plan, RunStore store, RunFolder folder, Manifest manifest, Progress progress) {
        return new Run(spark, plan, store, folder, manifest, progress);
    }

    static Run committed(SparkSession spark, Plan plan, RunStore store, Manifest manifest) {
        RunFolder folder = RunFolder.finished(spark, store.folder(manifest.runId()), manifest.tables());
        return new Run(spark, plan, store, folder, manifest, Progress.silent());
    }

    /** The leads, see {@link io.plumbline.lead.Leads}. */
    public Dataset<Row> leads() {
        return table("leads");
    }

    /** The signals, see {@link io.plumbline.check.Signals}. */
    public Dataset<Row> signals() {
        return table("signals");
    }

    /** What was read, accepted and refused, see {@link io.plumbline.source.Conservation}. */
    public Dataset<Row> conservation() {
        return table("conservation");
    }

    /** The register that the run used. */
    public Register register() {
        return new OwnSession(spark)
                .during(() -> Register.of(
                        Organizations.read(table("organizations")), new Problems("organizations of " + runId())));
    }

    /** What this run read and wrote. */
    public Manifest manifest() {
        return manifest;
    }

    /** Whether the run is visible to readers of its store. */
    public boolean isCommitted() {
        return manifest.sequence() > 0;
    }

    /** Seconds by step; empty for a run that was committed before. */
    public Map<String, Double> seconds() {
        return progress.seconds();
    }

    /**
     * Commits the run, then writes the sinks named in the job, a few at a time. Publishing twice does nothing more.
     *
     * @throws RuntimeException the one of the first sink that could not be written, after all have been tried
     */
    public void publish() {
        publish(this);
    }

    /** As {@link #publish()}, with sinks that are shown another view of the run's tables, such as the run beside an earlier one. */
    public void publish(RunTables shown) {
        manifest = store.commit(manifest);
        folder.log(progress.seconds());
        progress.step("write");
        Map<String, SinkTarget> targets = targets();
        Together.all(
                spark,
                targets.keySet(),
                name -> progress.beside("write " + name, () -> {
                    write(shown, targets.get(name));
                    return name;
                }));
        progress.finish();
    }

    /** The sinks that are not the run's own tables, by format and path. */
    private Map<String, SinkTarget> targets() {
        Map<String, SinkTarget> targets = new TreeMap<>();
        for (SinkTarget target : plan.job().sinks()) {
            if (!target.format().equals("parquet")) {
                targets.put(target.format() + " " + target.path(), target);
            }
        }
        return targets;
    }

    /** Writes the run in one more form. */
    public void write(SinkTarget target) {
        write(this, target);
    }

    /** Writes a part of the run, as another view of its tables shows it. */
    public void write(RunTables part, SinkTarget target) {
        SinkFormat format = plan.registry().sinkFormats().get(target.format());
        if (format == null) {
            throw new IllegalArgumentException("There is no sink format '" + target.format() + "'; known: "
                    + String.join(", ", plan.registry().sinkFormats().keySet()));
        }
        String path = Locations.resolve(plan.job().out(), target.path());
        new OwnSession(spark).during(() -> format.write(part, new SinkTarget(target.format(), path, target.options())));
    }

    @Override
    public String runId() {
        return manifest.runId();
    }

    @Override
    public String job() {
        return manifest.job();
    }

    @Override
    public LocalDate asOf() {
        return plan.job().asOf();
    }

    @Override
    public ZoneId zone() {
        return plan.job().timeZone();
    }

    @Override
    public Catalog catalog() {
        return plan.catalog();
    }

    @Override
    public boolean has(String table) {
        return folder.has(table);
    }

    @Override
    public Dataset<Row> table(String name) {
        return tables.table(name);
    }

    /** The engine's own session, in which the tables are read. */
    public SparkSession session() {
        return spark;
    }

    /** Removes what an unpublished run has written, and everything where the job names no Parquet sink that keeps runs. */
    @Override
    public void close() {
        if (!isCommitted() || !keepsRuns(plan.job())) {
            store.clear(manifest.runId());
        }
    }

    static boolean keepsRuns(Job job) {
        return job.sinks().stream().anyMatch(sink -> sink.format().equals("parquet"));
    }
}
