package io.plumbline.stats;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;

/**
 * What a count says about its organization's own location, when locations vary as a normal law: the density of both
 * together on a grid around its peak, which is the only one since its logarithm is concave.
 *
 * <p>Source: Bayes's theorem; sums by the trapezoidal rule, which is all but exact for such densities, cumulated by the
 * four-point formula of fourth order. The step is a sixth of the peak's width. Valid for a spread above 0.
 */
final class LocationPosterior {
    private static final double PER_WIDTH = 6;
    private static final double NEGLIGIBLE = 1e-13;
    private static final int PEAK_STEPS = 100;

    private final CountLaw law;
    private final long count;
    private final double location;
    private final double scale;
    private final double peak;
    private final double step;
    private final double first;
    private final double[] density;

    LocationPosterior(CountLaw law, long count, double location, double scale) {
        this.law = law;
        this.count = count;
        this.location = location;
        this.scale = scale;
        this.peak = peak(law, count, location, scale);
        this.step = 1 / (PER_WIDTH * Math.sqrt(law.information(peak) + 1 / (scale * scale)));
        double[] below = side(-1);
        double[] above = side(1);
        this.first = peak - below.length * step;
        this.density = new double[below.length + 1 + above.length];
        for (int i = 0; i < below.length; i++) {
            density[below.length - 1 - i] = below[i];
        }
        density[below.length] = 1;
        System.arraycopy(above, 0, density, below.length + 1, above.length);
    }

    /** log P(X = count). */
    double logEvidence() {
        double z = (peak - location) / scale;
        return law.logProbability(count, peak)
                - 0.5 * z * z
                - LogGamma.LOG_SQRT_2_PI
                - Math.log(scale)
                + Math.log(sum() * step);
    }

    double first() {
        return first;
    }

    double step() {
        return step;
    }

    /** The density at each point of the grid, 1 at the peak. */
    double[] density() {
        return density;
    }

    private double sum() {
        double sum = 0;
        for (double value : density) {
            sum += value;
        }
        return sum;
    }

    /** The density from the peak outwards until it is negligible. */
    private double[] side(int way) {
        DoubleBinaryOperator gain = law.logGain(count, peak);
        double twice = 2 * (peak - location) / scale;
        double part = way * step / scale;
        double[] values = new double[64];
        int length = 0;
        double first = Math.expm1(way * step);
        double growth = 0;
        do {
            double d = way * (length + 1) * step;
            double moved = (length + 1) * part;
            // e^d - 1 of the next step, which keeps its digits where the step is small.
            growth += first * (1 + growth);
            if (length == values.length) {
                values = Arrays.copyOf(values, 2 * length);
            }
            values[length] = Math.exp(gain.applyAsDouble(d, growth) - 0.5 * moved * (moved + twice));
            length++;
        } while (values[length - 1] > NEGLIGIBLE);
        return Arrays.copyOf(values, length);
    }

    /** Where the density is highest. */
    static double peak(CountLaw law, long count, double location, double scale) {
        double precision = 1 / (scale * scale);
        double own = law.locationOf(count);
        double information = law.information(own);
        double at = (information * own + precision * location) / (information + precision);
        for (int i = 0; i < PEAK_STEPS; i++) {
            double slope = count - law.mean(at) - (at - location) * precision;
            double move = slope / (law.information(at) + precision);
            at += Math.max(-1, Math.min(1, move));
            if (Math.abs(move) <= 1e-9 * Math.max(1, Math.abs(at))) {
                break;
            }
        }
        return at;
    }
}
