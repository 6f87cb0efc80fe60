package io.plumbline.link;

import io.plumbline.pack.Comparison;
import io.plumbline.pack.Linking;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * 权重估计: the weights of all comparisons from the pairs alone.
 *
 * <p>How often matches agree (m): each blocking rule's pairs are fitted on their own, without the comparisons of its columns; a
 * comparison's estimate is the mean of those of the rules that leave it free, each counted by the matches behind it. A union of rules
 * fitted as one sample would favour what the rules select. How often others agree (u): from pairs drawn at random, each counted by the
 * probability that it is not, by chance, a match, since a few matches among them would outweigh all others where agreement is rare.
 * One needs the other, so they are estimated in turn.
 */
final class Estimation {
    private static final int TURNS = 4;
    private static final int MOST_ROUNDS = 1_000;
    private static final double SETTLED = 1e-9;
    /** A degree that no pair shows counts as half a pair: it is rare, not impossible. */
    private static final double UNSEEN = 0.5;

    private final Linking linking;
    private final int[] degrees;
    private final PatternCounts counts;
    private final PatternCounts random;
    private final double possible;

    private Estimation(Linking linking, PatternCounts counts, PatternCounts random, double possible) {
        this.linking = linking;
        this.degrees = linking.degrees();
        this.counts = counts;
        this.random = random;
        this.possible = possible;
    }

    /**
     * Estimates the weights.
     *
     * @param counts all candidate pairs by pattern
     * @param random pairs drawn at random by pattern
     * @param possible how many pairs of records there are at all
     */
    static Weights of(Linking linking, PatternCounts counts, PatternCounts random, double possible) {
        return new Estimation(linking, counts, random, possible).weights();
    }

    private Weights weights() {
        double[] others = new double[random.size()];
        Arrays.fill(others, 1);
        Weights weights = null;
        for (int turn = 0; turn < TURNS; turn++) {
            double[][] u = shares(random.marginals(degrees, others));
            double[][] m = matches(u);
            weights = new Weights(m, u, prior(new Weights(m, u, 0.5, linking.rarity())), linking.rarity());
            for (int i = 0; i < others.length; i++) {
                others[i] = 1 - Weights.probability(weights.of(random.patterns()[i]));
            }
        }
        return weights;
    }

    /** How often pairs agree to each degree, among those without a blank. */
    static double[][] shares(double[][] sums) {
        double[][] shares = new double[sums.length][];
        for (int f = 0; f < sums.length; f++) {
            double known = 0;
            shares[f] = new double[sums[f].length];
            for (int degree = 1; degree < shares[f].length; degree++) {
                shares[f][degree] = Math.max(sums[f][degree], UNSEEN);
                known += shares[f][degree];
            }
            for (int degree = 1; degree < shares[f].length; degree++) {
                shares[f][degree] /= known;
            }
        }
        return shares;
    }

    private double[][] matches(double[][] u) {
        double[][] m = Weights.start(degrees);
        double[][] sums = new double[degrees.length][];
        double[] behind = new double[degrees.length];
        for (int f = 0; f < degrees.length; f++) {
            sums[f] = new double[degrees[f] + 1];
        }
        for (int rule = 0; rule < linking.rules().size(); rule++) {
            boolean[] fixed = fixed(linking.rules().get(rule));
            Expectation fit = new Expectation(counts.of(rule), degrees, u, fixed).fit();
            for (int f = 0; f < degrees.length; f++) {
                double matches = fixed[f] ? 0 : fit.matchesBehind(f);
                behind[f] += matches;
                for (int degree = 1; degree <= degrees[f]; degree++) {
                    sums[f][degree] += matches * fit.m()[f][degree];
                }
            }
        }
        double[][] shown = shares(sums);
        for (int f = 0; f < degrees.length; f++) {
            m[f] = behind[f] > 0 ? shown[f] : m[f];
        }
        return m;
    }

    /** The comparisons that read a column of a rule: all of the rule's pairs agree on it. */
    private boolean[] fixed(List<String> rule) {
        boolean[] fixed = new boolean[degrees.length];
        int f = 0;
        for (Map.Entry<String, Comparison> entry : linking.compare().entrySet()) {
            fixed[f++] = entry.getValue().columns(entry.getKey()).stream().anyMatch(rule::contains);
        }
        return fixed;
    }

    /**
     * The probability that two records drawn at random are of the same thing: the one at which as many matches are expected among the
     * candidate pairs as it says there are, taking it that the rules find nearly all.
     */
    private double prior(Weights even) {
        if (!(possible > 0)) {
            return 0.5;
        }
        double prior = Math.min(0.5, Math.max(counts.total(), 1) / possible / 2);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double odds = Weights.log2(prior / (1 - prior));
            double matches = 0;
            for (int i = 0; i < counts.size(); i++) {
                matches += counts.pairs()[i] * Weights.probability(even.of(counts.patterns()[i]) + odds);
            }
            double next = Math.min(0.5, Math.max(matches, UNSEEN) / possible);
            boolean settled = Math.abs(next - prior) < SETTLED * prior;
            prior = next;
            if (settled) {
                break;
            }
        }
        return prior;
    }
}
