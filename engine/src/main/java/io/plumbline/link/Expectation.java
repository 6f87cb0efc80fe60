package io.plumbline.link;

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
    private static final int MOST_ROUNDS = 5_000;
    private static final double SETTLED = 1e-10;
    /** Degrees that no pair shows are rare, not impossible. */
    private static final double FEWEST = 1e-7;

    private final PatternCounts counts;
    private final double[][] u;
    private final boolean[] leftOut;
    private final double total;
    private double[][] m;
    private double share = 0.5;
    private double logLikelihood = Double.NEGATIVE_INFINITY;

    /**
     * @param degrees how many degrees each comparison has
     * @param u for each comparison and degree, from 1, how often records of different things agree to it
     * @param leftOut which comparisons take no part
     */
    Expectation(PatternCounts counts, int[] degrees, double[][] u, boolean[] leftOut) {
        this.counts = counts;
        this.u = u;
        this.leftOut = leftOut;
        this.total = counts.total();
        this.m = Weights.start(degrees);
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
        for (int i = 0; i < counts.size(); i++) {
            if (Agreement.degree(counts.patterns()[i], comparison) > Comparer.UNKNOWN) {
                sum += counts.pairs()[i] * posterior(i);
            }
        }
        return sum;
    }

    /** One round; gives the largest movement of a parameter. */
    double step() {
        double[][] sums = new double[m.length][];
        for (int f = 0; f < m.length; f++) {
            sums[f] = new double[m[f].length];
        }
        double matches = 0;
        double likelihood = 0;
        for (int i = 0; i < counts.size(); i++) {
            double match = share * product(m, counts.patterns()[i]);
            double other = (1 - share) * product(u, counts.patterns()[i]);
            double expected = counts.pairs()[i] * match / (match + other);
            likelihood += counts.pairs()[i] * Math.log(match + other);
            matches += expected;
            for (int f = 0; f < m.length; f++) {
                sums[f][Agreement.degree(counts.patterns()[i], f)] += expected;
            }
        }
        logLikelihood = likelihood;
        return move(sums, matches / total);
    }

    private double move(double[][] sums, double newShare) {
        double moved = Math.abs(newShare - share);
        share = newShare;
        for (int f = 0; f < m.length; f++) {
            if (!leftOut[f]) {
                moved = Math.max(moved, move(m[f], sums[f]));
            }
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
        double moved = 0;
        double kept = 0;
        double[] next = new double[m.length];
        for (int degree = 1; degree < m.length; degree++) {
            next[degree] = Math.max(sums[degree] / known, FEWEST);
            kept += next[degree];
        }
        for (int degree = 1; degree < m.length; degree++) {
            next[degree] /= kept;
            moved = Math.max(moved, Math.abs(next[degree] - m[degree]));
            m[degree] = next[degree];
        }
        return moved;
    }

    private double posterior(int i) {
        double match = share * product(m, counts.patterns()[i]);
        return match / (match + (1 - share) * product(u, counts.patterns()[i]));
    }

    private double product(double[][] probabilities, long pattern) {
        double product = 1;
        for (int f = 0; f < probabilities.length; f++) {
            int degree = Agreement.degree(pattern, f);
            if (!leftOut[f] && degree > Comparer.UNKNOWN) {
                product *= probabilities[f][degree];
            }
        }
        return product;
    }
}
