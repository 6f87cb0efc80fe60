package io.plumbline.stats;

/**
 * 正态分布: the standard normal distribution.
 *
 * <p>Source: Q(½, z²/2) = erfc(|z|/√2) (Abramowitz and Stegun 7.1.21 with 6.5.17), so that both tails keep their
 * digits; quantiles by Newton's method on the logarithm of the tail, which is concave, so that it converges from one
 * side. Valid for all finite z.
 */
public final class Gaussian {
    private static final double LOG_2 = Math.log(2);

    private Gaussian() {}

    /** The density at z. */
    public static double density(double z) {
        return Math.exp(-0.5 * z * z - LogGamma.LOG_SQRT_2_PI);
    }

    /** P(Z ≤ z). */
    public static double cdf(double z) {
        return survival(-z);
    }

    /** P(Z &gt; z). */
    public static double survival(double z) {
        return Logs.exp(logSurvival(z));
    }

    /** log P(Z ≤ z). */
    public static double logCdf(double z) {
        return logSurvival(-z);
    }

    /** log P(Z &gt; z), without underflow. */
    public static double logSurvival(double z) {
        double half = IncompleteGamma.logUpper(0.5, 0.5 * z * z) - LOG_2;
        return z >= 0 ? half : Logs.complement(half);
    }

    /** The z with P(Z ≤ z) = p; infinite for 0 and 1. */
    public static double quantile(double p) {
        Demand.probability(p, "p");
        if (p == 0 || p == 1) {
            return p == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return p <= 0.5 ? -tailQuantile(Math.log(p)) : tailQuantile(Math.log1p(-p));
    }

    /** The z ≥ 0 whose upper tail has this logarithm, at most log ½. */
    private static double tailQuantile(double logTail) {
        double z = Math.sqrt(Math.max(0, -2 * (logTail + LOG_2)));
        for (int step = 0; step < 60; step++) {
            double logHere = logSurvival(z);
            double slope = -Math.exp(-0.5 * z * z - LogGamma.LOG_SQRT_2_PI - logHere);
            double next = z - (logHere - logTail) / slope;
            if (Math.abs(next - z) <= 2 * Math.ulp(z)) {
                return next;
            }
            z = next;
        }
        return z;
    }
}
