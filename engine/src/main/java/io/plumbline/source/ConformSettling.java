package io.plumbline.source;

import static io.plumbline.source.ConformLayout.HASH;
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
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.plumbline.contract.ColumnType;
import io.plumbline.contract.Contract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * 重复与版本: decides which of several rows of one key stands. Only identifiers, hashes and positions are looked at, never the rows
 * themselves. A few contested rows are decided by the driver; many are shuffled and decided where they are.
 */
final class ConformSettling {
    static final String DUPLICATE = "duplicate";
    static final String SUPERSEDED = "superseded";
    static final String CONFLICT = "conflict";

    private static final String ROWS = "_rows";
    private static final String CONTRACT = "_contract";
    private static final String OF_PLACE = "_of_place";
    private static final String OF_HASH = "_of_hash";

    private final Staged staged;
    private final Dataset<Row> changes;
    private final Map<ConformCounts.Changed, Long> counts;
    private final boolean few;

    private ConformSettling(Staged staged, Dataset<Row> changes, Map<ConformCounts.Changed, Long> counts, boolean few) {
        this.staged = staged;
        this.changes = changes;
        this.counts = counts;
        this.few = few;
    }

    /** Decides among the staged rows that passed, by contract; contracts in which no two rows have one key are not in the answer. */
    static Map<String, ConformSettling> of(
            ConformTogether together, Map<String, Staged> staged, Secrets.Secret secret) {
        ConformRepeats repeats = ConformRepeats.among(together);
        Map<String, ConformSettling> settled = new TreeMap<>();
        contested(staged, repeats.few()).forEach((id, rows) -> settled.put(id, few(staged.get(id), rows, secret)));
        repeats.many().forEach(id -> settled.put(id, many(staged.get(id), secret)));
        return settled;
    }

    /** The rows of repeated keys by contract, in one query. */
    private static Map<String, List<Row>> contested(Map<String, Staged> staged, Map<String, Set<Long>> keys) {
        Map<String, List<Row>> contested = new TreeMap<>();
        keys.entrySet().stream()
                .map(of -> narrow(staged.get(of.getKey()))
                        .where(col(ConformLayout.BITS).isin(of.getValue().toArray()))
                        .withColumn(CONTRACT, lit(of.getKey())))
                .reduce(Dataset::union)
                .ifPresent(rows -> rows.collectAsList()
                        .forEach(row -> contested
                                .computeIfAbsent(row.getAs(CONTRACT), id -> new ArrayList<>())
                                .add(row)));
        return contested;
    }

    private static ConformSettling few(Staged staged, List<Row> contested, Secrets.Secret secret) {
        Map<String, List<Row>> byKey = new TreeMap<>();
        contested.forEach(row -> byKey.computeIfAbsent(row.getAs(Lineage.RECORD_ID), key -> new ArrayList<>())
                .add(row));
        SettledKey verdicts = verdicts(staged, secret);
        List<Row> changes = new ArrayList<>();
        byKey.values().forEach(rows -> changes.addAll(verdicts.changes(rows)));
        Map<ConformCounts.Changed, Long> counts = new HashMap<>();
        changes.forEach(change -> counts.merge(
                new ConformCounts.Changed(change.getString(0), change.getString(1), change.getString(3)),
                1L,
                Long::sum));
        SparkSession spark = staged.rows().sparkSession();
        return new ConformSettling(staged, spark.createDataFrame(changes, SettledKey.CHANGES), counts, true);
    }

    private static ConformSettling many(Staged staged, Secrets.Secret secret) {
        Dataset<Row> repeated = staged.rows()
                .filter(ConformLayout.passed())
                .groupBy(Lineage.RECORD_ID)
                .agg(count(lit(1)).as(ROWS))
                .filter(col(ROWS).gt(1))
                .select(Lineage.RECORD_ID);
        Dataset<Row> changes = shuffled(
                narrow(staged).join(repeated, new String[] {Lineage.RECORD_ID}, "left_semi"), verdicts(staged, secret));
        return new ConformSettling(staged, changes, counted(changes), false);
    }

    private static SettledKey verdicts(Staged staged, Secrets.Secret secret) {
        return new SettledKey(staged.contract().version() != null, secret);
    }

    /** The rows that passed, as much of them as a decision needs. */
    private static Dataset<Row> narrow(Staged staged) {
        Contract contract = staged.contract();
        return staged.rows()
                .filter(ConformLayout.passed())
                .select(
                        col(Lineage.RECORD_ID),
                        content(contract).as(SettledKey.CONTENT),
                        wholeVersion(contract).cast("bigint").as(SettledKey.VERSION),
                        realVersion(contract).cast("double").as(SettledKey.REAL_VERSION),
                        col("source_id"),
                        col("file"),
                        col("sheet"),
                        col("row_no"),
                        col(PLACE));
    }

    private static Column wholeVersion(Contract contract) {
        String name = contract.version();
        return switch (versionType(contract)) {
            case LONG -> col(name);
            case DATE -> unix_date(col(name));
            case TIMESTAMP -> unix_micros(col(name));
            default -> lit(null);
        };
    }

    private static Column realVersion(Contract contract) {
        return versionType(contract) == ColumnType.DOUBLE ? col(contract.version()) : lit(null);
    }

    /** Text, of which no version is made, where the contract names none. */
    private static ColumnType versionType(Contract contract) {
        return contract.version() == null
                ? ColumnType.STRING
                : contract.columns().get(contract.version()).type();
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
        Dataset<Row> placed = changes.select(
                col(PLACE).as(OF_PLACE),
                col(SettledKey.DECIDED),
                col(SettledKey.REASON),
                col(HASH).as(OF_HASH));
        return staged.rows()
                .join(placed, staged.rows().col(PLACE).equalTo(placed.col(OF_PLACE)), "left")
                .withColumn(STATUS, coalesce(col(SettledKey.DECIDED), col(STATUS)))
                .withColumn(HASH, coalesce(col(OF_HASH), col(HASH)))
                .withColumn(
                        REASONS,
                        when(col(SettledKey.REASON).isNotNull(), array(col(SettledKey.REASON)))
                                .otherwise(col(REASONS)))
                .drop(OF_PLACE, OF_HASH, SettledKey.DECIDED, SettledKey.REASON);
    }
}
