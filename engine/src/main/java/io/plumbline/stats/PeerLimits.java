package io.plumbline.stats;

import java.util.HashMap;
import java.util.Map;

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

    private final PeerTail tail;
    private final double logCentre;
    private final double logTail;
    private final Map<Long, Interval> rows = new HashMap<>();

    PeerLimits(PeerTail tail, double logCentre, double level) {
        this.tail = tail;
        this.logCentre = logCentre;
        this.logTail = Math.log((1 - level) / 2);
    }

    /** The limits of the ratio of a count of events to what is usual, where so many are usual. */
    Interval ofEvents(double usual) {
        return between(Math.log(usual) / STEP, this::eventsAt);
    }

    /** The limits of a share of n. */
    Interval ofHits(long n) {
        return n <= OWN_ROW_TO
                ? rows.computeIfAbsent(-n, key -> hits(n))
                : between(Math.log((double) n) / STEP, row -> hits(Math.round(Math.exp(row * STEP))));
    }

    private interface Rows {
        Interval at(long row);
    }

    private Interval between(double place, Rows made) {
        long row = (long) Math.floor(place);
        Interval below = rows.computeIfAbsent(row, made::at);
        Interval above = rows.computeIfAbsent(row + 1, made::at);
        double part = place - row;
        return new Interval(
                below.low() + part * (above.low() - below.low()), below.high() + part * (above.high() - below.high()));
    }

    private Interval eventsAt(long row) {
        double location = row * STEP;
        Interval counts = counts(new CountLaw.Events(), location);
        return new Interval(counts.low() / Math.exp(location), counts.high() / Math.exp(location));
    }

    private Interval hits(long n) {
        Interval counts = counts(new CountLaw.Hits(n), logCentre);
        return new Interval(counts.low() / n, Math.min(1, counts.high() / n));
    }

    private Interval counts(CountLaw law, double location) {
        double mean = law.mean(location);
        double noise = law.information(location);
        double spread = tail.spread();
        double scale = 1 + Math.sqrt(noise + spread * spread * noise * noise) / 2;
        long high = Counts.smallest(
                k -> k > law.most() || tail.logUpper(law, location, k) <= logTail, mean + 4 * scale, scale);
        long tooMany = Counts.smallest(
                k -> k >= law.most() || tail.logLower(law, location, k) > logTail,
                Math.max(0, mean - 4 * scale),
                scale);
        return new Interval(low(law, location, tooMany), high(law, location, high));
    }

    private double high(CountLaw law, double location, long high) {
        if (high == 0 || high > law.most()) {
            return high == 0 ? 0 : (double) law.most();
        }
        double inside = tail.logUpper(law, location, high - 1);
        double outside = tail.logUpper(law, location, high);
        return high - 1 + part(inside, outside);
    }

    private double low(CountLaw law, double location, long tooMany) {
        if (tooMany == 0) {
            return 0;
        }
        double outside = tail.logLower(law, location, tooMany - 1);
        double inside = tail.logLower(law, location, tooMany);
        return tooMany - part(inside, outside);
    }

    /** How far from the inside to the outside the tail's probability is passed. */
    private double part(double inside, double outside) {
        return inside > outside ? Math.max(0, Math.min(1, (inside - logTail) / (inside - outside))) : 0;
    }
}
