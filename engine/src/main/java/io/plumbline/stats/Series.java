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
    private final DoubleBinaryOperator most;
    private final double[] amountUpTo;
    private final double[] weightUpTo;
    private final double shift;
    private final double[] shuffledAmounts;
    private final double[] shuffledWeights;

    private Series(
            double[] amounts, double[] weights, double shift, DoubleBinaryOperator part, DoubleBinaryOperator most) {
        this.amounts = amounts;
        this.weights = weights;
        this.shift = shift;
        this.part = part;
        this.most = most;
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
        return new Series(centred, weights, mean, (sum, n) -> sum * sum / n, (sum, usual) -> Double.POSITIVE_INFINITY);
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
                Series::mostDeviance);
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
                double bound = most.applyAsDouble(s, w * share) + most.applyAsDouble(sum - s, sum - w * share);
                // Most splits of a series without change are told apart without a logarithm.
                reached = !(bound < gain)
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

    /** At least 2 (s log(s / e) - s + e): with x = s / e - 1 it is below e x², and below e (x² + |x|³) where x is below 0. */
    private static double mostDeviance(double sum, double usual) {
        double x = sum / usual - 1;
        return (1 + 1e-9) * usual * x * x * (x < 0 ? 1 - x : 1);
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
