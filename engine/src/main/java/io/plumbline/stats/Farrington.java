package io.plumbline.stats;

import java.util.Arrays;

/**
 * 法林顿检测: whether this period's count is above what the same weeks of earlier years lead one to expect.
 *
 * <p>Source: Farrington, Andrews, Beale and Catchpole, "A statistical algorithm for the early detection of outbreaks of
 * infectious disease" (1996): quasi-Poisson regression on the reference weeks, past outliers weighted down by their
 * Anscombe residuals, a bound by the 2/3 power transform. The trend is kept only if significant at 5 %, fitted on at
 * least three years, and not leading above every reference count. Valid for at least three years of a series whose
 * seasons repeat and whose recording has not changed; the bound allows for the week's noise and for the fit's.
 *
 * @param years how many years back
 * @param halfWindow how many periods to either side of the same one in an earlier year
 * @param alpha the two-sided error rate of one period; the upper bound fires in about half of it
 * @param trend whether a trend may be fitted
 * @param reweight whether past outliers are weighted down
 * @param yearLength periods of a year
 * @param leastCount the fewest events in the last {@code recent} periods, this one included, for a period to be judged
 * @param recent see {@code leastCount}
 */
public record Farrington(
        int years,
        int halfWindow,
        double alpha,
        boolean trend,
        boolean reweight,
        int yearLength,
        long leastCount,
        int recent) {
    private static final double SIGNIFICANT = 0.05;
    private static final int YEARS_FOR_TREND = 3;

    /** Refuses settings that leave no reference periods. */
    public Farrington {
        Values.atLeast(years, 1, "years");
        Values.atLeast(halfWindow, 0, "halfWindow");
        Demand.inside(alpha, "alpha");
        Values.atLeast(yearLength, 2 * halfWindow + 1, "yearLength");
        Values.atLeast(recent, 1, "recent");
    }

    /** The published settings for weeks: four years, three weeks to either side, α .01, at least 5 events in 4 weeks. */
    public static Farrington weekly() {
        return new Farrington(4, 3, 0.01, true, true, 52, 5, 4);
    }

    /** What can be said of a period. */
    public enum State {
        /** A bound is given. */
        JUDGED,
        /** Fewer events in the last periods than are worth an alarm. */
        TOO_FEW_RECENT,
        /** The series does not reach back far enough, or its reference periods hold no event. */
        NO_HISTORY
    }

    /**
     * What was expected of a period.
     *
     * @param state whether it is judged; where not, the numbers are NaN
     * @param expected the expected count
     * @param upper the upper bound
     * @param trend whether a trend was kept
     * @param alarm whether the count is above the bound
     */
    public record Bound(State state, double expected, double upper, boolean trend, boolean alarm) {
        private static Bound none(State state) {
            return new Bound(state, Double.NaN, Double.NaN, false, false);
        }
    }

    /** Judges one period of a series by those before it. */
    public Bound at(long[] counts, int period) {
        Values.notNegative(counts, "counts");
        if (period < 0 || period >= counts.length) {
            throw new IllegalArgumentException(
                    "period is " + period + "; the series has periods 0 to " + (counts.length - 1));
        }
        if (period - years * yearLength - halfWindow < 0) {
            return Bound.none(State.NO_HISTORY);
        }
        double[] times = referencePeriods(period);
        double[] reference =
                Arrays.stream(times).map(t -> (double) counts[(int) t]).toArray();
        if (reference.length < 3 || Arrays.stream(reference).sum() == 0) {
            return Bound.none(State.NO_HISTORY);
        }
        long last = Arrays.stream(counts, Math.max(0, period - recent + 1), period + 1)
                .sum();
        return last < leastCount
                ? Bound.none(State.TOO_FEW_RECENT)
                : bound(times, reference, period, (double) counts[period]);
    }

    private double[] referencePeriods(int period) {
        int width = 2 * halfWindow + 1;
        double[] periods = new double[years * width];
        for (int i = 0; i < periods.length; i++) {
            int yearsBack = years - i / width;
            periods[i] = period - yearsBack * yearLength - halfWindow + i % width;
        }
        return periods;
    }

    private Bound bound(double[] times, double[] reference, int period, double count) {
        boolean kept = trend && years >= YEARS_FOR_TREND;
        PoissonTrend fit = fit(times, reference, kept);
        if (kept && !worthKeeping(fit, reference, period)) {
            kept = false;
            fit = fit(times, reference, false);
        }
        double expected = fit.at(period);
        double dispersion = Math.max(1, fit.dispersion());
        double spread = dispersion * (1 + expected * fit.variance(period));
        double deviation = Math.sqrt(4.0 / 9 * Math.cbrt(expected) * spread);
        double z = -Gaussian.quantile(alpha / 2);
        double upper = Math.pow(Math.pow(expected, 2.0 / 3) + z * deviation, 1.5);
        return new Bound(State.JUDGED, expected, upper, kept, count > upper);
    }

    private static boolean worthKeeping(PoissonTrend fit, double[] reference, int period) {
        double most = Arrays.stream(reference).max().orElseThrow();
        return fit.converged() && fit.slopeP() < SIGNIFICANT && fit.at(period) <= most;
    }

    private PoissonTrend fit(double[] times, double[] reference, boolean withTrend) {
        double[] weights = new double[reference.length];
        Arrays.fill(weights, 1);
        PoissonTrend fit = new PoissonTrend(times, reference, weights, withTrend);
        return reweight && fit.converged()
                ? new PoissonTrend(times, reference, weights(fit, reference), withTrend)
                : fit;
    }

    /** Weights that keep their sum: 1 over the square of an Anscombe residual above 1, in units of the others'. */
    private static double[] weights(PoissonTrend fit, double[] reference) {
        double dispersion = Math.max(1, fit.dispersion());
        double[] weights = new double[reference.length];
        for (int i = 0; i < weights.length; i++) {
            double mean = fit.fitted(i);
            double residual = 1.5 * (Math.pow(reference[i], 2.0 / 3) * Math.pow(mean, -1.0 / 6) - Math.sqrt(mean));
            double standard = residual / Math.sqrt(dispersion * (1 - fit.leverage(i)));
            weights[i] = standard > 1 ? 1 / (standard * standard) : 1;
        }
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w * weights.length / sum).toArray();
    }
}
