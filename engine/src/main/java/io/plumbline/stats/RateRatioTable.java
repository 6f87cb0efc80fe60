package io.plumbline.stats;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The 95 % intervals of {@link Intervals#rateRatio} by interpolation, from a table that all threads share.
 *
 * <p>What the expansion of {@link LogitBeta} misses of the logit of a beta quantile, in standard deviations of that logit, is small
 * and a smooth function of the logarithms of both shapes: cubics over the {@link CountGrid} of the one and of the other. Error
 * below 1e-7 of each bound. Entries are filled when first asked for; whoever fills them, they are the same.
 */
final class RateRatioTable {
    private static final double TAIL = (1 - ControlLimits.INNER) / 2;
    private static final double DEVIATE = Gaussian.quantile(TAIL);

    /** Beyond this count the bounds are those of the quantiles themselves. */
    private static final long LARGEST = 1L << 40;

    private static final AtomicLongArray MISSED = new AtomicLongArray(CountGrid.ROWS * CountGrid.ROWS);

    private RateRatioTable() {}

    /** The interval of a / exposureA over b / exposureB. */
    static Interval interval(long a, double exposureA, long b, double exposureB) {
        if (Math.max(a, b) > LARGEST) {
            return Intervals.rateRatio(a, exposureA, b, exposureB, ControlLimits.INNER);
        }
        double scale = exposureB / exposureA;
        double low = a == 0 ? 0 : Math.exp(logit(a, b + 1)) * scale;
        double high = b == 0 ? Double.POSITIVE_INFINITY : Math.exp(-logit(b, a + 1)) * scale;
        return new Interval(low, high);
    }

    /** The logit of the beta variable's quantile. */
    private static double logit(long a, long b) {
        LogitBeta law = LogitBeta.of((double) a, (double) b);
        CountGrid.Weights first = CountGrid.weights(a);
        CountGrid.Weights second = CountGrid.weights(b);
        double missed = 0;
        for (int i = 0; i < first.weights().length; i++) {
            double row = 0;
            for (int j = 0; j < second.weights().length; j++) {
                row += second.weights()[j] * missed(first.first() + i, second.first() + j);
            }
            missed += first.weights()[i] * row;
        }
        return law.point(DEVIATE) + missed * Math.sqrt(law.variance());
    }

    private static double missed(int first, int second) {
        int place = first * CountGrid.ROWS + second;
        long bits = MISSED.get(place);
        if (bits == 0) {
            double missed = missed((double) CountGrid.count(first), (double) CountGrid.count(second));
            bits = Double.doubleToRawLongBits(missed == 0 ? Double.MIN_VALUE : missed);
            MISSED.set(place, bits);
        }
        return Double.longBitsToDouble(bits);
    }

    private static double missed(double a, double b) {
        LogitBeta law = LogitBeta.of(a, b);
        double x = Beta.quantile(TAIL, a, b);
        return (Math.log(x / (1 - x)) - law.point(DEVIATE)) / Math.sqrt(law.variance());
    }
}
