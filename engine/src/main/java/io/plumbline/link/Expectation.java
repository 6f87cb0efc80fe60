package io.plumbline.link;

import java.util.stream.IntStream;

/**
 * 期望最大化: how often records of the same thing agree to each degree, estimated from pairs of which nobody said whether they belong
 * together.
 *
 * <p>Pairs are a mixture of matches, which agree to degree d on comparison f with probability m, and others, which do so with the known
 * probability u; degrees are independent given which of the two a pair is. The expectation–maximization of A. P. Dempster, N. M.
 * Laird and D. B. Rubin (JRSS B 39, 1977) for the model of I. P. Fellegi and A. B. Sunter (JASA 64, 1969): the likelihood never
 * falls. A blank says nothing of either and counts in neither. Comparisons of columns by which the pairs were found are left out: all
 * of these pairs agree on them.
 */
final class Expectation {
    private static final int MOST_ROUNDS = 2_000;
    private static final double SETTLED = 1e-9;
    /** Degrees that no match shows are rare, not impossible. */
    private static final double FEWEST = 1e-7;

    private final int[] taken;
    private final double[] pairs;
    private final int[][] degrees;
    private final double[] others;
    private final double total;
    private final double[][] m;
    private double share = 0.5;
    private double logLikelihood = Double.NEGATIVE_INFINITY;

    /**
     * @param degrees how many degrees each comparison has
     * @param u for each comparison and degree, from 1, how often records of different things agree to it
     * @param leftOut which comparisons take no part
     */
    Expectation(PatternCounts counts, int[] degrees, double[][] u, boolean[] leftOut) {
        this.taken = IntStream.range(0, degrees.length).filter(f -> !leftOut[f]).toArray();
        this.pairs = counts.pairs();
        this.total = counts.total();
        this.m = Weights.start(degrees);
        this.degrees = new int[counts.size()][taken.length];
        this.others = new double[counts.size()];
        for (int i = 0; i < pairs.length; i++) {
            for (int k = 0; k < taken.length; k++) {
                this.degrees[i][k] = Agreement.degree(counts.patterns()[i], taken[k]);
            }
            others[i] = product(u, this.degrees[i]);
        }
    }

    /** Repeats until the parameters no longer move. Without pairs nothing is estimated. */
    Expectation fit() {
        for (int round = 0; total > 0 && round < MOST_ROUNDS; round++) {
            if (step() < SETTLED) {
                break;
            }
        }
        return this;
    }

    /** How often matches agree to each degree. */
    double[][] m() {
        return m;
    }

    /** Which share of the pairs are matches. */
    double share() {
        return share;
    }

    /** The log-likelihood before the last step. */
    double logLikelihood() {
        return logLikelihood;
    }

    /** How many matches there are among pairs without a blank in a comparison, which is what its estimate rests on. */
    double matchesBehind(int comparison) {
        double sum = 0;
        for (int k = 0; k < taken.length; k++) {
            for (int i = 0; taken[k] == comparison && i < pairs.length; i++) {
                sum += degrees[i][k] == Comparer.UNKNOWN ? 0 : pairs[i] * posterior(i);
            }
        }
        return sum;
    }

    /** One round; gives the largest movement of a parameter. */
    double step() {
        double[][] sums = new double[taken.length][];
        for (int k = 0; k < taken.length; k++) {
            sums[k] = new double[m[taken[k]].length];
        }
        double matches = 0;
        double likelihood = 0;
        for (int i = 0; i < pairs.length; i++) {
            double match = share * product(m, degrees[i]);
            double either = match + (1 - share) * others[i];
            double expected = pairs[i] * match / either;
            likelihood += pairs[i] * Math.log(either);
            matches += expected;
            for (int k = 0; k < taken.length; k++) {
                sums[k][degrees[i][k]] += expected;
            }
        }
        logLikelihood = likelihood;
        double moved = Math.abs(matches / total - share);
        share = matches / total;
        for (int k = 0; k < taken.length; k++) {
            moved = Math.max(moved, move(m[taken[k]], sums[k]));
        }
        return moved;
    }

    private static double move(double[] m, double[] sums) {
        double known = 0;
        for (int degree = 1; degree < m.length; degree++) {
            known += sums[degree];
        }
        if (known <= 0) {
            return 0;
        }
        double[] next = new double[m.length];
        double kept = 0;
        for (int degree = 1; degree < m.length; degree++) {
            next[degree] = Math.max(sums[degree] / known, FEWEST);
            kept += next[degree];
        }
        double moved = 0;
        for (int degree = 1; degree < m.length; degree++) {
            next[degree] /= kept;
            moved = Math.max(moved, Math.abs(next[degree] - m[degree]));
            m[degree] = next[degree];
        }
        return moved;
    }

    private double posterior(int i) {
        double match = share * product(m, degrees[i]);
        return match / (match + (1 - share) * others[i]);
    }

    private double product(double[][] probabilities, int[] pattern) {
        double product = 1;
        for (int k = 0; k < pattern.length; k++) {
            product *= pattern[k] == Comparer.UNKNOWN ? 1 : probabilities[taken[k]][pattern[k]];
        }
        return product;
    }
}
