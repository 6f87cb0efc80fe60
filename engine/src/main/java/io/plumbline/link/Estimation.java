package io.plumbline.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * 权重估计: the weights of all comparisons from the pairs alone. Each blocking rule's pairs are fitted on their own, without the comparisons
 * of its columns; a comparison's estimate is the mean of those of the rules that leave it free, each counted by the matches behind it. A
 * union of rules fitted as one sample would favour what the rules select.
 */
final class Estimation {
    private static final int MOST_ROUNDS = 1_000;
    private static final double SETTLED = 1e-9;

    private Estimation() {}

    /**
     * Estimates the weights.
     *
     * @param counts all candidate pairs by pattern
     * @param u how often records of different things agree
     * @param possible how many pairs of records there are at all
     */
    static Weights of(Linking linking, PatternCounts counts, double[][] u, double possible) {
        int[] degrees = linking.degrees();
        double[][] m = Weights.start(degrees);
        double[][] sums = new double[degrees.length][];
        double[] behind = new double[degrees.length];
        for (int f = 0; f < degrees.length; f++) {
            sums[f] = new double[degrees[f] + 1];
        }
        List<List<String>> rules = linking.rules();
        for (int rule = 0; rule < rules.size(); rule++) {
            boolean[] fixed = comparisonsOf(linking, rules.get(rule));
            Expectation fit = new Expectation(counts.of(rule), degrees, u, fixed).fit();
            for (int f = 0; f < degrees.length; f++) {
                if (!fixed[f]) {
                    double matches = fit.matchesBehind(f);
                    behind[f] += matches;
                    for (int degree = 1; degree <= degrees[f]; degree++) {
                        sums[f][degree] += matches * fit.m()[f][degree];
                    }
                }
            }
        }
        for (int f = 0; f < degrees.length; f++) {
            for (int degree = 1; behind[f] > 0 && degree <= degrees[f]; degree++) {
                m[f][degree] = sums[f][degree] / behind[f];
            }
        }
        double[] rarity =
                linking.compare().values().stream().mapToDouble(Comparison::rarity).toArray();
        return new Weights(m, u, prior(counts, new Weights(m, u, 0.5, rarity), possible), rarity);
    }

    /** The comparisons that read a column of a rule: all of the rule's pairs agree on it. */
    private static boolean[] comparisonsOf(Linking linking, List<String> rule) {
        List<Boolean> fixed = new ArrayList<>();
        for (Map.Entry<String, Comparison> entry : linking.compare().entrySet()) {
            fixed.add(entry.getValue().columns(entry.getKey()).stream().anyMatch(rule::contains));
        }
        boolean[] all = new boolean[fixed.size()];
        for (int f = 0; f < all.length; f++) {
            all[f] = fixed.get(f);
        }
        return all;
    }

    /**
     * The probability that two records drawn at random are of the same thing: the one at which as many matches are expected among the
     * candidate pairs as it says there are, taking it that the rules find nearly all.
     */
    private static double prior(PatternCounts counts, Weights even, double possible) {
        double prior = Math.min(0.5, counts.total() / possible / 2);
        for (int round = 0; possible > 0 && round < MOST_ROUNDS; round++) {
            double odds = Weights.log2(prior / (1 - prior));
            double matches = 0;
            for (int i = 0; i < counts.size(); i++) {
                matches += counts.pairs()[i] * Weights.probability(even.of(counts.patterns()[i]) + odds);
            }
            double next = Math.min(0.5, Math.max(matches, 0.5) / possible);
            boolean settled = Math.abs(next - prior) < SETTLED * prior;
            prior = next;
            if (settled) {
                break;
            }
        }
        return prior;
    }
}
