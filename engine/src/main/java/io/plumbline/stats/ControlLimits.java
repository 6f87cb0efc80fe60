package io.plumbline.stats;

/**
 * 控制限: the limits of a funnel plot without allowance for spread between organizations, and the class of a value
 * against them.
 *
 * <p>Source: Spiegelhalter 2005, "Funnel plots for comparing institutional performance", in the forms in which public
 * health bodies publish them. Valid where only chance is at work; where organizations differ more than that, which is
 * the rule, most large ones lie outside: use {@link Overdispersion#ROBUST} to flag.
 */
public final class ControlLimits {
    /** The level of the inner limits. */
    public static final double INNER = 0.95;

    /** The level of the outer limits. */
    public static final double OUTER = 0.998;

    private static final long EXACT_BELOW = 10;

    /** From this shape on a gamma variable's deviate is known to much less than what lies between these and the limits. */
    private static final double DEVIATE_FROM = 2;

    private static final double SURELY_WITHIN = 1.5;
    private static final double SURELY_FAR = 4;

    private static final double INNER_Z = -Gaussian.quantile((1 - INNER) / 2);
    private static final double OUTER_Z = -Gaussian.quantile((1 - OUTER) / 2);

    private ControlLimits() {}

    /** Limits of a share among n around a target, by the normal approximation, cut to 0 to 1. */
    public static Interval share(long n, double target, double level) {
        Demand.positive((double) n, "n");
        Demand.probability(target, "target");
        double half = z(level) * Math.sqrt(target * (1 - target) / n);
        return new Interval(Math.max(0, target - half), Math.min(1, target + half));
    }

    /**
     * Limits of the ratio of a count to its expected number, around 1: χ² quantiles with twice the expected number as
     * degrees of freedom below and two more above, as if the expected number had been counted.
     */
    public static Interval ratio(double expected, double level) {
        Demand.positive(expected, "expected");
        double tail = tail(level);
        double low = Gamma.quantile(tail, expected, 1);
        return new Interval(low / expected, Gamma.upperQuantile(tail, expected + 1, 1) / expected);
    }

    /** Limits of a rate per unit of exposure around a target rate. */
    public static Interval rate(double exposure, double target, double level) {
        Demand.positive(exposure, "exposure");
        Demand.positive(target, "target");
        Interval ratio = ratio(exposure * target, level);
        return new Interval(ratio.low() * target, ratio.high() * target);
    }

    /**
     * Limits of the ratio of a count to its expected number, read at the count, as a funnel plotted by counts draws them:
     * the count over the exact Poisson interval's bounds. For a count of 0 there is no upper limit.
     */
    public static Interval ratioAt(long count, double level) {
        Interval exact = Intervals.poisson(count, 1, level);
        return new Interval(count / exact.high(), count == 0 ? Double.POSITIVE_INFINITY : count / exact.low());
    }

    /** The class of x of n against a target share. */
    public static Significance ofShare(long x, long n, double target) {
        Demand.partOf(x, n);
        return Significance.of((double) x / n, share(n, target, INNER), share(n, target, OUTER));
    }

    /**
     * The class of a count against its expected number: the count's interval, exact below 10 and Byar's from there on,
     * lies above or below it.
     */
    public static Significance ofCount(long count, double expected) {
        Demand.positive(expected, "expected");
        return mirrored(Significance.of(expected, interval(count, INNER), interval(count, OUTER)));
    }

    /** The class of a count against the limits of {@link #ratio}, found without computing them. */
    public static Significance ofRatio(long count, double expected) {
        Demand.notNegative((double) count, "count");
        Demand.positive(expected, "expected");
        double deviate = Math.abs(aboutDeviate((double) count, count > expected ? expected + 1 : expected));
        if (expected >= DEVIATE_FROM && deviate < SURELY_WITHIN) {
            return Significance.WITHIN;
        }
        if (expected >= DEVIATE_FROM && deviate > SURELY_FAR) {
            return count > expected ? Significance.FAR_HIGH : Significance.FAR_LOW;
        }
        // The two overlap by a probability, so that one that is below a half is the smaller one.
        if (count > expected) {
            double above = Gamma.survival((double) count, expected + 1, 1);
            return above < 0.5
                    ? Significance.ofTail(2 * above, true)
                    : ofTails(above, Gamma.cdf((double) count, expected, 1));
        }
        double below = Gamma.cdf((double) count, expected, 1);
        return below < 0.5
                ? Significance.ofTail(2 * below, false)
                : ofTails(Gamma.survival((double) count, expected + 1, 1), below);
    }

    /** About the normal deviate of a gamma variable (Wilson and Hilferty 1931). */
    private static double aboutDeviate(double x, double shape) {
        return 3 * Math.sqrt(shape) * (Math.cbrt(x / shape) - 1 + 1 / (9 * shape));
    }

    private static Significance ofTails(double above, double below) {
        return Significance.ofTail(2 * Math.min(above, below), above < below);
    }

    private static Interval interval(long count, double level) {
        return count < EXACT_BELOW ? Intervals.poisson(count, 1, level) : Intervals.byar(count, 1, level);
    }

    /** An expected number below the count's interval means a high count. */
    private static Significance mirrored(Significance ofExpected) {
        return switch (ofExpected) {
            case FAR_HIGH -> Significance.FAR_LOW;
            case HIGH -> Significance.LOW;
            case WITHIN -> Significance.WITHIN;
            case LOW -> Significance.HIGH;
            case FAR_LOW -> Significance.FAR_HIGH;
        };
    }

    /** How many standard errors a limit of this level lies from the target. */
    static double z(double level) {
        if (level == INNER) {
            return INNER_Z;
        }
        return level == OUTER ? OUTER_Z : -Gaussian.quantile(tail(level));
    }

    private static double tail(double level) {
        Demand.inside(level, "level");
        return (1 - level) / 2;
    }
}
