package io.plumbline.stats;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;

/**
 * Amounts in order, each with its weight, and how much better two levels tell them than one. Only the running sums
 * matter: the gain of a split is the sum of a function of each part's total less that of the whole.
 */
final class Series {
    private final double[] amounts;
    private final double[] weights;
    private final DoubleBinaryOperator part;
    private final Bound bound;
    private final double[] amountUpTo;
    private final double[] weightUpTo;
    private final double shift;
    private final double[] shuffledAmounts;
    private final double[] shuffledWeights;

    private Series(double[] amounts, double[] weights, double shift, DoubleBinaryOperator part, Bound bound) {
        this.amounts = amounts;
        this.weights = weights;
        this.shift = shift;
        this.part = part;
        this.bound = bound;
        this.amountUpTo = new double[amounts.length + 1];
        this.weightUpTo = new double[amounts.length + 1];
        this.shuffledAmounts = new double[amounts.length];
        this.shuffledWeights = new double[amounts.length];
        sumUp();
    }

    private void sumUp() {
        for (int i = 0; i < amounts.length; i++) {
            amountUpTo[i + 1] = amountUpTo[i] + amounts[i];
            weightUpTo[i + 1] = weightUpTo[i] + weights[i];
        }
    }

    /** Measures: the gain is a fall in the sum of squares. */
    static Series measures(double[] values) {
        Values.finite(values, "values");
        double mean = Arrays.stream(values).average().orElse(0);
        double[] centred = new double[values.length];
        double[] weights = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            centred[i] = values[i] - mean;
            weights[i] = 1;
        }
        return new Series(centred, weights, mean, (sum, n) -> sum * sum / n, (part, usual, whole, gain) -> false);
    }

    /** Counts with exposure: the gain is a fall in Poisson deviance. */
    static Series counts(long[] counts, double[] exposures) {
        Values.sameLength(counts.length, "counts", exposures.length, "exposures");
        Values.notNegative(counts, "counts");
        Values.positive(exposures, "exposures");
        double[] amounts = Arrays.stream(counts).asDoubleStream().toArray();
        return new Series(
                amounts,
                exposures.clone(),
                0,
                (sum, e) -> sum == 0 ? 0 : 2 * sum * Math.log(sum / e),
                Series::fallsShort);
    }

    /** The number of amounts in the first part of the best split; -1 if there is none. Of equal splits the earliest. */
    int best(int minimum) {
        Values.atLeast(minimum, 2, "minimum");
        int best = -1;
        double most = scale() * 1e-12;
        for (int split = minimum; split <= amounts.length - minimum; split++) {
            double gain = gain(split);
            if (gain > most) {
                most = gain * (1 + 1e-12);
                best = split;
            }
        }
        return best;
    }

    double gain(int split) {
        double s = amountUpTo[split];
        double w = weightUpTo[split];
        double sum = amountUpTo[amounts.length];
        double weight = weightUpTo[amounts.length];
        return part.applyAsDouble(s, w) + part.applyAsDouble(sum - s, weight - w) - part.applyAsDouble(sum, weight);
    }

    /**
     * Whether any split of the amounts, each with its weight, in random order has at least this gain. All numbers of one order are
     * drawn whatever the answer.
     */
    boolean reachesShuffled(double gain, int minimum, SplittableRandom random) {
        int n = amounts.length;
        double sum = amountUpTo[n];
        double weight = weightUpTo[n];
        double share = sum / weight;
        double whole = part.applyAsDouble(sum, weight);
        System.arraycopy(amounts, 0, shuffledAmounts, 0, n);
        System.arraycopy(weights, 0, shuffledWeights, 0, n);
        double s = sum;
        double w = weight;
        boolean reached = false;
        for (int split = n - 1; split > 0; split--) {
            int taken = random.nextInt(split + 1);
            if (reached) {
                continue;
            }
            s -= take(shuffledAmounts, taken, split);
            w -= take(shuffledWeights, taken, split);
            if (split >= minimum && split <= n - minimum) {
                // Most splits of a series without change are told apart without a logarithm.
                reached = !bound.fallsShort(s, w * share, sum, gain)
                        && part.applyAsDouble(s, w) + part.applyAsDouble(sum - s, weight - w) - whole >= gain;
            }
        }
        return reached;
    }

    /** The value at a place, where the last one comes to stand. */
    private static double take(double[] values, int place, int last) {
        double taken = values[place];
        values[place] = values[last];
        return taken;
    }

    /** Whether a split surely gains less, by the sum of its first part, what is usual of that, and the sum of all. */
    private interface Bound {
        boolean fallsShort(double part, double usual, double whole, double gain);
    }

    /**
     * 2 (s log(s / e) - s + e) is below d² / e with d = s - e where s is above e, and below d² / e + |d|³ / e² elsewhere. The bounds of
     * both parts, times what is usual of either and again of the one that has less than that, need no division.
     */
    private static boolean fallsShort(double part, double usual, double whole, double gain) {
        double rest = whole - usual;
        double d = Math.abs(part - usual);
        double lacking = part < usual ? usual : rest;
        double other = part < usual ? rest : usual;
        return (1 + 1e-9) * d * d * (whole * lacking + d * other) < gain * usual * rest * lacking;
    }

    double levelBefore(int split) {
        return shift + amountUpTo[split] / weightUpTo[split];
    }

    double levelAfter(int split) {
        return shift + (amountUpTo[amounts.length] - amountUpTo[split]) / weightAfter(split);
    }

    double weightBefore(int split) {
        return weightUpTo[split];
    }

    double weightAfter(int split) {
        return weightUpTo[amounts.length] - weightUpTo[split];
    }

    /** What gains are compared with to tell them from rounding. */
    private double scale() {
        double scale = Double.MIN_NORMAL;
        for (double amount : amounts) {
            scale += Math.abs(amount) * Math.max(1, Math.abs(amount));
        }
        return scale + shift * shift * 1e-16;
    }
}
