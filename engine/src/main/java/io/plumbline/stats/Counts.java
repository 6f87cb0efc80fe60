package io.plumbline.stats;

import java.util.function.LongPredicate;
import java.util.function.LongToDoubleFunction;

/** Search over whole numbers. */
final class Counts {
    /** Of steps by the slope; whoever is further off goes on by halves. */
    private static final int MOST_STEPS = 6;

    private Counts() {}

    /**
     * The smallest k ≥ 0 for which something holds that, once it holds, holds for every larger k.
     *
     * @param near about where it begins to hold
     * @param scale by how much that may be wrong
     */
    static long smallest(LongPredicate holds, double near, double scale) {
        long step = Math.max(1, (long) scale);
        long high = Math.max(0, (long) near);
        while (!holds.test(high)) {
            high += step;
            step *= 2;
        }
        step = Math.max(1, (long) scale);
        long low = high - step;
        while (low >= 0 && holds.test(low)) {
            high = low;
            step *= 2;
            low -= step;
        }
        low = Math.max(-1, low);
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (holds.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /**
     * The smallest k ≥ 0 at which a function that falls is not above 0: by its values, so that one that is nearly straight takes
     * three or four of them.
     *
     * @param falling is asked for k from 0 up to the limit exclusive
     * @param limit what is returned where it is above 0 everywhere before
     * @param near about where it is
     * @param slope about how much the function falls from one k to the next, above 0
     */
    static long crossing(LongToDoubleFunction falling, long limit, double near, double slope) {
        long low = -1;
        long high = limit;
        double atLow = Double.NaN;
        double atHigh = Double.NaN;
        long k = Math.max(0, Math.min(limit - 1, (long) near));
        for (int step = 0; high - low > 1; step++) {
            double value = falling.applyAsDouble(k);
            if (value <= 0) {
                high = k;
                atHigh = value;
            } else {
                low = k;
                atLow = value;
            }
            k = next(step, low, high, atLow, atHigh, value / slope);
        }
        return high;
    }

    /** Where to look next, below the top and above the bottom: the answer itself if all is straight, or else what is below it. */
    private static long next(int step, long low, long high, double atLow, double atHigh, double away) {
        double at;
        if (!Double.isNaN(atLow) && !Double.isNaN(atHigh)) {
            double part =
                    step < MOST_STEPS && atLow - atHigh < Double.POSITIVE_INFINITY ? atLow / (atLow - atHigh) : 0.5;
            at = low + part * (high - low);
        } else {
            double leap = Math.max(1, Math.abs(away)) * (1L << Math.min(40, step));
            at = (Double.isNaN(atHigh) ? low : high) + (step < MOST_STEPS ? away : Math.copySign(leap, away));
        }
        double top = high - 1.0;
        return Math.max(low + 1, (long) Math.min(top, Math.ceil(at)));
    }
}
