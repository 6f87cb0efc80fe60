package io.plumbline.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * 分块: how many records share each key, counted before any pair is formed, so that keys of a single record are never moved, keys of too many
 * are left out by name, and a linking that would form too many pairs is refused in time.
 */
final class Blocks {
    private static final int NAMED = 5;

    private final Linking linking;
    private final Dataset<Row> prepared;
    private final Dataset<Row> counted;
    private final Column pairs;

    /**
     * Blocks of records.
     *
     * @param counted what {@link #count} gave, written
     */
    Blocks(Linking linking, Dataset<Row> prepared, Dataset<Row> counted, boolean twoTables) {
        this.linking = linking;
        this.prepared = prepared;
        this.counted = counted;
        Column all = col("records");
        Column right = col("right");
        this.pairs = twoTables
                ? all.minus(right).multiply(right)
                : all.multiply(all.minus(1)).divide(2).cast("long");
    }

    /**
     * 超大分块: a value of a blocking rule that so many records share that its pairs are not formed.
     *
     * @param rule the rule's place
     * @param value the value, its columns one after another
     * @param example the id of a record with it
     * @param records records with it
     * @param pairs pairs that it would have formed
     */
    record Oversized(int rule, List<String> value, String example, long records, long pairs) implements Serializable {
        @Serial
        private static final long serialVersionUID = 1;
    }

    /** Counts; the table is written by the caller and read several times. */
    static Dataset<Row> count(Dataset<Row> prepared) {
        return prepared.select(
                        col(Prepared.SIDE), posexplode(col(Prepared.KEYS)).as(new String[] {"rule", "key"}))
                .where(col("key").isNotNull())
                .groupBy("rule", "key")
                .agg(
                        functions.count(lit(1)).as("records"),
                        sum(col(Prepared.SIDE).cast("long")).as("right"))
                .where(col("records").gt(1));
    }

    /** Records that share their id with another of their table. */
    long repeatedIds() {
        return counted.where(col("rule").equalTo(linking.rules().size())).count();
    }

    private Column isRule() {
        return col("rule").lt(linking.rules().size());
    }

    private Column fits() {
        return col("records").leq(linking.mostPerKey());
    }

    /** The keys whose pairs are formed. */
    Dataset<Row> kept() {
        return counted.where(isRule().and(fits()).and(pairs.gt(0))).select("key");
    }

    /** The keys that too many records share, those that lose most pairs first, with the values behind them. */
    List<Oversized> oversized() {
        return named(counted.where(isRule().and(not(fits())).and(pairs.gt(0))));
    }

    private List<Oversized> named(Dataset<Row> keys) {
        Map<Long, Row> large = new LinkedHashMap<>();
        keys.select(col("key"), col("rule"), col("records"), pairs.as("pairs"))
                .orderBy(col("pairs").desc(), col("rule"), col("key"))
                .collectAsList()
                .forEach(row -> large.put(row.getLong(0), row));
        if (large.isEmpty()) {
            return List.of();
        }
        Scorer scorer = new Scorer(linking);
        Map<Long, Row> examples = new HashMap<>();
        prepared.select(
                        struct(col(Prepared.ID), col(Prepared.VALUES)).as("example"),
                        explode(col(Prepared.KEYS)).as("key"))
                .where(col("key").isin(large.keySet().toArray()))
                .groupBy("key")
                .agg(min("example").as("example"))
                .select("key", "example.*")
                .collectAsList()
                .forEach(row -> examples.put(row.getLong(0), row));
        List<Oversized> found = new ArrayList<>();
        large.forEach((key, row) -> {
            Row example = examples.get(key);
            List<String> value = scorer.valuesOf(row.getInt(1), scorer.values(example.getString(2)));
            found.add(new Oversized(row.getInt(1), value, example.getString(1), row.getLong(2), row.getLong(3)));
        });
        return found;
    }

    /**
     * The most pairs that would be formed, those that several rules find counted several times.
     *
     * @throws IllegalArgumentException if they exceed the budget, naming the worst rules and keys
     */
    long pairs() {
        Map<Integer, Long> byRule = new HashMap<>();
        Dataset<Row> formed = counted.where(isRule().and(fits()));
        for (Row row : formed.groupBy("rule").agg(sum(pairs).as("pairs")).collectAsList()) {
            byRule.put(row.getInt(0), row.getLong(1));
        }
        long total = byRule.values().stream().mapToLong(Long::longValue).sum();
        if (total > linking.mostPairs()) {
            throw new IllegalArgumentException(tooMany(total, byRule, formed));
        }
        return total;
    }

    private String tooMany(long total, Map<Integer, Long> byRule, Dataset<Row> formed) {
        StringBuilder words = new StringBuilder(String.format(
                Locale.ROOT, "%,d pairs would be compared, allowed %,d (most_pairs)", total, linking.mostPairs()));
        byRule.entrySet().stream()
                .sorted(Map.Entry.<Integer, Long>comparingByValue().reversed())
                .limit(NAMED)
                .forEach(rule -> words.append(String.format(
                        Locale.ROOT, "\n  rule %s forms %,d", linking.ruleName(rule.getKey()), rule.getValue())));
        named(formed.orderBy(pairs.desc(), col("rule"), col("key")).limit(NAMED))
                .forEach(key -> words.append(String.format(
                        Locale.ROOT,
                        "\n  key %s: %,d records, such as '%s', form %,d",
                        linking.ruleName(key.rule()),
                        key.records(),
                        key.example(),
                        key.pairs())));
        return words.append("\n  add a column to the widest rule, lower most_per_key, or raise most_pairs")
                .toString();
    }
}
