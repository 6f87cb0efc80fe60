package io.plumbline;

import io.plumbline.source.Lineage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * 等量: how many matched records hold the same amount, to the last digit, in both tables, and how many chance would give. That is the
 * larger of two numbers: as many as would agree if every amount met any other of its column, which heaped amounts such as 5.00 t
 * often do, and as many as lie apart by the commonest difference, since two that round the same load to whole tons are as good as
 * never a fraction apart.
 */
final class EqualAmounts {
    /** Below this a difference is the rounding of a unit that was converted. */
    private static final int DIGITS = 6;

    private static final String PAIR = "pair";
    private static final String VALUE = "value";
    private static final String WHAT = "what";
    private static final String ONE = "one";
    private static final String TWO = "two";
    private static final String APART = "apart";

    private EqualAmounts() {}

    /**
     * Two columns in the same unit.
     *
     * @param table whose records are matched
     * @param prefix of the relation's columns
     * @param column of the table
     * @param other where the counterparts stand
     * @param counterpart the column of the other table
     */
    record Pair(String table, String prefix, String column, String other, String counterpart) {}

    /**
     * What became of the records that are matched and hold both amounts.
     *
     * @param all how many there are
     * @param same of them with the same amount twice
     * @param chance of these as many as prove nothing
     */
    record Found(long all, long same, double chance) {}

    /** By position in the pairs; without those of which no record holds both amounts. */
    static Map<Integer, Found> of(List<Pair> pairs, Map<String, Dataset<Row>> related) {
        List<Dataset<Row>> amounts = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            amounts.add(matched(pairs.get(i), related).withColumn(PAIR, functions.lit(i)));
        }
        Map<Integer, Found> found = new TreeMap<>();
        amounts.stream()
                .reduce(Dataset::union)
                .ifPresent(all ->
                        totals(counts(all)).collectAsList().forEach(row -> found.put(row.getAs(PAIR), found(row))));
        return found;
    }

    private static Dataset<Row> matched(Pair pair, Map<String, Dataset<Row>> related) {
        Dataset<Row> own = related.get(pair.table())
                .select(
                        functions.col(pair.prefix() + "_id").as("counterpart_id"),
                        functions.col(pair.column()).cast(DataTypes.DoubleType).as(ONE));
        Dataset<Row> others = related.get(pair.other())
                .select(
                        functions.col(Lineage.RECORD_ID),
                        functions
                                .col(pair.counterpart())
                                .cast(DataTypes.DoubleType)
                                .as(TWO));
        return own.join(others, own.col("counterpart_id").equalTo(others.col(Lineage.RECORD_ID)))
                .where(functions.col(ONE).isNotNull().and(functions.col(TWO).isNotNull()))
                .select(ONE, TWO);
    }

    /** How often each amount stands on either side, and each difference between them. */
    private static Dataset<Row> counts(Dataset<Row> amounts) {
        Column apart = functions.abs(functions.col(ONE).minus(functions.col(TWO)));
        Column kept = functions.explode(
                functions.array(of(ONE, functions.col(ONE)), of(TWO, functions.col(TWO)), of(APART, apart)));
        return amounts.select(functions.col(PAIR), kept.as("kept"))
                .select(PAIR, "kept." + WHAT, "kept." + VALUE)
                .groupBy(PAIR, VALUE)
                .agg(many(ONE), many(TWO), many(APART));
    }

    private static Column of(String what, Column value) {
        return functions.struct(
                functions.lit(what).as(WHAT), functions.round(value, DIGITS).as(VALUE));
    }

    private static Column many(String what) {
        return functions
                .count(functions.when(functions.col(WHAT).equalTo(what), 1))
                .as(what);
    }

    private static Dataset<Row> totals(Dataset<Row> counts) {
        Column equal = functions.col(VALUE).equalTo(0);
        Column meetings = exact(ONE).multiply(exact(TWO));
        return counts.groupBy(PAIR)
                .agg(
                        functions.sum(APART).as("all"),
                        functions
                                .sum(functions.when(equal, functions.col(APART)))
                                .as("same"),
                        functions
                                .max(functions.when(functions.not(equal), functions.col(APART)))
                                .as("step"),
                        functions.sum(meetings).cast(DataTypes.DoubleType).as("meetings"));
    }

    /** Counts whose products have an exact sum. */
    private static Column exact(String count) {
        return functions.col(count).cast(DataTypes.createDecimalType(18, 0));
    }

    private static Found found(Row row) {
        long all = row.getAs("all");
        Long same = row.getAs("same");
        Long step = row.getAs("step");
        double met = row.<Double>getAs("meetings") / all;
        return new Found(all, same == null ? 0 : same, step == null ? met : Math.max(met, step.doubleValue()));
    }
}
