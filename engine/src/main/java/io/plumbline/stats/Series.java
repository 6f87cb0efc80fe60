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

    private Series(
            double[] amounts, double[] weights, double shift, DoubleBinaryOperator part, DoubleBinaryOperator most) {
        this.amounts = amounts;
        this.weights = weights;
        this.shift = shift;
        this.part = part;
        this.most = most;
        this.amountUpTo = new double[amounts.length + 1];
        this.weightUpTo = new double[amounts.length + 1];
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

    /** Whether any split has at least this gain. */
    boolean reaches(double gain, int minimum) {
        int n = amounts.length;
        double sum = amountUpTo[n];
        double share = sum / weightUpTo[n];
        for (int split = minimum; split <= n - minimum; split++) {
            double s = amountUpTo[split];
            double usual = weightUpTo[split] * share;
            double bound = most.applyAsDouble(s, usual) + most.applyAsDouble(sum - s, sum - usual);
            // Most splits of a series without change are told apart without a logarithm.
            if (!(bound < gain) && gain(split) >= gain) {
                return true;
            }
        }
        return false;
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

    Series copy() {
        return new Series(amounts.clone(), weights.clone(), shift, part, most);
    }

    /** Takes the amounts of another series of this length, each with its weight, in random order. */
    void shuffle(Series other, SplittableRandom random) {
        System.arraycopy(other.amounts, 0, amounts, 0, amounts.length);
        System.arraycopy(other.weights, 0, weights, 0, weights.length);
        for (int i = amounts.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            swap(amounts, i, j);
            swap(weights, i, j);
        }
        sumUp();
    }

    /** What gains are compared with to tell them from rounding. */
    private double scale() {
        double scale = Double.MIN_NORMAL;
        for (double amount : amounts) {
            scale += Math.abs(amount) * Math.max(1, Math.abs(amount));
        }
        return scale + shift * shift * 1e-16;
    }

    private static void swap(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }
}
