package io.plumbline.link;

import io.plumbline.pack.Linking;
import io.plumbline.pack.Problems;
import io.plumbline.pack.Yaml;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What tests of linking share. */
final class Links {
    private Links() {}

    static Linking linking(String yaml) {
        Problems problems = new Problems("test");
        Linking linking = Yaml.read(yaml, Linking.class, problems);
        if (linking != null) {
            linking.check("", problems);
        }
        problems.refuse();
        return linking;
    }

    /** A session of the same context for small tables: a shuffle is no job of its own. */
    static SparkSession session(SparkSession spark) {
        SparkSession own = spark.newSession();
        own.conf().set("spark.sql.adaptive.enabled", "false");
        return own;
    }

    /** Keeps small tables in memory. */
    static Staging inMemory(SparkSession spark) {
        return (name, rows) -> spark.createDataFrame(rows.collectAsList(), rows.schema());
    }

    /**
     * 成对比较: pairs of records that are together.
     *
     * @param inTruth of one thing
     * @param found in one cluster
     * @param right both
     */
    record Score(long inTruth, long found, long right) {
        double f1() {
            return 2.0 * right / (inTruth + found);
        }
    }

    static Score score(Dataset<Row> clusters, Function<String, String> truth) {
        Map<String, Long> things = new HashMap<>();
        Map<String, Long> entities = new HashMap<>();
        Map<String, Long> both = new HashMap<>();
        for (Row row : clusters.select("id", "entity_id").collectAsList()) {
            String thing = truth.apply(row.getString(0));
            things.merge(thing, 1L, Long::sum);
            entities.merge(row.getString(1), 1L, Long::sum);
            both.merge(thing + "|" + row.getString(1), 1L, Long::sum);
        }
        return new Score(pairs(things), pairs(entities), pairs(both));
    }

    private static long pairs(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(n -> n * (n - 1) / 2).sum();
    }

    /**
     * The model of {@link Expectation} by another way: the odds of each pattern as a sum of logarithms, a comparison that takes no part
     * or is blank adding nothing.
     */
    static double[][] expectation(PatternCounts counts, int[] degrees, double[][] u, boolean[] leftOut) {
        double[][] m = Weights.start(degrees);
        double odds = 0;
        for (int round = 0; round < 600; round++) {
            double[][] bits = new double[degrees.length][];
            double[][] sums = new double[degrees.length][];
            for (int f = 0; f < degrees.length; f++) {
                bits[f] = new double[degrees[f] + 1];
                sums[f] = new double[degrees[f] + 1];
                for (int degree = 1; degree <= degrees[f] && !leftOut[f]; degree++) {
                    bits[f][degree] = Math.log(m[f][degree]) - Math.log(u[f][degree]);
                }
            }
            double matches = 0;
            for (int i = 0; i < counts.size(); i++) {
                double logit = odds;
                for (int f = 0; f < degrees.length; f++) {
                    logit += bits[f][Agreement.degree(counts.patterns()[i], f)];
                }
                double expected = counts.pairs()[i] / (1 + Math.exp(-logit));
                matches += expected;
                for (int f = 0; f < degrees.length; f++) {
                    sums[f][Agreement.degree(counts.patterns()[i], f)] += expected;
                }
            }
            odds = Math.log(matches / (counts.total() - matches));
            for (int f = 0; f < degrees.length; f++) {
                double known = Arrays.stream(sums[f]).skip(1).sum();
                for (int degree = 1; degree <= degrees[f] && !leftOut[f]; degree++) {
                    m[f][degree] = Math.max(1e-7, sums[f][degree] / known);
                }
            }
        }
        return m;
    }
}
