package io.plumbline.link;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.posexplode;
import static org.apache.spark.sql.functions.split;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * 稀有度: how rare the values are on which pairs agree. Two records that share a rare name speak for each other more than two that share a
 * common one.
 */
final class Rarity implements Serializable {
    /** So many values are known one by one; all others count as rare as the rarest of these. */
    private static final int MOST_VALUES = 200_000;

    @Serial
    private static final long serialVersionUID = 1;

    private final List<Rare> comparisons = new ArrayList<>();

    private static final class Rare implements Serializable {
        @Serial
        private static final long serialVersionUID = 1;

        private final int comparison;
        private final double weight;
        private final Map<String, Double> bits = new HashMap<>();
        private double rarest;

        Rare(int comparison, double weight) {
            this.comparison = comparison;
            this.weight = weight;
        }
    }

    private Rarity() {}

    /**
     * Counts the values of all comparisons in which rarity counts.
     *
     * @param prepared the records
     * @param records how many they are
     */
    static Rarity of(Linking linking, Dataset<Row> prepared, long records) {
        Rarity rarity = new Rarity();
        List<Column> values = new ArrayList<>();
        Column parts = split(col(Prepared.VALUES), String.valueOf(Prepared.SEPARATOR), -1);
        List<String> columns = linking.columns();
        int comparison = 0;
        for (Map.Entry<String, Comparison> entry : linking.compare().entrySet()) {
            if (entry.getValue().rarity() > 0) {
                rarity.comparisons.add(new Rare(comparison, entry.getValue().rarity()));
                values.add(parts.getItem(
                        columns.indexOf(entry.getValue().columns(entry.getKey()).get(0))));
            }
            comparison++;
        }
        if (!values.isEmpty()) {
            rarity.count(prepared, values, records);
        }
        return rarity;
    }

    private void count(Dataset<Row> prepared, List<Column> values, double records) {
        for (Row row : prepared.select(posexplode(array(values.toArray(new Column[0]))).as(new String[] {"of", "value"}))
                .where(col("value").notEqual(""))
                .groupBy("of", "value")
                .agg(functions.count(lit(1)).as("records"))
                .where(col("records").gt(1))
                .orderBy(col("records").desc(), col("of"), col("value"))
                .limit(MOST_VALUES)
                .collectAsList()) {
            Rare rare = comparisons.get(row.getInt(0));
            double bits = -Weights.log2(row.getLong(2) / records);
            rare.bits.put(row.getString(1), bits);
            rare.rarest = Math.max(rare.rarest, bits);
        }
    }

    /** By how many bits the values are rare on which a pair agrees exactly, times how far rarity counts. */
    double of(Scorer scorer, long pattern, String[] values) {
        double sum = 0;
        for (Rare rare : comparisons) {
            if (scorer.agrees(pattern, rare.comparison)) {
                String value = values[scorer.compared(rare.comparison)[0]];
                sum += rare.weight * rare.bits.getOrDefault(value, rare.rarest);
            }
        }
        return sum;
    }
}
