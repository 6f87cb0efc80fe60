package io.plumbline.stats;

import java.util.function.DoubleUnaryOperator;

/**
 * 净变化: an organization's change against its own past, net of what happened to all: its ratio of after to before over
 * that of its peers. A policy, a season or a new hotline moves everyone and is no one's doing.
 *
 * @param own the organization's rate after over before; NaN where there is nothing to divide
 * @param peers that of the peers combined, the organization not among them
 * @param ratio own over peers
 * @param ratioInterval the 95 % interval of the ratio, equal-tailed; 0 to infinity where nothing is known
 * @param p the p-value in the direction asked for; two-sided as twice the smaller tail, so that it agrees with the
 *     interval; 1 where nothing can be compared
 */
public record StepChange(double own, double peers, double ratio, Interval ratioInterval, double p) {
    private static final double TAIL = 0.025;
    private static final double LARGEST_LOG = 600;
    private static final Interval UNKNOWN = new Interval(0, Double.POSITIVE_INFINITY);

    /**
     * The exact comparison. Given each group's total and how many events fell after the date in all, the organization's
     * own after the date follow {@link NoncentralHypergeometric} with odds from ratio and exposures (Cornfield 1956).
     * Valid where counts are Poisson and peers change alike but for chance; p is too small where their changes differ:
     * use {@link #amongChanging} there.
     */
    public static StepChange exact(BeforeAfter own, BeforeAfter peers, Direction worse) {
        Table table = new Table(own, peers);
        double p = pValue(table.atLeast(1), table.atMost(1), worse);
        return new StepChange(own.ratio(), peers.ratio(), own.ratio() / peers.ratio(), table.interval(), p);
    }

    /**
     * The comparison among peers whose changes differ by more than chance: the logarithm of the ratio as normal (Woolf
     * 1955, half an event added to each count) with the peers' own variance added. Valid from counts of about 5 on;
     * below, the half events pull the ratio towards that of the exposures.
     *
     * @param spread the standard deviation of the logarithm of an ordinary peer's change, beyond chance; from a
     *     heterogeneity fit over the peers
     */
    public static StepChange amongChanging(BeforeAfter own, BeforeAfter peers, double spread, Direction worse) {
        Demand.notNegative(spread, "spread");
        if (own.before() + own.after() == 0 || peers.before() + peers.after() == 0) {
            return new StepChange(own.ratio(), peers.ratio(), Double.NaN, UNKNOWN, 1);
        }
        double log = logRatio(own) - logRatio(peers);
        double deviation = Math.sqrt(variance(own) + variance(peers) + spread * spread);
        double half = -Gaussian.quantile(TAIL) * deviation;
        double z = log / deviation;
        return new StepChange(
                own.ratio(),
                peers.ratio(),
                Math.exp(log),
                new Interval(Math.exp(log - half), Math.exp(log + half)),
                pValue(Gaussian.survival(z), Gaussian.cdf(z), worse));
    }

    private static double logRatio(BeforeAfter counts) {
        return Math.log((counts.after() + 0.5) / (counts.before() + 0.5) / counts.odds());
    }

    private static double variance(BeforeAfter counts) {
        return 1 / (counts.after() + 0.5) + 1 / (counts.before() + 0.5);
    }

    private static double pValue(double high, double low, Direction worse) {
        return switch (worse) {
            case HIGH -> high;
            case LOW -> low;
            case BOTH -> Math.min(1, 2 * Math.min(high, low));
        };
    }

    /** The four counts, with their sums held fixed. */
    private record Table(BeforeAfter own, BeforeAfter peers) {
        double atLeast(double ratio) {
            return law(ratio).atLeast(own.after());
        }

        double atMost(double ratio) {
            return law(ratio).atMost(own.after());
        }

        Interval interval() {
            NoncentralHypergeometric law = law(1);
            double low = own.after() == law.least() ? 0 : bound(u -> atLeast(Math.exp(u)) - TAIL);
            double high = own.after() == law.most() ? Double.POSITIVE_INFINITY : bound(u -> TAIL - atMost(Math.exp(u)));
            return new Interval(low, high);
        }

        /** The ratio at which something that grows with its logarithm is 0. */
        private static double bound(DoubleUnaryOperator growing) {
            double low = -1;
            double high = 1;
            while (growing.applyAsDouble(low) > 0 && low > -LARGEST_LOG) {
                low *= 2;
            }
            while (growing.applyAsDouble(high) < 0 && high < LARGEST_LOG) {
                high *= 2;
            }
            return Math.exp(Root.between(low, high, growing));
        }

        private NoncentralHypergeometric law(double ratio) {
            return new NoncentralHypergeometric(
                    own.before() + own.after(),
                    peers.before() + peers.after(),
                    own.after() + peers.after(),
                    ratio * own.odds() / peers.odds());
        }
    }
}
