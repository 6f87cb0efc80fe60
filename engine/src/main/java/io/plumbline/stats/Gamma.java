package io.plumbline.stats;

import java.util.function.DoubleUnaryOperator;

/**
 * 伽马分布: the gamma distribution by shape and rate.
 *
 * <p>Source: {@link IncompleteGamma}; quantiles by root finding on the logarithms of the nearer tail. Valid for
 * positive finite shape and rate.
 */
public final class Gamma {
    private static final double LEAST_LOG = -745;

    private Gamma() {}

    /** P(X ≤ x). */
    public static double cdf(double x, double shape, double rate) {
        check(shape, rate);
        return Logs.exp(IncompleteGamma.logLower(shape, x * rate));
    }

    /** P(X &gt; x). */
    public static double survival(double x, double shape, double rate) {
        return Logs.exp(logSurvival(x, shape, rate));
    }

    /** log P(X &gt; x), without underflow. */
    public static double logSurvival(double x, double shape, double rate) {
        check(shape, rate);
        return IncompleteGamma.logUpper(shape, x * rate);
    }

    /** The x with P(X ≤ x) = p; 0 for p = 0 or below what a double can hold, infinite for p = 1. */
    public static double quantile(double p, double shape, double rate) {
        check(shape, rate);
        Demand.probability(p, "p");
        return p > 0.5 ? upper(1 - p, shape, rate) : lower(p, shape, rate);
    }

    /** The x with P(X &gt; x) = p, for tails too small to be told from 1. */
    public static double upperQuantile(double p, double shape, double rate) {
        check(shape, rate);
        Demand.probability(p, "p");
        return p > 0.5 ? lower(1 - p, shape, rate) : upper(p, shape, rate);
    }

    private static double lower(double p, double shape, double rate) {
        if (p == 0) {
            return 0;
        }
        double logP = Math.log(p);
        // P(a, x) ≤ x^a / Γ(a + 1) bounds the quantile from below.
        double low = (logP + LogGamma.of(shape + 1)) / shape - 1;
        double high = Math.log(shape + 1) + 1;
        return solved(Math.max(low, LEAST_LOG), high, u -> IncompleteGamma.logLower(shape, Math.exp(u)) - logP) / rate;
    }

    private static double upper(double p, double shape, double rate) {
        if (p == 0) {
            return Double.POSITIVE_INFINITY;
        }
        double logP = Math.log(p);
        double high = Math.log(shape + 1) + 1;
        while (IncompleteGamma.logUpper(shape, Math.exp(high)) > logP) {
            high++;
        }
        double low = high - 1;
        while (IncompleteGamma.logUpper(shape, Math.exp(low)) < logP && low > LEAST_LOG) {
            low -= 5;
        }
        return solved(low, high, u -> IncompleteGamma.logUpper(shape, Math.exp(u)) - logP) / rate;
    }

    private static double solved(double low, double high, DoubleUnaryOperator excess) {
        return Math.exp(Root.between(low, high, excess));
    }

    private static void check(double shape, double rate) {
        Demand.positive(shape, "shape");
        Demand.positive(rate, "rate");
    }
}
