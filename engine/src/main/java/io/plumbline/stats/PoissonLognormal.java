package io.plumbline.stats;

/**
 * 泊松–对数正态分布: a Poisson count whose mean varies between organizations as a lognormal law; by the mean and the
 * standard deviation of the mean's logarithm.
 *
 * <p>Source: Bulmer 1974, "On fitting the Poisson lognormal distribution"; tails by quadrature (see
 * {@link NormalMixture}), relative error about 1e-12 in far tails too. Valid for a finite mean-log and an sd-log of 0
 * (plain Poisson) or more. Its tail is heavier than the negative binomial's of the same mean and variance: where
 * organizations differ by factors, the negative binomial raises false flags.
 */
public final class PoissonLognormal {
    private static final CountLaw LAW = new CountLaw.Events();

    private PoissonLognormal() {}

    /** P(X = k). */
    public static double probability(long k, double meanLog, double sdLog) {
        return Logs.exp(mixed(meanLog, sdLog).logProbability(k));
    }

    /** P(X ≤ k). */
    public static double cdf(long k, double meanLog, double sdLog) {
        return Logs.exp(logCdf(k, meanLog, sdLog));
    }

    /** P(X &gt; k). */
    public static double survival(long k, double meanLog, double sdLog) {
        return Logs.exp(logSurvival(k, meanLog, sdLog));
    }

    /** log P(X ≤ k), without underflow. */
    public static double logCdf(long k, double meanLog, double sdLog) {
        return mixed(meanLog, sdLog).logBelow(k + 1);
    }

    /** log P(X &gt; k), without underflow. */
    public static double logSurvival(long k, double meanLog, double sdLog) {
        return mixed(meanLog, sdLog).logAtLeast(k + 1);
    }

    /** The mid-p of the upper tail: P(X &gt; k) + ½ P(X = k) (Lancaster 1961). */
    public static double midUpper(long k, double meanLog, double sdLog) {
        return k < 0 ? 1 : Logs.exp(mixed(meanLog, sdLog).logMidUpper(k));
    }

    /** The mid-p of the lower tail: P(X &lt; k) + ½ P(X = k). */
    public static double midLower(long k, double meanLog, double sdLog) {
        return k < 0 ? 0 : Logs.exp(mixed(meanLog, sdLog).logMidLower(k));
    }

    /** The smallest k with P(X ≤ k) ≥ p; p must be below 1. */
    public static long quantile(double p, double meanLog, double sdLog) {
        Demand.probability(p, "p");
        if (p == 1) {
            throw new IllegalArgumentException("p is 1; such a count has no largest value");
        }
        double spread = Math.exp(meanLog) * sdLog + Math.exp(0.5 * meanLog);
        return Counts.smallest(k -> cdf(k, meanLog, sdLog) >= p, Math.exp(meanLog), spread);
    }

    private static MixedCount mixed(double meanLog, double sdLog) {
        Demand.finite(meanLog, "meanLog");
        Demand.notNegative(sdLog, "sdLog");
        return new MixedCount(LAW, meanLog, sdLog);
    }
}
