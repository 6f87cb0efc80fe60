package io.plumbline.stats;

/**
 * 可见变化: the smallest ratio of the rate after to the rate before that would have shown, as counted or net of a control.
 *
 * <p>Source: as counted, the conditional binomial law of {@link Intervals#rateRatio}; net of a control, Fisher's noncentral
 * hypergeometric law of {@link StepChange#exact}, both with the sums that were seen held fixed. Infinity (or 0 downwards)
 * says that no change would have shown.
 */
public final class VisibleChange {
    private static final double LARGEST_LOG = 30;

    private VisibleChange() {}

    /** As counted: with so many events in all and exposures as they are. */
    public static double counted(BeforeAfter own, Direction worse, double alpha, double power) {
        long n = own.before() + own.after();
        double share = own.odds() / (1 + own.odds());
        return switch (worse) {
            case HIGH -> ratio(SmallestEffect.shareAbove(n, share, alpha, power), own);
            case LOW -> ratio(SmallestEffect.shareBelow(n, share, alpha, power), own);
            case BOTH -> throw new IllegalArgumentException("worse is BOTH; allowed: HIGH, LOW");
        };
    }

    /** Net of what was counted at a control. */
    public static double net(BeforeAfter own, BeforeAfter control, Direction worse, double alpha, double power) {
        boolean high = worse == Direction.HIGH;
        long first = own.before() + own.after();
        long second = control.before() + control.after();
        long hits = own.after() + control.after();
        double odds = own.odds() / control.odds();
        NoncentralHypergeometric base = new NoncentralHypergeometric(first, second, hits, odds);
        long range = base.most() - base.least();
        long steps = Counts.smallest(
                i -> i > range || (high ? base.atLeast(base.least() + i) : base.atMost(base.most() - i)) <= alpha,
                range / 2.0,
                1 + range / 4.0);
        if (steps > range) {
            return high ? Double.POSITIVE_INFINITY : 0;
        }
        long critical = high ? base.least() + steps : base.most() - steps;
        double log = Root.between(-LARGEST_LOG, LARGEST_LOG, u -> {
            NoncentralHypergeometric law = new NoncentralHypergeometric(first, second, hits, odds * Math.exp(u));
            return high ? law.atLeast(critical) - power : power - law.atMost(critical);
        });
        return Math.exp(log);
    }

    private static double ratio(double share, BeforeAfter own) {
        return Double.isInfinite(share) || share >= 1 ? Double.POSITIVE_INFINITY : share / (1 - share) / own.odds();
    }
}
