package io.plumbline.connectors;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.plumbline.lead.Leads;
import io.plumbline.pack.Catalog;
import io.plumbline.sink.Manifest;
import io.plumbline.sink.RunStore;
import io.plumbline.sink.RunTables;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * 历次运行: a run beside earlier ones, so that pages and workbooks tell what has come, gone and stayed. It has all tables of the run and two more:
 * {@value #RUNS}, the earlier runs, and {@value #LEADS}, their leads. No run has them, for a run is a function of its inputs alone.
 */
public final class PastRuns implements RunTables {
    /** The earlier runs: run_id, sequence and as_of. */
    public static final String RUNS = "past_runs";

    /** Their leads: run_id, and the columns of {@link Leads#SCHEMA}. */
    public static final String LEADS = "past_leads";

    private static final StructType RUN = new StructType()
            .add("run_id", "string", false)
            .add("sequence", "long", false)
            .add("as_of", "string", false);

    private final RunTables run;
    private final SparkSession spark;
    private final RunStore store;
    private final List<Manifest> past;

    /**
     * Lays a run beside earlier ones.
     *
     * @param past committed runs of the store, the latest last; never empty
     */
    public PastRuns(RunTables run, SparkSession spark, RunStore store, List<Manifest> past) {
        if (past.isEmpty()) {
            throw new IllegalArgumentException("There is no earlier run to lay beside run " + run.runId());
        }
        this.run = run;
        this.spark = spark;
        this.store = store;
        this.past = List.copyOf(past);
    }

    @Override
    public boolean has(String table) {
        return table.equals(RUNS) || table.equals(LEADS) || run.has(table);
    }

    @Override
    public Dataset<Row> table(String name) {
        return switch (name) {
            case RUNS ->
                spark.createDataFrame(
                        past.stream()
                                .map(one -> RowFactory.create(one.runId(), one.sequence(), one.asOf()))
                                .toList(),
                        RUN);
            case LEADS -> past.stream().map(this::leads).reduce(Dataset::union).orElseThrow();
            default -> run.table(name);
        };
    }

    private Dataset<Row> leads(Manifest one) {
        return spark.read()
                .schema(Leads.SCHEMA)
                .parquet(store.folder(one.runId()) + "/leads")
                .select(lit(one.runId()).as("run_id"), col("*"));
    }

    @Override
    public String runId() {
        return run.runId();
    }

    @Override
    public String job() {
        return run.job();
    }

    @Override
    public LocalDate asOf() {
        return run.asOf();
    }

    @Override
    public ZoneId zone() {
        return run.zone();
    }

    @Override
    public Catalog catalog() {
        return run.catalog();
    }
}
