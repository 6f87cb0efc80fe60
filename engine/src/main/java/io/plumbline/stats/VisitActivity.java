package io.plumbline.stats;

/**
 * 迎检活动: how busy an organization is around a visit, against how busy it is otherwise.
 *
 * <p>Source: given the sum of the counts inside and outside the window, and if the rate were the same, the inside one is
 * binomial by exposure (Przyborowski and Wilenski 1940). Valid for independent events; p is too small where work comes
 * in campaigns, so compare with other windows too. Days without coverage count in neither part: they are unknown, not 0.
 *
 * @param inside the events of the window
 * @param insideExposure the covered days of the window
 * @param outside the events outside
 * @param outsideExposure the covered days outside
 * @param ratio the rate inside over that outside; NaN where unknown
 * @param ratioInterval its exact 95 % interval
 * @param p the exact p in the direction asked for; 1 where a part is not covered
 */
public record VisitActivity(
        long inside,
        double insideExposure,
        long outside,
        double outsideExposure,
        double ratio,
        Interval ratioInterval,
        double p) {
    private static final double LEVEL = 0.95;

    /**
     * Compares the days within {@code window} of a visit with those beyond, up to {@code reach}.
     *
     * @param counts of each day
     * @param coverage of each day, from 0 for none
     * @param visit the visit's day
     * @param window days to either side that may be staged
     * @param reach days to either side that serve as comparison, more than {@code window}
     * @param worse {@link Direction#HIGH} for a clean-up before guests, {@link Direction#LOW} for work that stops
     */
    public static VisitActivity around(
            long[] counts, double[] coverage, int visit, int window, int reach, Direction worse) {
        Values.sameLength(counts.length, "counts", coverage.length, "coverages");
        Values.notNegative(counts, "counts");
        Values.atLeast(window, 0, "window");
        Values.atLeast(reach, window + 1, "reach");
        long[] sums = new long[2];
        double[] exposures = new double[2];
        for (int day = Math.max(0, visit - reach); day <= Math.min(counts.length - 1, visit + reach); day++) {
            Demand.notNegative(coverage[day], "coverage[" + day + "]");
            int part = Math.abs(day - visit) <= window ? 0 : 1;
            sums[part] += coverage[day] > 0 ? counts[day] : 0;
            exposures[part] += coverage[day];
        }
        return compare(sums[0], exposures[0], sums[1], exposures[1], worse);
    }

    private static VisitActivity compare(
            long inside, double insideExposure, long outside, double outsideExposure, Direction worse) {
        if (insideExposure == 0 || outsideExposure == 0) {
            return new VisitActivity(
                    inside,
                    insideExposure,
                    outside,
                    outsideExposure,
                    Double.NaN,
                    new Interval(0, Double.POSITIVE_INFINITY),
                    1);
        }
        double share = insideExposure / (insideExposure + outsideExposure);
        return new VisitActivity(
                inside,
                insideExposure,
                outside,
                outsideExposure,
                inside / insideExposure / (outside / outsideExposure),
                Intervals.rateRatio(inside, insideExposure, outside, outsideExposure, LEVEL),
                ExactTest.binomial(inside, inside + outside, share, worse));
    }
}
