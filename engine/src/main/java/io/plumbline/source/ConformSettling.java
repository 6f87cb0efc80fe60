package io.plumbline.source;

import static io.plumbline.source.ConformLayout.ACCEPTED;
import static io.plumbline.source.ConformLayout.PLACE;
import static io.plumbline.source.ConformLayout.REASONS;
import static io.plumbline.source.ConformLayout.STATUS;
import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.plumbline.contract.ColumnType;
import io.plumbline.contract.Contract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * 重复与版本: decides which of several rows of one key stands. Only identifiers, hashes and positions are looked at, never the rows
 * themselves. A few contested rows are decided by the driver; many are shuffled and decided where they are.
 */
final class ConformSettling {
    static final String DUPLICATE = "duplicate";
    static final String SUPERSEDED = "superseded";
    static final String CONFLICT = "conflict";

    /** So many keys the driver holds and compares without noticing. */
    private static final int FEW = 10_000;

    private static final String ROWS = "_rows";
    private static final String OF_PLACE = "_of_place";

    private final Dataset<Row> staged;
    private final Dataset<Row> changes;
    private final Map<ConformCounts.Changed, Long> counts;
    private final boolean few;

    private ConformSettling(
            Dataset<Row> staged, Dataset<Row> changes, Map<ConformCounts.Changed, Long> counts, boolean few) {
        this.staged = staged;
        this.changes = changes;
        this.counts = counts;
        this.few = few;
    }

    /** Decides among the staged rows that passed; null when no two of them have one key. */
    static ConformSettling of(Dataset<Row> staged, Contract contract) {
        Dataset<Row> repeated = repeated(staged);
        List<Row> keys = repeated.limit(FEW + 1).collectAsList();
        if (keys.isEmpty()) {
            return null;
        }
        SettledKey verdicts = new SettledKey(contract.version() != null);
        Dataset<Row> narrow = narrow(staged, contract);
        if (keys.size() > FEW) {
            Dataset<Row> changes =
                    shuffled(narrow.join(repeated, new String[] {Lineage.RECORD_ID}, "left_semi"), verdicts);
            return new ConformSettling(staged, changes, counted(changes), false);
        }
        Object[] ids = keys.stream().map(key -> key.getString(0)).toArray();
        List<Row> changes =
                decided(narrow.where(col(Lineage.RECORD_ID).isin(ids)).collectAsList(), verdicts);
        return new ConformSettling(
                staged, staged.sparkSession().createDataFrame(changes, SettledKey.CHANGES), counted(changes), true);
    }

    /** The rows that passed, as much of them as a decision needs. */
    private static Dataset<Row> narrow(Dataset<Row> staged, Contract contract) {
        Column version = contract.version() == null ? lit(null).cast("bigint") : col(contract.version());
        return passed(staged)
                .select(
                        col(Lineage.RECORD_ID),
                        content(contract).as(SettledKey.CONTENT),
                        version.as(SettledKey.VERSION),
                        col("source_id"),
                        col("file"),
                        col("sheet"),
                        col("row_no"),
                        col(PLACE));
    }

    /** The same only for the same values: each has its length before it, so that none runs into the next. */
    private static Column content(Contract contract) {
        Column[] parts = new ConformLayout(contract)
                .read().stream()
                        .map(name -> text(name, contract.columns().get(name).type()))
                        .map(text -> coalesce(concat(length(text), lit(":"), text), lit("-")))
                        .toArray(Column[]::new);
        return sha2(concat(parts).cast("binary"), 256);
    }

    /** A local time would be one text for two moments when clocks are set back. */
    private static Column text(String name, ColumnType type) {
        return (type == ColumnType.TIMESTAMP ? unix_micros(col(name)) : col(name)).cast("string");
    }

    private static Dataset<Row> passed(Dataset<Row> staged) {
        return staged.filter(col(STATUS).equalTo(ACCEPTED));
    }

    private static Dataset<Row> repeated(Dataset<Row> staged) {
        return passed(staged)
                .groupBy(Lineage.RECORD_ID)
                .agg(count(lit(1)).as(ROWS))
                .filter(col(ROWS).gt(1))
                .select(Lineage.RECORD_ID);
    }

    private static List<Row> decided(List<Row> contested, SettledKey verdicts) {
        Map<String, List<Row>> byKey = new TreeMap<>();
        contested.forEach(row -> byKey.computeIfAbsent(row.getAs(Lineage.RECORD_ID), key -> new ArrayList<>())
                .add(row));
        List<Row> changes = new ArrayList<>();
        byKey.values().forEach(rows -> changes.addAll(verdicts.changes(rows)));
        return changes;
    }

    private static Dataset<Row> shuffled(Dataset<Row> contested, SettledKey verdicts) {
        return contested
                .groupByKey((MapFunction<Row, String>) row -> row.getAs(Lineage.RECORD_ID), Encoders.STRING())
                .flatMapGroups(
                        (FlatMapGroupsFunction<String, Row, Row>) (key, rows) -> {
                            List<Row> all = new ArrayList<>();
                            rows.forEachRemaining(all::add);
                            return verdicts.changes(all).iterator();
                        },
                        Encoders.row(SettledKey.CHANGES));
    }

    private static Map<ConformCounts.Changed, Long> counted(List<Row> changes) {
        Map<ConformCounts.Changed, Long> counts = new HashMap<>();
        changes.forEach(change -> counts.merge(
                new ConformCounts.Changed(change.getString(0), change.getString(1), change.getString(3)),
                1L,
                Long::sum));
        return counts;
    }

    private static Map<ConformCounts.Changed, Long> counted(Dataset<Row> changes) {
        Map<ConformCounts.Changed, Long> counts = new HashMap<>();
        changes.groupBy("source_id", "file", SettledKey.DECIDED)
                .agg(count(lit(1)).as(ROWS))
                .collectAsList()
                .forEach(group -> counts.put(
                        new ConformCounts.Changed(group.getString(0), group.getString(1), group.getString(2)),
                        group.getLong(3)));
        return counts;
    }

    /** How many rows that passed have become what, by source, file and state. */
    Map<ConformCounts.Changed, Long> counts() {
        return counts;
    }

    /** Whether the changes are so few that it costs nothing to write them onto the rows whenever these are read. */
    boolean few() {
        return few;
    }

    /** The staged rows with the changes written onto them. */
    Dataset<Row> settled() {
        Dataset<Row> placed = changes.select(col(PLACE).as(OF_PLACE), col(SettledKey.DECIDED), col(SettledKey.REASON));
        return staged.join(placed, staged.col(PLACE).equalTo(placed.col(OF_PLACE)), "left")
                .drop(OF_PLACE)
                .withColumn(STATUS, coalesce(col(SettledKey.DECIDED), col(STATUS)))
                .withColumn(
                        REASONS,
                        when(col(SettledKey.REASON).isNotNull(), array(col(SettledKey.REASON)))
                                .otherwise(col(REASONS)))
                .drop(SettledKey.DECIDED, SettledKey.REASON);
    }
}
