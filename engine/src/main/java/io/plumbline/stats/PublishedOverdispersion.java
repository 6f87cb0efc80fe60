package io.plumbline.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/**
 * 公布法过度离散: z-scores of a funnel plot, adjusted for the spread between organizations as public bodies do.
 *
 * <p>Source: Spiegelhalter 2005, "Handling over-dispersion of performance indicators"; Spiegelhalter and others 2012,
 * "Statistical methods for healthcare regulation". φ is the mean square of the z-scores after the tenths at both ends
 * are drawn in (winsorised, as the Care Quality Commission does) or left out (truncated, as in the summary
 * hospital-level mortality indicator); τ² = (K φ - (K - 1)) / (Σw - Σw² / Σw) over the units kept, w = 1/s², at least 0,
 * is added to each unit's own variance.
 *
 * <p>Valid to reproduce published figures, not to raise flags: drawing in a normal law's tenths leaves a mean square of
 * 0.68 and leaving them out one of 0.44, so τ² comes out too small, and among hundreds of ordinary organizations dozens
 * lie outside the adjusted limits. Use {@link Overdispersion#ROBUST} to flag.
 */
public final class PublishedOverdispersion {
    private static final double OUTER = 0.1;
    private static final int TENTHS = 10;

    private final double[] differences;
    private final double[] errors;
    private final Scale scale;
    private final double phi;
    private final double tauSquared;

    /** Back from the scale on which differences from the target are taken. */
    private interface Scale extends DoubleUnaryOperator {}

    private PublishedOverdispersion(
            double[] differences, double[] errors, Scale scale, double phi, double[] keptErrors) {
        this.differences = differences;
        this.errors = errors;
        this.scale = scale;
        this.phi = phi;
        this.tauSquared = tauSquared(phi, keptErrors);
    }

