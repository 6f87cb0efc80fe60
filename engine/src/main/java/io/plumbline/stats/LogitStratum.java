package io.plumbline.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * One stratum of a conditional logistic regression: the probability that just these m of its n cases are the true problems, given
 * that m are.
 *
 * <p>The sum over all choices of m cases (Gail, Lubin and Rubinstein 1981) is written as the probability that m of n independent
 * trials with odds exp(a + xβ) succeed, with a chosen so that m are expected: the sum does not depend on a, and the probability
 * neither under- nor overflows.
 */
final class LogitStratum {
    private final double[][] features;
    private final double[] positiveSum;
    private final int positives;

    private LogitStratum(double[][] features, double[] positiveSum, int positives) {
        this.features = features;
        this.positiveSum = positiveSum;
        this.positives = positives;
    }

    /** The strata that say something, their features divided by a scale and centred. */
    static LogitStratum[] of(double[][] features, boolean[] positive, int[] stratum, double[] scale) {
        TreeMap<Integer, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < stratum.length; i++) {
            groups.computeIfAbsent(stratum[i], key -> new ArrayList<>()).add(i);
        }
        return groups.values().stream()
                .map(members -> one(features, positive, members, scale))
                .filter(each -> each.positives > 0 && each.positives < each.features.length)
                .toArray(LogitStratum[]::new);
    }

    private static LogitStratum one(double[][] features, boolean[] positive, List<Integer> members, double[] scale) {
        double[] mean = new double[scale.length];
        for (int i : members) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += features[i][j] / scale[j] / members.size();
            }
        }
        double[][] centred = new double[members.size()][scale.length];
        double[] sum = new double[scale.length];
        int positives = 0;
        for (int row = 0; row < centred.length; row++) {
            int i = members.get(row);
            positives += positive[i] ? 1 : 0;
            for (int j = 0; j < mean.length; j++) {
                centred[row][j] = features[i][j] / scale[j] - mean[j];
                sum[j] += positive[i] ? centred[row][j] : 0;
            }
        }
        return new LogitStratum(centred, sum, positives);
    }

    int cases() {
        return features.length;
    }

    int positives() {
        return positives;
    }

    /** Log likelihood, its gradient, and the negative of its second derivatives. */
    @SuppressWarnings("ArrayRecordComponent")
    record Value(double log, double[] gradient, double[][] information) {
        Value plus(Value other) {
            int n = gradient.length;
            double[] first = new double[n];
            double[][] second = new double[n][n];
            for (int i = 0; i < n; i++) {
                first[i] = gradient[i] + other.gradient[i];
                for (int j = 0; j < n; j++) {
                    second[i][j] = information[i][j] + other.information[i][j];
                }
            }
            return new Value(log + other.log, first, second);
        }
    }

    Value at(double[] slope) {
        double[] linear = new double[features.length];
        for (int i = 0; i < linear.length; i++) {
            for (int j = 0; j < slope.length; j++) {
                linear[i] += features[i][j] * slope[j];
            }
        }
        double intercept = intercept(linear);
        SuccessCount count = new SuccessCount(positives, slope.length);
        double logOdds = intercept * positives;
        double logFailures = 0;
        double[] expected = new double[slope.length];
        double[][] spread = new double[slope.length][slope.length];
        for (int i = 0; i < linear.length; i++) {
            double eta = intercept + linear[i];
            double p = 1 / (1 + Math.exp(-eta));
            double q = 1 / (1 + Math.exp(eta));
            logFailures += eta > 0 ? -eta - Math.log1p(Math.exp(-eta)) : -Math.log1p(Math.exp(eta));
            count.add(p, q, features[i]);
            for (int j = 0; j < expected.length; j++) {
                expected[j] += p * features[i][j];
                for (int k = 0; k < expected.length; k++) {
                    spread[j][k] += p * q * features[i][j] * features[i][k];
                }
            }
        }
        double log = logOdds - Math.log(count.probability()) + logFailures;
        double[] gradient = new double[slope.length];
        for (int j = 0; j < slope.length; j++) {
            log += positiveSum[j] * slope[j];
            double first = count.first(j) / count.probability();
            gradient[j] = positiveSum[j] - expected[j] - first;
            for (int k = 0; k < slope.length; k++) {
                spread[j][k] += count.second(j, k) / count.probability() - first * count.first(k) / count.probability();
            }
        }
        return new Value(log, gradient, spread);
    }

    /** The intercept under which as many successes are expected as there are positives, by bisection. */
    private double intercept(double[] linear) {
        double low = -50;
        double high = 50;
        for (double each : linear) {
            low = Math.min(low, -each - 50);
            high = Math.max(high, -each + 50);
        }
        for (int step = 0; step < 80; step++) {
            double middle = (low + high) / 2;
            double expected = 0;
            for (double each : linear) {
                expected += 1 / (1 + Math.exp(-middle - each));
            }
            if (expected < positives) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
