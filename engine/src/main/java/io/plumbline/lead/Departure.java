package io.plumbline.lead;

import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * 偏离幅度: how far a signal surely departs, by which leads of one kind are ordered. It is the end of the effect's interval that
 * lies nearer to what would be no departure, as a ratio to that: to 1 where the effect is a ratio to peers or past, to the
 * threshold where it is a share, a rate or a count; upside down where low is worse. Above 1 for whatever is flagged; two kinds of
 * criterion must not be compared by it.
 */
final class Departure {
    /** Kinds whose findings have a p-value although their effect is the number itself and compares with nobody. */
    private static final Set<String> OF_THE_NUMBER = Set.of("threshold", "call-for-data");

    private Departure() {}

    /** Whether the effect is a ratio to what peers or the own past lead one to expect. */
    private static boolean isRatio(Row signal) {
        return signal.getAs("p") != null && !OF_THE_NUMBER.contains(signal.<String>getAs("kind"));
    }

    /** The ratio, infinite where nothing at all is left; minus infinity where the signal has no effect or nothing to compare it with. */
    static double low(Row signal) {
        Double effect = signal.getAs("effect");
        Double low = signal.getAs("effect_low");
        Double threshold = isRatio(signal) ? Double.valueOf(1) : signal.<Double>getAs("threshold");
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