    /** Counts against expected ones, on the square root of the ratio, winsorised: target 1, s = 1 / (2 √expected). */
    public static PublishedOverdispersion winsorisedRatios(long[] counts, double[] expected) {
        Demand.sameLength(counts.length, expected.length);
        double[] differences = new double[counts.length];
        double[] errors = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            check(counts[i], expected[i], i);
            differences[i] = Math.sqrt(counts[i] / expected[i]) - 1;
            errors[i] = 0.5 / Math.sqrt(expected[i]);
        }
        return winsorised(differences, errors, d -> Math.pow(Math.max(0, 1 + d), 2));
    }

    /**
     * Counts against expected ones, on the logarithm of the ratio, truncated: target 0, s = 1 / √expected. The published
     * indicator rounds what is expected to two decimals first. A count of 0 has an infinite score and is left out.
     */
    public static PublishedOverdispersion truncatedLogRatios(long[] counts, double[] expected) {
        Demand.sameLength(counts.length, expected.length);
        double[] differences = new double[counts.length];
        double[] errors = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            check(counts[i], expected[i], i);
            differences[i] = Math.log(counts[i] / expected[i]);
            errors[i] = 1 / Math.sqrt(expected[i]);
        }
        return truncated(differences, errors, Math::exp);
    }

    /** Shares, on the arcsine of the square root, winsorised: target that of all together, s = 1 / (2 √n). */
    public static PublishedOverdispersion winsorisedShares(long[] x, long[] n) {
        Demand.sameLength(x.length, n.length);
        double all = (double) Arrays.stream(x).sum() / Arrays.stream(n).sum();
        double[] differences = new double[x.length];
        double[] errors = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            Demand.partOf(x[i], n[i]);
            Demand.positive((double) n[i], "n", i);
            differences[i] = Math.asin(Math.sqrt((double) x[i] / n[i])) - Math.asin(Math.sqrt(all));
            errors[i] = 0.5 / Math.sqrt((double) n[i]);
        }
        double target = Math.asin(Math.sqrt(all));
        return winsorised(
                differences, errors, d -> Math.pow(Math.sin(Math.max(0, Math.min(Math.PI / 2, target + d))), 2));
    }

    /** Measures with their standard errors, as they are, winsorised: target their mean weighted by 1 / s². */
    public static PublishedOverdispersion winsorisedMeasures(double[] values, double[] errors) {
        Demand.sameLength(values.length, errors.length);
        Values.finite(values, "values");
        Values.positive(errors, "errors");
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] / (errors[i] * errors[i]);
            weights += 1 / (errors[i] * errors[i]);
        }
        double target = sum / weights;
        return winsorised(Arrays.stream(values).map(v -> v - target).toArray(), errors.clone(), d -> target + d);
    }

    /** φ: the mean square of the scores after their ends were drawn in or left out; 1 where there is no spread. */
    public double phi() {
        return phi;
    }

    /** τ²: the variance between organizations, on the scale of the scores. */
    public double tauSquared() {
        return tauSquared;
    }

    /** The z-scores without allowance for spread. */
    public double[] unadjusted() {
        return scores(differences, errors, 0);
    }

    /** What every unit is compared with, in the unit of its ratio, share or measure. */
    public double target() {
        return scale.applyAsDouble(0);
    }

    /** The limits of a unit's ratio, share or measure that its adjusted score comes up to, in the unit of that value. */
    public Interval limits(int i, double level) {
        double half = ControlLimits.z(level) * Math.sqrt(errors[i] * errors[i] + tauSquared);
        return new Interval(scale.applyAsDouble(-half), scale.applyAsDouble(half));
    }

    /** The z-scores with it: beyond ±3.09 is outside the 99.8 % limits. */
    public double[] adjusted() {
        return scores(differences, errors, tauSquared);
    }

    private static PublishedOverdispersion winsorised(double[] differences, double[] errors, Scale scale) {
        double[] z = scores(differences, errors, 0);
        double[] sorted = z.clone();
        Arrays.sort(sorted);
        double low = quantile(sorted, OUTER);
        double high = quantile(sorted, 1 - OUTER);
        double phi = Arrays.stream(z)
                .map(value -> Math.min(high, Math.max(low, value)))
                .map(value -> value * value)
                .average()
                .orElseThrow();
        return new PublishedOverdispersion(differences, errors, scale, phi, errors);
    }

    private static PublishedOverdispersion truncated(double[] differences, double[] errors, Scale scale) {
        double[] z = scores(differences, errors, 0);
        int[] ascending = IntStream.range(0, z.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> z[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] kept = IntStream.rangeClosed(1, z.length)
                .filter(rank -> rank * TENTHS / (z.length + 1) > 0)
                .filter(rank -> rank * TENTHS / (z.length + 1) < TENTHS - 1)
                .map(rank -> ascending[rank - 1])
                .filter(i -> Double.isFinite(z[i]))
                .toArray();
        double phi = Arrays.stream(kept).mapToDouble(i -> z[i] * z[i]).average().orElse(1);
        double[] keptErrors = Arrays.stream(kept).mapToDouble(i -> errors[i]).toArray();
        return new PublishedOverdispersion(differences, errors, scale, phi, keptErrors);
    }

    /** R's quantile of type 7: linear between the order statistics. */
    private static double quantile(double[] sorted, double p) {
        double at = (sorted.length - 1) * p;
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    private static double tauSquared(double phi, double[] errors) {
        double sum = 0;
        double sumOfSquares = 0;
        for (double s : errors) {
            sum += 1 / (s * s);
            sumOfSquares += 1 / (s * s * s * s);
        }
        int units = errors.length;
        return units < 2 ? 0 : Math.max(0, (units * phi - (units - 1)) / (sum - sumOfSquares / sum));
    }

    private static double[] scores(double[] differences, double[] errors, double tauSquared) {
        double[] z = new double[differences.length];
        for (int i = 0; i < z.length; i++) {
            z[i] = differences[i] / Math.sqrt(errors[i] * errors[i] + tauSquared);
        }
        return z;
    }

    private static void check(long count, double expected, int i) {
        Demand.notNegative((double) count, "counts", i);
        Demand.positive(expected, "expected", i);
    }
}
