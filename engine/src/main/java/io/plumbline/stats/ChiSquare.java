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

    /**
     * P(X &gt; x) of the noncentral law: a mixture over Poisson numbers of further pairs of degrees of freedom. Valid for a
     * noncentrality from 0 to about 10,000; absolute error about 1e-12.
     */
    public static double noncentralSurvival(double x, double df, double noncentrality) {
        Demand.notNegative(noncentrality, "noncentrality");
        double mean = noncentrality / 2;
        double reach = 10 * Math.sqrt(mean) + 40;
        double sum = 0;
        for (long j = (long) Math.max(0, mean - reach); j <= mean + reach; j++) {
            sum += Poisson.probability(j, mean) * survival(x, df + 2 * j);
        }
        return Math.min(1, sum);
    }

    /** The noncentrality under which a critical value is exceeded with a power above that of no noncentrality. */
    public static double noncentrality(double critical, double df, double power) {
        Demand.inside(power, "power");
        if (noncentralSurvival(critical, df, 0) >= power) {
            return 0;
        }
        double high = 1;
        while (noncentralSurvival(critical, df, high) < power) {
            high *= 2;
        }
        return Root.between(0, high, lambda -> noncentralSurvival(critical, df, lambda) - power);
    }

    /** The x with P(X ≤ x) = p. */
    public static double quantile(double p, double df) {
        return Gamma.quantile(p, df / 2, 0.5);
    }
}
