package io.plumbline.link;

import io.plumbline.contract.TableSchema;
import io.plumbline.link.KeyCounting.Counted;
import io.plumbline.pack.Linking;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
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

    private final Rare[] comparisons;

    /**
     * The values of one comparison.
     *
     * @param weight how far rarity counts
     * @param hashes ascending
     * @param bits of each
     * @param rarest bits of all others
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Rare(double weight, long[] hashes, double[] bits, double rarest) implements Serializable {
        @Serial
        private static final long serialVersionUID = 1;

        static Rare of(double weight, Map<Long, Double> values, double rarest) {
            Map<Long, Double> sorted = new TreeMap<>(values);
            return new Rare(
                    weight,
                    sorted.keySet().stream().mapToLong(hash -> hash).toArray(),
                    sorted.values().stream().mapToDouble(bits -> bits).toArray(),
                    rarest);
        }

        double of(long hash) {
            int at = Arrays.binarySearch(hashes, hash);
            return weight * (at < 0 ? rarest : bits[at]);
        }
    }

    private Rarity(int comparisons) {
        this.comparisons = new Rare[comparisons];
    }

    /**
     * From how many records share the values of the comparisons in which rarity counts.
     *
     * @param counted the values of each such comparison, by their hashes
     * @param records how many there are
     */
    static Rarity of(Linking linking, List<List<Counted>> counted, long records) {
        record Value(int of, Counted counted) {}
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < counted.size(); i++) {
            for (Counted one : counted.get(i)) {
                values.add(new Value(i, one));
            }
        }
        if (values.size() > MOST_VALUES) {
            values.sort(
                    Comparator.comparing(Value::counted, Counted.LARGEST_FIRST).thenComparingInt(Value::of));
        }
        List<Map<Long, Double>> bits = new ArrayList<>();
        counted.forEach(none -> bits.add(new TreeMap<>()));
        values.stream()
                .limit(MOST_VALUES)
                .forEach(value -> bits.get(value.of())
                        .put(
                                value.counted().key(),
                                -Weights.log2(value.counted().records() / (double) records)));
        double[] weights = linking.rarity();
        Rarity rarity = new Rarity(weights.length);
        int next = 0;
        for (int f = 0; f < weights.length; f++) {
            if (weights[f] > 0) {
                Map<Long, Double> own = bits.get(next++);
                double rarest =
                        own.values().stream().mapToDouble(one -> one).max().orElse(0);
                rarity.comparisons[f] = Rare.of(weights[f], own, rarest);
            }
        }
        return rarity;
    }

    /** What was counted in an earlier run, from rows of {@link #SCHEMA}. */
    static Rarity read(Linking linking, List<Row> rows) {
        double[] weights = linking.rarity();
        Rarity rarity = new Rarity(weights.length);
        int f = 0;
        for (String name : linking.compare().keySet()) {
            Map<Long, Double> own = new TreeMap<>();
            double rarest = 0;
            for (Row row : rows) {
                if (row.getString(0).equals(name) && row.isNullAt(1)) {
                    rarest = row.getDouble(2);
                } else if (row.getString(0).equals(name)) {
                    own.put(row.getLong(1), row.getDouble(2));
                }
            }
            rarity.comparisons[f] = weights[f] > 0 ? Rare.of(weights[f], own, rarest) : null;
            f++;
        }
        return rarity;
    }

    /** The rows of {@link #SCHEMA}. */
    List<Row> rows(Linking linking) {
        List<Row> rows = new ArrayList<>();
        int f = 0;
        for (String name : linking.compare().keySet()) {
            Rare rare = comparisons[f++];
            if (rare != null) {
                rows.add(RowFactory.create(name, null, rare.rarest()));
                for (int i = 0; i < rare.hashes().length; i++) {
                    rows.add(RowFactory.create(name, rare.hashes()[i], rare.bits()[i]));
                }
            }
        }
        return rows;
    }

    /** By how many bits the values are rare on which a pair agrees exactly, times how far rarity counts. */
    double of(Scorer scorer, long pattern, String[] values) {
        double sum = 0;
        for (int f = 0; f < comparisons.length; f++) {
            sum += of(scorer, f, pattern, values);
        }
        return sum;
    }

    /** The same for one comparison. */
    double of(Scorer scorer, int comparison, long pattern, String[] values) {
        Rare rare = comparisons[comparison];
        return rare == null || !scorer.agrees(pattern, comparison)
                ? 0
                : rare.of(Keys.of(values[scorer.compared(comparison)[0]]));
    }
}
