package io.plumbline.check;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.to_date;

import io.plumbline.contract.TableSchema;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * 逐项清单: where an organization has so few records that a rate says nothing, the records themselves. A village with fifteen of them
 * still gets a page of use; it is compared with nobody.
 */
public final class Items {
    /** From so many records in the window on there are rates. */
    public static final long ENOUGH = Threshold.FEW;

    public static final StructType SCHEMA = TableSchema.table()
            .string("organization_id", "an organization with 1 to 29 records in the window; never null")
            .string("level", "the level of the indicator; never null")
            .string("indicator_id", "the indicator of a check; never null")
            .string("contract", "the contract or relation that is counted; never null")
            .string("record_id", "the record; never null")
            .integer("counts", "1 where it counts, 0 where it takes part only; null where it does not take part")
            .string("file", "the file; null without files")
            .string("sheet", "the sheet; null otherwise")
            .longs("row_no", "ordinal in the file; null without files")
            .timestamp("at", "when it happened; null without a time")
            .map("shown", "columns that are kept, by name; never personal ones")
            .build();

    private final Catalog catalog;
    private final Dataset<Row> few;
    private final Set<String> tables = new TreeSet<>();

    /**
     * Items of a run.
     *
     * @param indicators rows of {@link io.plumbline.indicator.Indicators#SCHEMA}
     */
    public Items(Catalog catalog, Dataset<Row> indicators) {
        this.catalog = catalog;
        Object[] checked = catalog.checks().values().stream()
                .map(Check::indicator)
                .distinct()
                .toArray();
        this.few = indicators
                .where(col("indicator_id").isin(checked))
                .groupBy("table", "indicator_id", "level", "organization_id")
                .agg(sum("records").as("records"))
                .where(col("records").between(1, ENOUGH - 1));
        few.select("table").distinct().collectAsList().forEach(row -> tables.add(row.getString(0)));
    }

    /**
     * The items of all tables.
     *
     * @param related the related tables by name
     * @param from the first day of the window
     * @param to the first day after
     * @return rows of {@link #SCHEMA}
     */
    public Dataset<Row> of(Map<String, Dataset<Row>> related, LocalDate from, LocalDate to, Dataset<Row> none) {
        return tables.stream()
                .filter(related::containsKey)
                .map(table -> of(table, related.get(table), from, to))
                .reduce(none, Dataset::unionByName);
    }

    private Dataset<Row> of(String table, Dataset<Row> related, LocalDate from, LocalDate to) {
        SeenColumns seen = new SeenColumns(catalog);
        List<Column> flags = new ArrayList<>();
        catalog.indicatorsOf(table)
                .forEach((id, indicator) -> flags.add(struct(
                        lit(id).as("indicator"),
                        col(Catalog.flag(id)).as("counts"),
                        day(table, indicator).as("on"))));
        Dataset<Row> wanted = few.where(col("table").equalTo(table))
                .select(
                        col("indicator_id"),
                        col("level").as("of_level"),
                        col("organization_id").as("of_organization"));
        Dataset<Row> answered =
                related.select(col("*"), explode(col("organizations")).as(new String[] {"level", "organization_id"}));
        // Few records are wanted: what is shown of one is formed only once it is known to be among them.
        return answered.join(
                        broadcast(wanted),
                        answered.col("level")
                                .equalTo(wanted.col("of_level"))
                                .and(answered.col("organization_id").equalTo(wanted.col("of_organization"))))
                .select(
                        col("record_id"),
                        SeenColumns.lineage(related, "file"),
                        SeenColumns.lineage(related, "sheet"),
                        SeenColumns.lineage(related, "row_no"),
                        seen.at(table).as("at"),
                        seen.shown(table, related).as("shown"),
                        array(flags.toArray(new Column[0])).as("flags"),
                        col("level"),
                        col("organization_id"),
                        col("indicator_id"))
                .select(col("*"), explode(col("flags")).as("flag"))
                .where(col("flag.indicator")
                        .equalTo(col("indicator_id"))
                        .and(col("flag.on").geq(lit(from.toString()).cast("date")))
                        .and(col("flag.on").lt(lit(to.toString()).cast("date"))))
                .select(col("*"), lit(table).as("contract"), col("flag.counts").as("counts"))
                .to(SCHEMA);
    }

    private Column day(String table, Indicator indicator) {
        return to_date(col(indicator.time() == null ? catalog.timeOf(table) : indicator.time()));
    }
}
