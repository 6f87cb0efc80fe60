package io.plumbline.stats;

import java.lang.ref.SoftReference;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * A {@link LatentDensity} at even steps around its peak, from which tails under one location and scale after the other are sums
 * without an exponential in them.
 *
 * <p>Source: the sum of {@link NormalMixture}, whose normal densities at even steps t + nδ follow from each other: φ(t + δ) = φ(t) r with r =
 * exp(-tδ - δ²/2), and the next r is r exp(-δ²). As exact as that sum, with a step that is right for the scale. Rows reach as far
 * as the density is above e^-46 of its height, and are filled as far as they are asked for; a tail of which that is not enough is
 * NaN. One thread uses a row, but those of smaller counts of events, which are filled to their ends and kept for all threads while
 * memory allows; whoever fills them, they are the same.
 */
final class DensityRow {
    /** Terms so much smaller than the sum that those further out do not count. */
    private static final double NEGLIGIBLE = 1e-15;

    private static final double LEAST = 1e-20;
    /** Within these standard deviations at the largest term no density of the normal law is lost. */
    private static final double LOWEST = -8;

    private static final double HIGHEST = 30;
    /** Where a normal tail is lost in rounding. */
    private static final double NO_REST = -8.5;

    /** Steps of kept rows are the longest of all halved by eighths. */
    private static final int PER_HALF = 8;

    private static final double PER_LOG = PER_HALF / Math.log(2);

    private static final int RUNGS = 64;
    /** Below this count the density leans so much that far out on the other side it takes finer steps, */
    private static final double SKEWED = 32;
    /** this much. */
    private static final double FINER = 0.6;

    private static final int KEPT = 1 << 11;
    private static final AtomicReferenceArray<SoftReference<DensityRow>> MID_P =
            new AtomicReferenceArray<>(KEPT * RUNGS);

    private static final int ROOM = 32;

    private final LatentDensity density;
    private final double weight;
    private final double next;
    private final double step;
    private final double factorUp;
    private final double factorDown;

    /** From the lowest place that is filled to the highest, as many to either side of the middle as there is room for. */
    private double[] values = new double[2 * ROOM + 1];

    private int room = ROOM;
    private int lowest;
    private int highest;

    /** e^distance - 1 at the ends. */
    private double growthLowest;

    private double growthHighest;

    private DensityRow(LatentDensity density, double weight, double next, double step) {
        this.density = density;
        this.weight = weight;
        this.next = next;
        this.step = step;
        this.factorUp = LatentDensity.growth(step);
        this.factorDown = -factorUp / (1 + factorUp);
        this.values[room] = weight + next;
    }

    /**
     * A row.
     *
     * @param weight how much of the density counts
     * @param next how much of the density times e^distance counts besides, see {@link NormalMixture}
     */
    static DensityRow of(LatentDensity density, double weight, double next, double step) {
        return new DensityRow(density, weight, next, step);
    }

    /** The row of the mid-p of a count for scales from this one on. */
    static DensityRow ofMidP(LatentDensity density, double scale) {
        return of(density, 0.5, 0.5 * MixedCount.next(density), NormalMixture.step(density, scale));
    }

    /** The row of the mid-p of a count of events under a scale; null for what is not kept. */
    static DensityRow ofEvents(LatentDensity density, double scale) {
        double wanted = NormalMixture.step(density, scale) * (density.a() < SKEWED ? FINER : 1);
        int rung = (int) Math.ceil(PER_LOG * Math.log(NormalMixture.LONGEST_STEP / wanted));
        if (!(density.a() < KEPT && rung < RUNGS)) {
            return null;
        }
        int place = ((int) density.a()) * RUNGS + rung;
        SoftReference<DensityRow> kept = MID_P.get(place);
        DensityRow row = kept == null ? null : kept.get();
        if (row == null) {
            row = of(density, 0.5, 0.5, NormalMixture.LONGEST_STEP * Math.pow(2, -(double) rung / PER_HALF));
            row.fill();
            MID_P.set(place, new SoftReference<>(row));
        }
        return row;
    }

    /** From the peak outwards until nothing is left. */
    private void fill() {
        reaches(Integer.MIN_VALUE);
        reaches(Integer.MAX_VALUE);
    }

    /** Whether the row goes as far as a place, counted from the middle; then it is filled. */
    private boolean reaches(int place) {
        while (place > highest) {
            if (values[room + highest] <= LEAST) {
                return false;
            }
            growthHighest += factorUp * (1 + growthHighest);
            put(++highest, growthHighest);
        }
        while (place < lowest) {
            if (values[room + lowest] <= LEAST) {
                return false;
            }
            growthLowest += factorDown * (1 + growthLowest);
            put(--lowest, growthLowest);
        }
        return true;
    }

    private void put(int place, double growth) {
        if (Math.abs(place) > room) {
            double[] wider = new double[4 * room + 1];
            System.arraycopy(values, 0, wider, room, values.length);
            values = wider;
            room *= 2;
        }
        double log = density.logAt(place * step, growth) - density.logHeight();
        values[room + place] = (weight + next * (1 + growth)) * Math.exp(log);
    }

    /**
     * The logarithm of a tail; NaN where the row does not reach far enough.
     *
     * @param side 1 for the upper tail of the count, -1 for the lower one
     */
    double logTail(int side, double location, double scale) {
        double d = location - density.peak();
        double delta = side * step / scale;
        double first = -side * d / scale;
        int from = first < 1 ? 0 : start(d, scale);
        double t = first + from * delta;
        if (!(t > LOWEST && t < HIGHEST) || !reaches(from - 1) || !reaches(from + 1)) {
            return Double.NaN;
        }
        double normal = Math.exp(-0.5 * t * t - LogGamma.LOG_SQRT_2_PI);
        double decay = Math.exp(-delta * delta);
        double sum = values[room + from] * tail(t, normal);
        for (int way = -1; way <= 1; way += 2) {
            double along = way * delta;
            double at = t;
            double phi = normal;
            double ratio = Math.exp(-t * along - 0.5 * delta * delta);
            double term;
            int i = from;
            do {
                i += way;
                if (!reaches(i)) {
                    return Double.NaN;
                }
                at += along;
                phi *= ratio;
                ratio *= decay;
                term = values[room + i] * tail(at, phi);
                sum += term;
            } while (term > sum * NEGLIGIBLE);
        }
        return density.logHeight() + Math.log(sum * step);
    }

    /** Near the largest term, as if the density were a normal one. */
    private int start(double d, double scale) {
        double precision = 1 / (scale * scale);
        return (int) Math.rint(d * precision / (density.information() + precision) / step);
    }

    /** P(Z &gt; t) by the density there. */
    private static double tail(double t, double normal) {
        if (t >= 0) {
            return normal * MillsRatio.of(t);
        }
        return t < NO_REST ? 1 : 1 - normal * MillsRatio.of(-t);
    }
}
