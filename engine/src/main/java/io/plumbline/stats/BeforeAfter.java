package io.plumbline.stats;

/**
 * 前后对比: a count and its exposure before a date and after it, with what the date itself disturbed (a wash-out, the
 * days of the inspection) in neither.
 *
 * @param before the count before
 * @param exposureBefore what it is divided by, above 0: days, households, vehicles
 * @param after the count after
 * @param exposureAfter what it is divided by, above 0, in the same unit
 */
public record BeforeAfter(long before, double exposureBefore, long after, double exposureAfter) {
    /** Refuses negative counts and exposures of 0. */
    public BeforeAfter {
        Demand.notNegative((double) before, "before");
        Demand.positive(exposureBefore, "exposureBefore");
        Demand.notNegative((double) after, "after");
        Demand.positive(exposureAfter, "exposureAfter");
    }

    /** The rate after over the rate before; infinite if there was only something after, NaN if nothing at all. */
    public double ratio() {
        return after / exposureAfter / (before / exposureBefore);
    }

    /** The exact interval of the ratio, see {@link Intervals#rateRatio}. */
    public Interval ratioInterval(double level) {
        return Intervals.rateRatio(after, exposureAfter, before, exposureBefore, level);
    }

    /** The odds that an event falls after the date rather than before, where the rate has not changed. */
    double odds() {
        return exposureAfter / exposureBefore;
    }
}
