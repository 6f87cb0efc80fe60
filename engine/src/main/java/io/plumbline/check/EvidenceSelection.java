package io.plumbline.check;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import io.plumbline.pack.Catalog;
import io.plumbline.pack.Indicator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** 佐证选取: finds the rows behind flagged signals, counts and fingerprints all of them and shows some. */
public final class EvidenceSelection {
    /** So many rows of a signal are shown: more than anyone reads, few enough to carry on a stick. */
    public static final int SHOWN = 100;

    private static final StructType SELECTED = new StructType()
            .add("signal_id", DataTypes.StringType)
            .add("record_id", DataTypes.StringType)
            .add("contract", DataTypes.StringType)
            .add("at", DataTypes.TimestampType);

    private final Catalog catalog;
    private final SeenColumns seen;
    private final Dataset<Row> flagged;
    private final List<Row> wanted;

    /**
     * Evidence for a run's signals.
     *
     * @param signals rows of {@link Signals#SCHEMA}, those that are not flagged among them
     */
    public EvidenceSelection(Catalog catalog, Dataset<Row> signals) {
        this.catalog = catalog;
        this.seen = new SeenColumns(catalog);
        Dataset<Row> found = signals.where(col("state").equalTo("flagged"))
                .select(
                        "signal_id",
                        "table",
                        "kind",
                        "indicator_id",
                        "level",
                        "organization_id",
                        "period_from",
                        "period_to");
        this.wanted = found.collectAsList();
        // Every related table is asked for them, and each time Spark would read them anew.
        this.flagged = signals.sparkSession().createDataFrame(wanted, found.schema());
    }

    /** Tables that hold evidence. */
    public Set<String> tables() {
        Set<String> tables = new TreeSet<>();
        wanted.forEach(row -> tables.add(row.getAs("table")));
        return tables;
    }

    /**
     * The rows of one related table that stand behind signals, one for each signal and row. A call for data has none: it is
     * about rows that are not there, and those that are there have not been judged.
     */
    public Dataset<Row> rows(String table, Dataset<Row> related) {
        Map<String, Indicator> indicators = new TreeMap<>(catalog.indicatorsOf(table));
        indicators.keySet().retainAll(wanted(table, "indicator_id"));
        if (indicators.isEmpty()) {
            return related.sparkSession().createDataFrame(List.of(), SELECTED);
        }
        Column judged = col("kind").notEqual(CallForData.KIND);
        Dataset<Row> selectors = flagged.where(col("table").equalTo(table).and(judged))
                .select(
                        col("signal_id"),
                        col("indicator_id").as("flag"),
                        col("level").as("of_level"),
                        col("organization_id").as("of_organization"),
                        col("period_from"),
                        col("period_to"));
        List<Column> counted = new ArrayList<>();
        indicators.forEach((id, indicator) -> counted.add(when(
                col(Catalog.flag(id)).equalTo(1),
                struct(lit(id).as("flag"), day(table, indicator).as("on")))));
        Dataset<Row> narrow = related.select(
                        col("record_id"),
                        lit(table).as("contract"),
                        seen.at(table).as("at"),
                        col("organizations"),
                        explode(array(counted.toArray(new Column[0]))).as("counted"))
                .where(col("counted").isNotNull())
                .select(col("*"), explode(col("organizations")).as(new String[] {"level", "organization_id"}))
                .where(col("level").isin(wanted(table, "level").toArray()));
        return narrow.join(
                        broadcast(selectors),
                        narrow.col("counted.flag")
                                .equalTo(selectors.col("flag"))
                                .and(narrow.col("level").equalTo(selectors.col("of_level")))
                                .and(narrow.col("organization_id").equalTo(selectors.col("of_organization")))
                                .and(narrow.col("counted.on").geq(selectors.col("period_from")))
                                .and(narrow.col("counted.on").lt(selectors.col("period_to"))))
                .select("signal_id", "record_id", "contract", "at");
    }

