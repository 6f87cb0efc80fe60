package io.plumbline.stats;

import java.util.Arrays;

/**
 * 过于平滑: whether values vary less from period to period than chance alone makes them. Counting over longer periods,
 * smoothing, quotas and planned amounts do that honestly.
 *
 * <p>Source: the lower tail of χ² for a sum of squared standardized values; for counts Pearson's statistic around their
 * common rate (Fisher's index of dispersion, 1925; the lower tail as in his look at Mendel's counts, 1936). Valid for
 * independent values; for counts where each expected one is 5 or more.
 *
 * @param state whether it can be judged; where not, the numbers are NaN
 * @param freedom how many squares are free
 * @param ratio the variance seen over that of chance; far below 1 is too smooth
 * @param p the probability of as little variance or less
 */
public record TooSmooth(State state, int freedom, double ratio, double p) {
    private static final double LEAST_EXPECTED = 5;

    /** Whether smoothness can be judged. */
    public enum State {
        /** It can. */
        APPLICABLE,
        /** No square is free. */
        TOO_FEW,
        /** Some expected count is below 5, where counts are too discrete for χ². */
        TOO_SMALL
    }

    /**
     * Values standardized by a known or fitted mean and by the deviation of chance alone.
     *
     * @param fitted how many parameters of the mean were fitted on these values
     */
    public static TooSmooth standardized(double[] z, int fitted) {
        Values.finite(z, "z");
        Values.atLeast(fitted, 0, "fitted");
        double sum = Arrays.stream(z).map(value -> value * value).sum();
        return of(sum, z.length - fitted);
    }

    /** Counts with their exposures around the rate they have together. */
    public static TooSmooth counts(long[] counts, double[] exposures) {
        Values.sameLength(counts.length, "counts", exposures.length, "exposures");
        Values.notNegative(counts, "counts");
        Values.positive(exposures, "exposures");
        double rate = Arrays.stream(counts).asDoubleStream().sum()
                / Arrays.stream(exposures).sum();
        double chiSquare = 0;
        for (int i = 0; i < counts.length; i++) {
            double expected = rate * exposures[i];
            if (expected < LEAST_EXPECTED) {
                return none(State.TOO_SMALL, counts.length - 1);
            }
            chiSquare += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        return of(chiSquare, counts.length - 1);
    }

    private static TooSmooth of(double chiSquare, int freedom) {
        if (freedom < 1) {
            return none(State.TOO_FEW, freedom);
        }
        return new TooSmooth(State.APPLICABLE, freedom, chiSquare / freedom, ChiSquare.cdf(chiSquare, freedom));
    }

    private static TooSmooth none(State state, int freedom) {
        return new TooSmooth(state, Math.max(0, freedom), Double.NaN, Double.NaN);
    }
}
