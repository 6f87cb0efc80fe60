package io.plumbline.cli;

import io.plumbline.Run;
import io.plumbline.lead.InspectionPlan;
import io.plumbline.pack.Catalog;
import io.plumbline.sink.RunTables;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One team's plan as the only table there is, so that nothing else can reach its workbook. */
final class PlanTables implements RunTables {
    private static final String TABLE = "inspection_plan";

    /** What tells the arm, or from what it could be told. */
    private static final String[] HIDDEN = {
        "arm",
        "lead_id",
        "rank",
        "grade",
        "stratum",
        "stratum_size",
        "stratum_taken",
        "strata",
        "strata_reached",
        "selection_probability",
        "seed"
    };

    private final Run run;
    private final List<Row> rows;
    private final boolean hidden;

    PlanTables(Run run, List<Row> rows, boolean hidden) {
        this.run = run;
        this.hidden = hidden;
        this.rows = hidden
                ? rows.stream()
                        .sorted(Comparator.comparing(row -> row.getString(0)))
                        .toList()
                : rows;
    }

    @Override
    public Dataset<Row> table(String name) {
        if (!has(name)) {
            throw new IllegalArgumentException("A plan has no table '" + name + "'");
        }
        Dataset<Row> plan = run.session().createDataFrame(rows, InspectionPlan.SCHEMA);
        return hidden ? plan.drop(HIDDEN) : plan;
    }

    @Override
    public boolean has(String table) {
        return TABLE.equals(table);
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
