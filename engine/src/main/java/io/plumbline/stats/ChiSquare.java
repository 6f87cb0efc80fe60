package io.plumbline.stats;

/** 卡方分布: the χ² distribution, a {@link Gamma} with shape df/2 and rate ½. Valid for positive finite df. */
public final class ChiSquare {
    private ChiSquare() {}

    /** P(X ≤ x). */
    public static double cdf(double x, double df) {
        return Gamma.cdf(x, df / 2, 0.5);
    }

    /** P(X &gt; x). */
    public static double survival(double x, double df) {
        return Gamma.survival(x, df / 2, 0.5);
    }

    /** log P(X &gt; x), without underflow. */
    public static double logSurvival(double x, double df) {
        return Gamma.logSurvival(x, df / 2, 0.5);
    }

    /** The x with P(X ≤ x) = p. */
    public static double quantile(double p, double df) {
        return Gamma.quantile(p, df / 2, 0.5);
    }
}
