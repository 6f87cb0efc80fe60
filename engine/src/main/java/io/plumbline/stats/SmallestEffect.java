package io.plumbline.stats;

/**
 * 最小可见效应: the smallest effect that an exact one-sided test at level α would have seen with a given power. It
 * stands beside every "nothing found", so that a small organization is not taken for a good one.
 *
 * <p>Source: the definition: the critical count is the smallest whose tail under the base is at most α, the effect the
 * smallest under which that count or a worse one has the wanted power. The base is taken as known; where it is itself
 * estimated from few records the real effect is somewhat larger. Infinity (or 0 downwards) says that no effect would
 * have been seen.
 */
public final class SmallestEffect {
    /** The power that is usual. */
    public static final double POWER = 0.8;

    private SmallestEffect() {}

    /** The smallest ratio above 1 of a count to its expected number. */
    public static double ratioAbove(double expected, double alpha, double power) {
        check(alpha, power);
        Demand.positive(expected, "expected");
        long critical =
                Counts.smallest(k -> Poisson.atLeast(k, expected) <= alpha, expected, 1 + 3 * Math.sqrt(expected));
        // P(X ≥ k) under mean m is the gamma law P(k, m): its quantile is the mean sought.
        return Gamma.quantile(power, (double) critical, 1) / expected;
    }

    /** The largest ratio below 1 of a count to its expected number; 0 if even a count of 0 would not have been seen. */
    public static double ratioBelow(double expected, double alpha, double power) {
        check(alpha, power);
        Demand.positive(expected, "expected");
        long tooMany = Counts.smallest(k -> Poisson.cdf(k, expected) > alpha, expected, 1 + 3 * Math.sqrt(expected));
        return tooMany == 0 ? 0 : Gamma.upperQuantile(power, (double) tooMany, 1) / expected;
    }

    /** The smallest share above a threshold among n; infinity if even n of n would not have been seen. */
    public static double shareAbove(long n, double threshold, double alpha, double power) {
        check(alpha, power);
        Demand.notNegative((double) n, "n");
        Demand.probability(threshold, "threshold");
        double near = n * threshold;
        long critical = Counts.smallest(
                k -> k > n || Binomial.atLeast(k, n, threshold) <= alpha, near, 1 + 3 * Math.sqrt(near));
        if (critical > n) {
            return Double.POSITIVE_INFINITY;
        }
        // P(X ≥ k) under share p is the beta law I_p(k, n - k + 1): its quantile is the share sought.
        return Beta.quantile(power, (double) critical, n - critical + 1.0);
    }

    /** The largest share below a threshold among n; 0 if even 0 of n would not have been seen. */
    public static double shareBelow(long n, double threshold, double alpha, double power) {
        double mirrored = shareAbove(n, 1 - threshold, alpha, power);
        return Math.max(0, 1 - mirrored);
    }

    private static void check(double alpha, double power) {
        Demand.inside(alpha, "alpha");
        Demand.inside(power, "power");
    }
}
