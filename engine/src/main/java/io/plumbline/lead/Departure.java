package io.plumbline.lead;

import org.apache.spark.sql.Row;

/**
 * 偏离幅度: how far a signal surely departs, by which leads of one kind are ordered. It is the end of the effect's interval that
 * lies nearer to what would be no departure, as a ratio to that: to 1 where the effect is a ratio to peers or past (a test, with
 * p), to the threshold where it is a share, a rate or a count; upside down where low is worse. Above 1 for whatever is flagged;
 * two kinds of criterion must not be compared by it.
 */
final class Departure {
    private Departure() {}

    /** The ratio, infinite where nothing at all is left; minus infinity where the signal has no effect or nothing to compare it with. */
    static double low(Row signal) {
        Double effect = signal.getAs("effect");
        Double low = signal.getAs("effect_low");
        boolean isRatio = signal.getAs("p") != null;
        Double threshold = isRatio ? Double.valueOf(1) : signal.<Double>getAs("threshold");
        if (effect == null || low == null || threshold == null) {
            return low == null ? Double.NEGATIVE_INFINITY : low;
        }
        if (effect >= threshold) {
            return low / threshold;
        }
        Double high = signal.getAs("effect_high");
        return high == null ? Double.NEGATIVE_INFINITY : threshold / high;
    }
}
