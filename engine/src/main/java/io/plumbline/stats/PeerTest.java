package io.plumbline.stats;

/**
 * 同类精确比较: one organization against its peers combined, by exact conditional tests.
 *
 * <p>The rate of the peers is an estimate too, so it is not put in as if it were known: given how many hits there are
 * in all, and if the organization were like its peers, its own hits follow a law without any unknown: hypergeometric
 * for shares (Fisher 1935), binomial by exposure for rates (Przyborowski and Wilenski 1940). Testing against the
 * peers' rate as known would give p-values too small, most of all with few peers.
 *
 * <p>Valid where records are independent and peers alike but for chance. Real organizations differ more than that:
 * the answer orders and describes; to flag among many peers, use a method that allows for their spread.
 */
public final class PeerTest {
    private static final double LEVEL = 0.95;
    private static final Interval UNKNOWN = new Interval(0, Double.POSITIVE_INFINITY);

    private PeerTest() {}

    /**
     * A share: x of n against the peers' y of m, the organization itself not among them.
     *
     * @param alpha the level for which the smallest visible ratio is given; halved where both directions count
     */
    public static PeerResult share(long x, long n, long y, long m, Direction worse, double alpha) {
        Demand.partOf(x, n);
        Demand.partOf(y, m);
        double rate = (double) x / n;
        double peerRate = (double) y / m;
        if (n == 0 || m == 0) {
            return new PeerResult(rate, peerRate, Double.NaN, UNKNOWN, 1, nothingVisible(worse));
        }
        double p = ExactTest.fisher(x, n, x + y, n + m, worse);
        Interval interval = Intervals.shareRatio(x, n, y, m, LEVEL);
        return new PeerResult(
                rate, peerRate, rate / peerRate, interval, p, smallestShareRatio(n, peerRate, worse, alpha));
    }

    /**
     * A rate: a count over its exposure against the peers' count over theirs, the organization itself not among them.
     *
     * @param exposure households, vehicles, sites or days at risk, stated and above 0
     * @param alpha the level for which the smallest visible ratio is given; halved where both directions count
     */
    public static PeerResult rate(
            long count, double exposure, long peerCount, double peerExposure, Direction worse, double alpha) {
        Demand.positive(exposure, "exposure");
        Demand.positive(peerExposure, "peerExposure");
        double rate = count / exposure;
        double peerRate = peerCount / peerExposure;
        double part = exposure / (exposure + peerExposure);
        double p = ExactTest.binomial(count, count + peerCount, part, worse);
        Interval interval = Intervals.rateRatio(count, exposure, peerCount, peerExposure, LEVEL);
        double expected = peerRate * exposure;
        return new PeerResult(rate, peerRate, rate / peerRate, interval, p, smallestRatio(expected, worse, alpha));
    }

    private static double smallestShareRatio(long n, double peerRate, Direction worse, double alpha) {
        if (peerRate == 0) {
            return nothingVisible(worse);
        }
        double share = worse == Direction.LOW
                ? SmallestEffect.shareBelow(n, peerRate, alpha, SmallestEffect.POWER)
                : SmallestEffect.shareAbove(n, peerRate, upper(worse, alpha), SmallestEffect.POWER);
        return share / peerRate;
    }

    private static double smallestRatio(double expected, Direction worse, double alpha) {
        if (expected == 0) {
            return nothingVisible(worse);
        }
        return worse == Direction.LOW
                ? SmallestEffect.ratioBelow(expected, alpha, SmallestEffect.POWER)
                : SmallestEffect.ratioAbove(expected, upper(worse, alpha), SmallestEffect.POWER);
    }

    private static double upper(Direction worse, double alpha) {
        return worse == Direction.BOTH ? alpha / 2 : alpha;
    }

    private static double nothingVisible(Direction worse) {
        return worse == Direction.LOW ? 0 : Double.POSITIVE_INFINITY;
    }
}
