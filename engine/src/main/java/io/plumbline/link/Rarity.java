package io.plumbline.link;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.split;

import io.plumbline.contract.TableSchema;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * 稀有度: how rare the values are on which pairs agree. Two records that share a rare name speak for each other more than two that share a
 * common one.
 */
final class Rarity implements Serializable {
    /** Values, by nothing but their hash. */
    static final StructType SCHEMA = TableSchema.table()
            .string("comparison", "name of the comparison; never null")
            .longs("value_hash", "64-bit hash of a value that several records share; null for all others")
            .number("bits", "by how many bits the value is rare: -log2 of its share of the records; never null")
            .build();

    /** So many values are known one by one; all others count as rare as the rarest of these. */
    private static final int MOST_VALUES = 200_000;

    @Serial
    private static final long serialVersionUID = 1;

    private final Map<Integer, Rare> comparisons = new TreeMap<>();

    private static final class Rare implements Serializable {
        @Serial
        private static final long serialVersionUID = 1;

        private final double weight;
        private final Map<Long, Double> bits = new HashMap<>();
        private double rarest;

        Rare(double weight) {
            this.weight = weight;
        }

        void add(long hash, double rare) {
            bits.put(hash, rare);
            rarest = Math.max(rarest, rare);
        }
    }

    private Rarity(Linking linking) {
        double[] weights = linking.rarity();
        for (int f = 0; f < weights.length; f++) {
            if (weights[f] > 0) {
                comparisons.put(f, new Rare(weights[f]));
            }
        }
    }

    /**
     * Counts the values of all comparisons in which rarity counts.
     *
     * @param prepared the records
     * @param records how many they are
     */
    static Rarity of(Linking linking, Dataset<Row> prepared, long records) {
        Rarity rarity = new Rarity(linking);
        if (!rarity.comparisons.isEmpty()) {
            rarity.count(linking, prepared, (double) records);
        }
        return rarity;
    }

    private void count(Linking linking, Dataset<Row> prepared, double records) {
        Column parts = split(col(Prepared.VALUES), String.valueOf(Prepared.SEPARATOR), -1);
        List<String> columns = linking.columns();
        List<Map.Entry<String, Comparison>> all = List.copyOf(linking.compare().entrySet());
        List<Integer> places = List.copyOf(comparisons.keySet());
        List<Column> values = new ArrayList<>();
        for (int f : places) {
            String column = all.get(f).getValue().columns(all.get(f).getKey()).get(0);
            values.add(parts.getItem(columns.indexOf(column)));
        }
        for (Row row : prepared.select(
                        posexplode(array(values.toArray(new Column[0]))).as(new String[] {"of", "value"}))
                .where(col("value").notEqual(""))
                .groupBy("of", "value")
                .agg(functions.count(lit(1)).as("records"))
                .where(col("records").gt(1))
                .orderBy(col("records").desc(), col("of"), col("value"))
                .limit(MOST_VALUES)
                .collectAsList()) {
            comparisons
                    .get(places.get(row.getInt(0)))
                    .add(Keys.of(row.getString(1)), -Weights.log2(row.getLong(2) / records));
        }
    }

    /** What was counted in an earlier run, from rows of {@link #SCHEMA}. */
    static Rarity read(Linking linking, List<Row> rows) {
        Rarity rarity = new Rarity(linking);
        List<String> names = List.copyOf(linking.compare().keySet());
        for (Row row : rows) {
            Rare rare = rarity.comparisons.get(names.indexOf(row.getString(0)));
            if (rare != null && row.isNullAt(1)) {
                rare.rarest = row.getDouble(2);
            } else if (rare != null) {
                rare.add(row.getLong(1), row.getDouble(2));
            }
        }
        return rarity;
    }

    /** The rows of {@link #SCHEMA}. */
    List<Row> rows(Linking linking) {
        List<String> names = List.copyOf(linking.compare().keySet());
        List<Row> rows = new ArrayList<>();
        comparisons.forEach((f, rare) -> {
            rows.add(RowFactory.create(names.get(f), null, rare.rarest));
            new TreeMap<>(rare.bits).forEach((hash, bits) -> rows.add(RowFactory.create(names.get(f), hash, bits)));
        });
        return rows;
    }

    /** By how many bits the values are rare on which a pair agrees exactly, times how far rarity counts. */
    double of(Scorer scorer, long pattern, String[] values) {
        double sum = 0;
        for (int f : comparisons.keySet()) {
            sum += of(scorer, f, pattern, values);
        }
        return sum;
    }

    /** The same for one comparison. */
    double of(Scorer scorer, int comparison, long pattern, String[] values) {
        Rare rare = comparisons.get(comparison);
        if (rare == null || !scorer.agrees(pattern, comparison)) {
            return 0;
        }
        long hash = Keys.of(values[scorer.compared(comparison)[0]]);
        return rare.weight * rare.bits.getOrDefault(hash, rare.rarest);
    }
}
