package io.plumbline.stats;

/**
 * 泊松分布: the distribution of a count whose events happen independently at a fixed rate.
 *
 * <p>Source: P(X &gt; k) = P(k + 1, mean) of {@link IncompleteGamma} (Abramowitz and Stegun 26.4.21); single
 * probabilities by Loader's saddle point. Valid for a mean of 0 or more. Real counts vary more than this law between
 * organizations: use it for one organization's own intervals and for lower bounds, not alone to rank peers.
 */
public final class Poisson {
    private Poisson() {}

    /** P(X = k). */
    public static double probability(long k, double mean) {
        Demand.notNegative(mean, "mean");
        if (k < 0) {
            return 0;
        }
        if (k == 0 || mean == 0) {
            return k == 0 ? Math.exp(-mean) : 0;
        }
        return Math.exp(IncompleteGamma.logFactor((double) k, mean));
    }

    /** P(X ≤ k). */
    public static double cdf(long k, double mean) {
        Demand.notNegative(mean, "mean");
        return k < 0 ? 0 : Logs.exp(IncompleteGamma.logUpper(k + 1.0, mean));
    }

    /** P(X &gt; k). */
    public static double survival(long k, double mean) {
        return Logs.exp(logSurvival(k, mean));
    }

    /** log P(X &gt; k), without underflow. */
    public static double logSurvival(long k, double mean) {
        Demand.notNegative(mean, "mean");
        return k < 0 ? 0 : IncompleteGamma.logLower(k + 1.0, mean);
    }

    /** P(X ≥ k). */
    public static double atLeast(long k, double mean) {
        return survival(k - 1, mean);
    }

    /** The mid-p of the upper tail: P(X &gt; k) + ½ P(X = k) (Lancaster 1961). Its mean under the law is exactly ½. */
    public static double midUpper(long k, double mean) {
        return survival(k, mean) + 0.5 * probability(k, mean);
    }

    /** The mid-p of the lower tail: P(X &lt; k) + ½ P(X = k). */
    public static double midLower(long k, double mean) {
        return cdf(k - 1, mean) + 0.5 * probability(k, mean);
    }

    /** The smallest k with P(X ≤ k) ≥ p; p must be below 1. */
    public static long quantile(double p, double mean) {
        Demand.probability(p, "p");
        if (p == 1) {
            throw new IllegalArgumentException("p is 1; a Poisson count has no largest value");
        }
        return Counts.smallest(k -> cdf(k, mean) >= p, mean, Math.sqrt(mean));
    }
}
