package io.plumbline.link;

import io.plumbline.contract.TableSchema;
import io.plumbline.pack.Comparison;
import io.plumbline.pack.Linking;
import io.plumbline.text.Hashes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * 关联参数: settings with estimated weights and rarities: all that is needed to weigh a pair. Kept from one run, they weigh the pairs of the
 * next in the same way.
 */
public final class LinkParameters {
    public static final StructType SCHEMA = TableSchema.table()
            .string("comparison", "name of the comparison; null for the prior")
            .integer(
                    "degree",
                    "degree of agreement: 1 none, then the lesser ones, the highest exact; null for the prior")
            .string("meaning", "the degree in words; never null")
            .number(
                    "m",
                    "how often records of the same thing agree to it; for the prior, how often two records are of the same thing")
            .number("u", "how often records of different things agree to it; null for the prior")
            .number("bits", "log2(m / u), what it says for or against; for the prior, its log2 odds; never null")
            .string("version", "of settings and parameters; never null")
            .build();

    private final Linking linking;
    private final Weights weights;
    private final Rarity rarity;
    private final String version;
    private final Scorer scorer;

    LinkParameters(Linking linking, Weights weights, Rarity rarity) {
        this.linking = linking;
        this.weights = weights;
        this.rarity = rarity;
        this.scorer = new Scorer(linking);
        this.version = Hashes.id(
                        linking.toString(),
                        Arrays.deepToString(weights.m()),
                        Arrays.deepToString(weights.u()),
                        Double.toString(weights.prior()))
                .substring(0, 12);
    }

    /**
     * What an earlier run found.
     *
     * @param rows of {@link #SCHEMA}
     * @param rarities the rows beside them
     * @throws IllegalArgumentException if they are of other comparisons
     */
    public static LinkParameters read(Linking linking, Dataset<Row> rows, Dataset<Row> rarities) {
        int[] degrees = linking.degrees();
        double[][] m = Weights.start(degrees);
        double[][] u = Weights.start(degrees);
        List<String> names = List.copyOf(linking.compare().keySet());
        double prior = Double.NaN;
        int known = 0;
        for (Row row : rows.collectAsList()) {
            if (row.isNullAt(0)) {
                prior = row.getDouble(3);
                continue;
            }
            int f = names.indexOf(row.getString(0));
            if (f < 0 || row.getInt(1) > degrees[f]) {
                throw new IllegalArgumentException("the parameters are of other comparisons: there is no degree "
                        + row.getInt(1) + " of '" + row.getString(0) + "'; leave them out to estimate anew");
            }
            m[f][row.getInt(1)] = row.getDouble(3);
            u[f][row.getInt(1)] = row.getDouble(4);
            known++;
        }
        if (known != Arrays.stream(degrees).sum() || Double.isNaN(prior)) {
            throw new IllegalArgumentException(
                    "the parameters are of other comparisons: some degrees are missing; leave them out to estimate anew");
        }
        return new LinkParameters(
                linking, new Weights(m, u, prior, linking.rarity()), Rarity.read(linking, rarities.collectAsList()));
    }

    /** The rows of {@link #SCHEMA}. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        double prior = weights.prior();
        rows.add(RowFactory.create(
                null, null, "two records drawn at random", prior, null, Weights.bits(prior), version));
        int f = 0;
        for (Map.Entry<String, Comparison> entry : linking.compare().entrySet()) {
            List<String> words = entry.getValue().words();
            for (int degree = 1; degree < words.size(); degree++) {
                rows.add(RowFactory.create(
                        entry.getKey(),
                        degree,
                        words.get(degree),
                        weights.m()[f][degree],
                        weights.u()[f][degree],
                        weights.of(f, degree),
                        version));
            }
            f++;
        }
        return rows;
    }

    /** The settings. */
    public Linking linking() {
        return linking;
    }

    /** Twelve characters that stand for settings and parameters. */
    public String version() {
        return version;
    }

    Weights weights() {
        return weights;
    }

    Rarity rarity() {
        return rarity;
    }

    /**
     * Compares two records as the tables of pairs are compared.
     *
     * @param left column → value as text; absent, null and blank are the same
     * @param right the other
     */
    public synchronized PairScore compare(Map<String, String> left, Map<String, String> right) {
        return explain(values(left), values(right));
    }

    private String[] values(Map<String, String> record) {
        return linking.columns().stream()
                .map(column -> Prepared.value(linking, column, record.get(column)))
                .toArray(String[]::new);
    }

    synchronized PairScore explain(String[] left, String[] right) {
        long equal = scorer.equal(left, right);
        long certain = scorer.rules(equal) & linking.certainRules();
        long pattern = scorer.pattern(left, right);
        boolean vetoed = scorer.vetoed(left, right, equal);
        double weight = Weights.bits(weights.prior());
        List<PairScore.Step> steps = steps(pattern, left);
        for (PairScore.Step step : steps) {
            weight += step.bits();
        }
        return new PairScore(
                certain == 0 ? null : linking.ruleName(Long.numberOfTrailingZeros(certain)),
                vetoed,
                Weights.bits(weights.prior()),
                steps,
                weight,
                Weights.probability(weight));
    }

    private List<PairScore.Step> steps(long pattern, String[] values) {
        List<PairScore.Step> steps = new ArrayList<>();
        for (Map.Entry<String, Comparison> entry : linking.compare().entrySet()) {
            int f = steps.size();
            int degree = Agreement.degree(pattern, f);
            double bits = weights.of(f, degree) + weights.ofAverage(f, degree) + rarity.of(scorer, f, pattern, values);
            steps.add(new PairScore.Step(
                    entry.getKey(), degree, entry.getValue().words().get(degree), bits));
        }
        return steps;
    }
}
