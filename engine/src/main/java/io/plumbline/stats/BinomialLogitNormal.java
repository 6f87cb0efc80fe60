package io.plumbline.stats;

/**
 * 二项–逻辑正态分布: hits among n whose share varies between organizations, its logit as a normal law.
 *
 * <p>Source: Williams 1982, "Extra-binomial variation in logistic linear models", model III; tails by quadrature (see
 * {@link NormalMixture}), relative error about 1e-12. Valid for n ≥ 0, a finite mean of the logit and a standard
 * deviation of 0 (plain binomial) or more.
 */
public final class BinomialLogitNormal {
    private BinomialLogitNormal() {}

    /** P(X = k). */
    public static double probability(long k, long n, double meanLogit, double sdLogit) {
        return n == 0 ? (k == 0 ? 1 : 0) : Logs.exp(mixed(n, meanLogit, sdLogit).logProbability(k));
    }

    /** P(X ≤ k). */
    public static double cdf(long k, long n, double meanLogit, double sdLogit) {
        return Logs.exp(mixed(n, meanLogit, sdLogit).logBelow(k + 1));
    }

    /** P(X &gt; k). */
    public static double survival(long k, long n, double meanLogit, double sdLogit) {
        return Logs.exp(logSurvival(k, n, meanLogit, sdLogit));
    }

    /** log P(X &gt; k), without underflow. */
    public static double logSurvival(long k, long n, double meanLogit, double sdLogit) {
        return mixed(n, meanLogit, sdLogit).logAtLeast(k + 1);
    }

    /** The mid-p of the upper tail: P(X &gt; k) + ½ P(X = k). */
    public static double midUpper(long k, long n, double meanLogit, double sdLogit) {
        Demand.partOf(k, n);
        return Logs.exp(mixed(n, meanLogit, sdLogit).logMidUpper(k));
    }

    /** The mid-p of the lower tail: P(X &lt; k) + ½ P(X = k). */
    public static double midLower(long k, long n, double meanLogit, double sdLogit) {
        Demand.partOf(k, n);
        return Logs.exp(mixed(n, meanLogit, sdLogit).logMidLower(k));
    }

    private static MixedCount mixed(long n, double meanLogit, double sdLogit) {
        Demand.notNegative((double) n, "n");
        Demand.finite(meanLogit, "meanLogit");
        Demand.notNegative(sdLogit, "sdLogit");
        return new MixedCount(new CountLaw.Hits(n), meanLogit, sdLogit);
    }
}
