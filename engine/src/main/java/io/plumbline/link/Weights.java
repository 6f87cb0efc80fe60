package io.plumbline.link;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * 匹配权重: what each degree of agreement says for or against two records being of the same thing.
 *
 * <p>The weight of a degree is log₂(m ÷ u), the sum over the comparisons plus log₂ of the prior odds is the pair's, in bits: 0 is an
 * even chance, each further bit doubles the odds. It does not saturate as a probability does. Source: I. P. Fellegi and A. B. Sunter,
 * "A theory for record linkage", JASA 64 (1969); the allowance for rare values: W. E. Winkler (1989).
 *
 * @param m by comparison and degree, how often records of the same thing agree to it; entry 0 is the blank and not used
 * @param u the same for records of different things
 * @param prior the probability that two records drawn at random are of the same thing
 * @param rarity by comparison, how far an exact agreement on a rare value counts for more
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Weights(double[][] m, double[][] u, double prior, double[] rarity) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    /** Where an estimation starts: nine of ten matches agree exactly, the rest to any other degree. */
    static double[][] start(int[] degrees) {
        double[][] m = new double[degrees.length][];
        for (int f = 0; f < degrees.length; f++) {
            m[f] = new double[degrees[f] + 1];
            Arrays.fill(m[f], 1, degrees[f] + 1, 0.1 / (degrees[f] - 1));
            m[f][degrees[f]] = 0.9;
        }
        return m;
    }

    /** The weight of one degree of one comparison, in bits; a blank says nothing. */
    double of(int comparison, int degree) {
        return degree == Comparer.UNKNOWN ? 0 : log2(m[comparison][degree] / u[comparison][degree]);
    }

    /** The weight of a pattern, in bits, with the prior, and with rare values taken as common ones. */
    double of(long pattern) {
        double sum = log2(prior / (1 - prior));
        for (int f = 0; f < m.length; f++) {
            sum += of(f, Agreement.degree(pattern, f));
        }
        return sum;
    }

    /**
     * What must be added to the pattern's weight and to the rarity of the values on which a pair agrees exactly, in bits: an exact
     * agreement has been weighed as one on a value of average frequency.
     */
    double ofAverage(long pattern) {
        double sum = 0;
        for (int f = 0; f < m.length; f++) {
            sum += ofAverage(f, Agreement.degree(pattern, f));
        }
        return sum;
    }

    /** The same for one degree of one comparison. */
    double ofAverage(int comparison, int degree) {
        int exact = m[comparison].length - 1;
        return rarity[comparison] > 0 && degree == exact ? rarity[comparison] * log2(u[comparison][exact]) : 0;
    }

    /** The probability that a weight stands for. */
    static double probability(double weight) {
        return 1 / (1 + Math.pow(2, -weight));
    }

    /** The weight that a probability comes to. */
    static double bits(double probability) {
        return log2(probability / (1 - probability));
    }

    static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
