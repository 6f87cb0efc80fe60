package io.plumbline.stats;

/**
 * 区间: what a number may be, from low to high.
 *
 * @param low the lower bound; negative infinity if there is none
 * @param high the upper bound; infinity if there is none
 */
public record Interval(double low, double high) {
    /** Refuses bounds that are no numbers or stand the wrong way round. */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("an interval from " + low + " to " + high + " is none");
        }
    }

    /** Whether a value lies between the bounds, bounds included. */
    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
