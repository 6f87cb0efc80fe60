package io.plumbline.stats;

import java.util.function.LongPredicate;

/** Search over whole numbers. */
final class Counts {
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
}