    private Set<String> wanted(String table, String column) {
        Set<String> values = new TreeSet<>();
        for (Row row : wanted) {
            if (row.getAs("table").equals(table) && !row.getAs("kind").equals(CallForData.KIND)) {
                values.add(row.getAs(column));
            }
        }
        return values;
    }

    /**
     * The selectors, with count and digest.
     *
     * @param rows what {@link #rows} gave for all tables
     * @return rows of {@link Evidence#SCHEMA}, one for each flagged signal, those without rows among them
     */
    public Dataset<Row> selectors(Dataset<Row> rows, String runId) {
        Dataset<Row> counted = rows.groupBy(col("signal_id").as("of_signal"))
                .agg(
                        count(lit(1)).as("row_count"),
                        concat_ws("\n", array_sort(collect_list(col("record_id"))))
                                .as("ids"));
        Dataset<Row> all = flagged.join(counted, flagged.col("signal_id").equalTo(counted.col("of_signal")), "left")
                .select(
                        col("signal_id"),
                        lit(runId).as("run_id"),
                        col("table"),
                        flagOf(col("indicator_id")).as("flag"),
                        col("level"),
                        col("organization_id"),
                        col("period_from"),
                        col("period_to"),
                        coalesce(col("row_count"), lit(0L)).as("row_count"),
                        sha2(coalesce(col("ids"), lit("")).cast(DataTypes.BinaryType), 256)
                                .as("digest"));
        return all.to(Evidence.SCHEMA);
    }

    /**
     * The first rows of every signal by time, then by record, as a person may see them.
     *
     * @param rows what {@link #rows} gave for all tables
     * @param related the related tables by name
     * @return rows of {@link Evidence#ROWS}
     */
    public Dataset<Row> shown(Dataset<Row> rows, Map<String, Dataset<Row>> related) {
        Column first = row_number().over(Window.partitionBy("signal_id").orderBy(col("at"), col("record_id")));
        Dataset<Row> ranked = rows.withColumn("rank", first).where(col("rank").leq(SHOWN));
        // A few rows for each signal, which Spark would rank anew for every table.
        Map<String, List<Row>> ranks = new TreeMap<>();
        ranked.collectAsList()
                .forEach(row -> ranks.computeIfAbsent(row.getAs("contract"), contract -> new ArrayList<>())
                        .add(row));
        Dataset<Row> none = rows.sparkSession().createDataFrame(List.of(), Evidence.ROWS);
        return ranks.entrySet().stream()
                .map(of -> seen(
                        of.getKey(),
                        related.get(of.getKey()),
                        rows.sparkSession().createDataFrame(of.getValue(), ranked.schema())))
                .reduce(none, Dataset::unionByName);
    }

    /** What is shown of a row is put together behind the join, for the few rows that are shown. */
    private Dataset<Row> seen(String table, Dataset<Row> related, Dataset<Row> ranked) {
        Dataset<Row> ranks = ranked.select(
                col("record_id").as("_record"),
                struct("signal_id", "rank", "contract", "at").as("_rank"));
        return ranks.join(related, col("_record").equalTo(col("record_id")))
                .select(
                        col("_rank.*"),
                        col("record_id"),
                        SeenColumns.lineage(related, "source_id"),
                        SeenColumns.lineage(related, "file"),
                        SeenColumns.lineage(related, "sheet"),
                        SeenColumns.lineage(related, "row_no"),
                        seen.shown(table, related).as("shown"))
                .to(Evidence.ROWS);
    }

    private Column flagOf(Column indicator) {
        Column flag = lit(null).cast(DataTypes.StringType);
        for (String id : catalog.indicators().keySet()) {
            flag = when(indicator.equalTo(id), lit(Catalog.flag(id))).otherwise(flag);
        }
        return flag;
    }

    private Column day(String table, Indicator indicator) {
        return to_date(col(indicator.time() == null ? catalog.timeOf(table) : indicator.time()));
    }
}
