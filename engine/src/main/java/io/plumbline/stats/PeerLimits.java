package io.plumbline.stats;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongToDoubleFunction;

/**
 * The limits between which a share of ordinary organizations lies, by the same tails as their p-values.
 *
 * <p>A limit is where the logarithm of the mid-p, straight between whole counts, passes the tail's probability. It depends only on
 * the location of a count of events, or on n for hits, and is computed at steps of these and interpolated: to about 1e-3 of
 * itself. Up to 300 records every n has its own.
 */
final class PeerLimits {
    private static final double STEP = 1.0 / 32;
    private static final long OWN_ROW_TO = 300;
    /** Of rows within, of counts between e^-32 and e^32, each has a place of its own. */
    private static final int REACH = 1 << 10;

    /** No count of anything is larger. */
    private static final long MOST = 1L << 60;

    private static final CountLaw EVENTS = new CountLaw.Events();

    private final PeerTail tail;
    private final double logCentre;
    private final double logTail;

    /** About by how much the logarithm of a tail falls in one standard deviation of a count. */
    private final double steepness;

    private final Interval[] rows = new Interval[2 * REACH];
    private final Map<Long, Interval> farRows = new HashMap<>();

    PeerLimits(PeerTail tail, double logCentre, double level) {
        this.tail = tail;
        this.logCentre = logCentre;
        this.logTail = Math.log((1 - level) / 2);
        this.steepness = 1 / MillsRatio.of(MillsRatio.quantile(logTail));
    }

    /** The limits of the ratio of a count of events to what is usual, where so many are usual. */
    Interval ofEvents(double usual) {
        return between(Math.log(usual) / STEP, this::eventsAt);
    }

    /** The limits of a share of n. */
    Interval ofHits(long n) {
        return n <= OWN_ROW_TO
                ? at(-n, row -> hits(n, row))
                : between(Math.log((double) n) / STEP, row -> hits(Math.round(Math.exp(row * STEP)), row));
    }

    private interface Rows {
        Interval at(long row);
    }

    private Interval between(double place, Rows made) {
        long row = (long) Math.floor(place);
        Interval below = at(row, made);
        Interval above = at(row + 1, made);
        double part = place - row;
        return new Interval(
                below.low() + part * (above.low() - below.low()), below.high() + part * (above.high() - below.high()));
    }

    private Interval at(long row, Rows made) {
        Interval known = known(row);
        if (known == null) {
            known = made.at(row);
            if (isNear(row)) {
                rows[(int) row + REACH] = known;
            } else {
                farRows.put(row, known);
            }
        }
        return known;
    }

    private Interval known(long row) {
        return isNear(row) ? rows[(int) row + REACH] : farRows.get(row);
    }

    private static boolean isNear(long row) {
        return -REACH <= row && row < REACH;
    }

    private Interval eventsAt(long row) {
        double location = row * STEP;
        double mean = Math.exp(location);
        Interval counts = counts(EVENTS, location, mean, beside(row));
        return new Interval(counts.low() / mean, counts.high() / mean);
    }

    private Interval hits(long n, long row) {
        Interval counts = counts(new CountLaw.Hits(n), logCentre, (double) n, beside(row));
        return new Interval(counts.low() / n, Math.min(1, counts.high() / n));
    }

    /** About the limits of a row by those beside it, near which to look; null where none is known yet. */
    private Interval beside(long row) {
        Interval before = known(row - 1);
        Interval after = known(row + 1);
        if (before != null && after != null) {
            return new Interval((before.low() + after.low()) / 2, (before.high() + after.high()) / 2);
        }
        return before == null ? next(after, known(row + 2)) : next(before, known(row - 2));
    }

    /** What follows in a straight line. */
    private static Interval next(Interval near, Interval far) {
        return near == null || far == null
                ? near
                : new Interval(
                        Math.min(near.low(), Math.max(0, 2 * near.low() - far.low())),
                        Math.max(near.low(), 2 * near.high() - far.high()));
    }

    private Interval counts(CountLaw law, double location, double unit, Interval beside) {
        double mean = law.mean(location);
        double noise = law.information(location);
        double spread = tail.spread();
        double deviation = Math.sqrt(noise + spread * spread * noise * noise);
        double slope = steepness / (1 + deviation);
        double nearHigh = beside == null ? mean + 2 * deviation : beside.high() * unit;
        double nearLow = beside == null ? Math.max(0, mean - 2 * deviation) : beside.low() * unit;
        LongToDoubleFunction upper = remembering(k -> tail.logUpper(law, location, k));
        LongToDoubleFunction lower = remembering(k -> tail.logLower(law, location, k));
        long high =
                Counts.crossing(k -> upper.applyAsDouble(k) - logTail, Math.min(MOST, law.most()) + 1, nearHigh, slope);
        double justAbove = Math.nextUp(logTail);
        long tooMany =
                Counts.crossing(k -> justAbove - lower.applyAsDouble(k), Math.min(MOST, law.most()), nearLow, slope);
        return new Interval(low(lower, tooMany), high(upper, high, law.most()));
    }

    /** A search ends between two counts at which it has just been. */
    private static LongToDoubleFunction remembering(LongToDoubleFunction tail) {
        Map<Long, Double> known = new HashMap<>();
        return k -> known.computeIfAbsent(k, tail::applyAsDouble);
    }

    private double high(LongToDoubleFunction upper, long high, long most) {
        if (high == 0 || high > most) {
            return high == 0 ? 0 : (double) most;
        }
        return high - 1 + part(upper.applyAsDouble(high - 1), upper.applyAsDouble(high));
    }

    private double low(LongToDoubleFunction lower, long tooMany) {
        return tooMany == 0 ? 0 : tooMany - part(lower.applyAsDouble(tooMany), lower.applyAsDouble(tooMany - 1));
    }

    /** How far from the inside to the outside the tail's probability is passed. */
    private double part(double inside, double outside) {
        return inside > outside ? Math.max(0, Math.min(1, (inside - logTail) / (inside - outside))) : 0;
    }
}
