package io.plumbline.stats;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * The smallest ratio to its peers' centre that an organization would have shown, given how far apart ordinary ones are.
 *
 * <p>Source: the definition, as in {@link SmallestEffect}: the critical count is the nearest whose mid-p is at most α; the
 * ratio is that by which the whole law of ordinary organizations must be multiplied for this count or a worse one to
 * have the wanted power. Both the location at which a count is critical and the one at which it has the power are smooth
 * in the count, so that a family of events needs each only once per row of the {@link CountGrid}.
 */
final class VisibleRatio {
    private static final double FAR = 40;
    private static final double FARTHEST = 500;
    private static final double NOWHERE = 1e9;
    /** Of a location. */
    private static final double PRECISION = 1e-11;

    /** No count of anything is larger; where the spread is next to unknown a critical one may be. */
    private static final long MOST = 1_000_000_000_000_000L;

    /** By how much the normal law may be wrong and still say where to look next. */
    private static final double MOST_BENT = 3;

    private static final CountLaw EVENTS = new CountLaw.Events();

    /** Searches come by smaller counts again and again. */
    private static final int KEPT = 1 << 12;

    private final PeerTail tail;
    private final double spread;
    private final boolean high;
    private final double logAlpha;
    private final double power;
    private final double quantile;

    /** About by how much the logarithm of a tail falls in one standard deviation of a count. */
    private final double steepness;

    private final double[] critical = unknown(CountGrid.ROWS);
    private final double[] reached = unknown(CountGrid.ROWS);
    private double[] criticals;

    /** Of the last search: how much further than about there the critical count lay. */
    private double bend = 1;

    /** Of the last searches for locations: how far from about there these lay, in widths. */
    private double offCritical;

    private double off;

    VisibleRatio(PeerTail tail, boolean high, double alpha, double power) {
        Demand.inside(alpha, "alpha");
        Demand.inside(power, "power");
        this.tail = tail;
        this.spread = tail.spread();
        this.high = high;
        this.logAlpha = Math.log(alpha);
        this.power = power;
        this.quantile = Gaussian.quantile(alpha);
        this.steepness = 1 / MillsRatio.of(Math.abs(quantile));
    }

    /** For an organization whose count would follow a law at a location; infinity, or 0 downwards, if none would show. */
    double of(CountLaw law, double location) {
        return law instanceof CountLaw.Events ? ofEvents(location) : ofHits(law, location);
    }

    private double ofEvents(double location) {
        criticals = criticals == null ? unknown(KEPT) : criticals;
        double mean = Math.exp(location);
        double away = about(EVENTS, location) - mean;
        double near = mean + bend * away;
        double scale = 1 + Math.abs(near - mean) / 64;
        if (high) {
            long count = Counts.smallest(k -> k > MOST || (k > 0 && criticalAt(k) >= location), near, scale);
            bend(count - 0.5 - mean, away);
            return count > MOST ? Double.POSITIVE_INFINITY : Math.exp(CountGrid.at(count, this::reached) - location);
        }
        long tooMany = Counts.smallest(k -> k > MOST || criticalAt(k) > location, near, scale);
        bend(tooMany - 0.5 - mean, away);
        return tooMany == 0 ? 0 : Math.exp(CountGrid.at(tooMany - 1, this::reached) - location);
    }

    /** About the critical count, by a normal law. */
    private double about(CountLaw law, double location) {
        return law.mean(location + (high ? -1 : 1) * quantile * width(law, location));
    }

    /** By how much about the critical count is wrong at one location, it is about as wrong at the next. */
    private void bend(double found, double away) {
        double bent = found / away;
        bend = bent > 1 / MOST_BENT && bent < MOST_BENT ? bent : 1;
    }

    private double criticalAt(long count) {
        if (count >= KEPT) {
            return CountGrid.at(count, this::critical);
        }
        int kept = (int) count;
        if (Double.isNaN(criticals[kept])) {
            criticals[kept] = CountGrid.at(count, this::critical);
        }
        return criticals[kept];
    }

    private double ofHits(CountLaw law, double location) {
        double mean = law.mean(location);
        double away = about(law, location) - mean;
        double near = mean + bend * away;
        double noise = law.information(location);
        double slope = steepness / (1 + Math.sqrt(noise + spread * spread * noise * noise));
        if (high) {
            long count = Counts.crossing(k -> tail.logUpper(law, location, k) - logAlpha, law.most() + 1, near, slope);
            bend(count - 0.5 - mean, away);
            return count > law.most() ? Double.POSITIVE_INFINITY : Math.exp(powerful(law, count) - location);
        }
        double justAbove = Math.nextUp(logAlpha);
        long tooMany = Counts.crossing(k -> justAbove - tail.logLower(law, location, k), law.most() + 1, near, slope);
        bend(tooMany - 0.5 - mean, away);
        return tooMany == 0 ? 0 : Math.exp(powerful(law, tooMany - 1) - location);
    }

    private double critical(int row) {
        if (Double.isNaN(critical[row])) {
            critical[row] = critical(CountGrid.count(row));
        }
        return critical[row];
    }

    private double reached(int row) {
        if (Double.isNaN(reached[row])) {
            reached[row] = powerful(EVENTS, CountGrid.count(row));
        }
        return reached[row];
    }

    /** The location at which this count of events is just critical; beyond all others if it is nowhere. */
    private double critical(long count) {
        double near = CountGrid.place(count);
        double far = Math.min(FARTHEST, FAR * (1 + tail.widest()));
        double lowest = near - (high ? far : FAR);
        double highest = near + (high ? FAR : far);
        DoubleUnaryOperator above = high
                ? u -> tail.logUpper(EVENTS, u, count) - logAlpha
                : u -> logAlpha - tail.logLower(EVENTS, u, count);
        if (high && (count == 0 || above.applyAsDouble(lowest) > 0)) {
            return -NOWHERE;
        }
        if (!high && above.applyAsDouble(highest) < 0) {
            return NOWHERE;
        }
        double width = width(EVENTS, near);
        double guess = near + (high ? 1 : -1) * quantile * width;
        double found = Root.rising(guess + offCritical * width, width / 16, lowest, highest, PRECISION, above);
        offCritical = (found - guess) / width;
        return found;
    }

    /** The location at which this count or a worse one has the wanted power. */
    private double powerful(CountLaw law, long count) {
        double near = law.locationOf(count);
        double width = width(law, near);
        double guess = near + (high ? 1 : -1) * Gaussian.quantile(power) * width;
        double found = Root.rising(guess + off * width, width / 64, near - FAR, near + FAR, PRECISION, u -> {
            MixedCount mixed = new MixedCount(law, u, spread);
            return high ? Math.exp(mixed.logAtLeast(count)) - power : power - Math.exp(mixed.logBelow(count + 1));
        });
        off = (found - guess) / width;
        return found;
    }

    /** About one standard deviation of a count of this law and of the organizations, in locations. */
    private double width(CountLaw law, double location) {
        return Math.sqrt(spread * spread + 1 / law.information(location));
    }

    private static double[] unknown(int rows) {
        double[] values = new double[rows];
        Arrays.fill(values, Double.NaN);
        return values;
    }
}
