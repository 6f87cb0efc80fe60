package io.plumbline.stats;

/**
 * Mills' ratio of the normal law, R(t) = P(Z &gt; t) / φ(t), fast: the inner loop of every mixture with a normal law.
 *
 * <p>Source: the asymptotic series (Abramowitz and Stegun 26.2.12) far out, and between knots 1/16 apart, from Laplace's
 * continued fraction (26.2.14),
 * Taylor's series with R' = t R - 1, hence R⁽ⁿ⁺¹⁾ = t R⁽ⁿ⁾ + n R⁽ⁿ⁻¹⁾. Relative error about 1e-13 for every t ≥ 0.
 */
final class MillsRatio {
    private static final int PER_UNIT = 16;
    private static final int FAR = 40;
    private static final int TERMS = 9;
    private static final int FRACTION_TERMS = 300;
    private static final double FRACTION_FROM = 2;
    private static final int MOST_STEPS = 50;
    private static final double PRECISION = 1e-13;
    private static final double LOG_HALF = Math.log(0.5);
    /** The series of all knots, one after the other. */
    private static final double[] KNOTS = knots();

    private MillsRatio() {}

    /** R(t) for t ≥ 0. */
    static double of(double t) {
        if (t > FAR) {
            return asymptotic(t);
        }
        int nearest = (int) (t * PER_UNIT + 0.5);
        double d = t - (double) nearest / PER_UNIT;
        int first = nearest * TERMS;
        // Even and odd powers do not wait for each other.
        double square = d * d;
        double even = KNOTS[first + TERMS - 1];
        double odd = 0;
        for (int n = TERMS - 3; n >= 0; n -= 2) {
            odd = odd * square + KNOTS[first + n + 1];
            even = even * square + KNOTS[first + n];
        }
        return even + d * odd;
    }

    /** P(Z &gt; z). */
    static double survival(double z) {
        double t = Math.abs(z);
        double tail = of(t) * Math.exp(-0.5 * t * t - LogGamma.LOG_SQRT_2_PI);
        return z >= 0 ? tail : 1 - tail;
    }

    /** log P(Z &gt; t) for t ≥ 0. */
    static double logTail(double t) {
        return Math.log(of(t)) - 0.5 * t * t - LogGamma.LOG_SQRT_2_PI;
    }

    /** The t ≥ 0 beyond which the tail has this logarithm, at most log ½: Newton's method on the concave logarithm. */
    static double quantile(double logTail) {
        double t = Math.sqrt(Math.max(0, -2 * (logTail - LOG_HALF)));
        for (int step = 0; step < MOST_STEPS; step++) {
            double move = (logTail(t) - logTail) * of(t);
            t = Math.max(0, t + move);
            if (Math.abs(move) <= PRECISION * (1 + t)) {
                break;
            }
        }
        return t;
    }

    private static double[] knots() {
        double[] knots = new double[(FAR * PER_UNIT + 1) * TERMS];
        for (int i = 0; i <= FAR * PER_UNIT; i++) {
            System.arraycopy(series((double) i / PER_UNIT), 0, knots, i * TERMS, TERMS);
        }
        return knots;
    }

    private static double[] series(double t) {
        double[] series = new double[TERMS];
        series[0] = t < FRACTION_FROM ? Gaussian.survival(t) / Gaussian.density(t) : fraction(t, FRACTION_TERMS);
        series[1] = t * series[0] - 1;
        for (int n = 1; n < TERMS - 1; n++) {
            series[n + 1] = (t * series[n] + series[n - 1]) / (n + 1);
        }
        return series;
    }

    private static double asymptotic(double t) {
        double square = 1 / (t * t);
        return (1 - square * (1 - square * (3 - square * (15 - square * 105)))) / t;
    }

    private static double fraction(double t, int terms) {
        double rest = t;
        for (int n = terms; n >= 1; n--) {
            rest = t + n / rest;
        }
        return 1 / rest;
    }
}
