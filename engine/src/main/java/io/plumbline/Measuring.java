package io.plumbline;

import io.plumbline.contract.Contract;
import io.plumbline.indicator.Indicators;
import io.plumbline.indicator.Measurement;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Check;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The numbers of all related tables. Each table is measured on its own and a few beside each other: Spark plans anew what is left of a
 * query whenever a step of it ends, which for all tables in one query takes longer than the counting.
 */
final class Measuring {
    private final Plan plan;
    private final Catalog catalog;
    private final RunFolder folder;
    private final Set<String> checked;

    Measuring(Plan plan, RunFolder folder) {
        this.plan = plan;
        this.catalog = plan.catalog();
        this.folder = folder;
        this.checked = catalog.checks().values().stream().map(Check::indicator).collect(Collectors.toSet());
    }

    /** Numbers of whole periods inside the job's window, of {@link Indicators#SCHEMA}. */
    Dataset<Row> numbers(Map<String, Dataset<Row>> related) {
        Column from = functions.lit(plan.job().window().from().toString()).cast("date");
        Column to = functions.lit(plan.job().window().to().toString()).cast("date");
        return folder.stage("indicators", Indicators.SCHEMA, related.keySet(), id -> numbers(id, related.get(id)))
                .where(functions.col("period_from").geq(from))
                .where(functions.col("period_to").leq(to));
    }

    private Dataset<Row> numbers(String id, Dataset<Row> related) {
        Contract contract = catalog.contract(id);
        return Measurement.measure(
                id,
                related,
                catalog.indicatorsOf(id),
                plan.levels(),
                catalog.timeOf(id),
                contract == null ? null : contract.reporter(),
                catalog.placeOf(id),
                checked,
                plan.job().timeZone());
    }
}
