package io.plumbline.stats;

/**
 * The regularized incomplete beta function I_x(a, b) as a logarithm, so that far tails keep all their digits.
 *
 * <p>Source: continued fraction (Abramowitz and Stegun 26.5.8) by Lentz's method on the side where it converges fast;
 * the factor before it in Loader's saddle-point form. Valid for a, b &gt; 0 and x in 0 to 1.
 */
final class IncompleteBeta {
    private static final double PRECISION = 4e-16;
    private static final double TINY = 1e-300;
    private static final int MOST_TERMS = 1_000_000;

    private IncompleteBeta() {}

    /**
     * log I_x(a, b).
     *
     * @param y 1 - x, given apart because a caller often knows it without rounding
     */
    static double log(double a, double b, double x, double y) {
        if (x <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (y <= 0) {
            return 0;
        }
        return isFast(a, b, x) ? logFraction(a, b, x, y) : Logs.complement(logFraction(b, a, y, x));
    }

    /** Whether the fraction of these converges fast, and not that of the other side. */
    static boolean isFast(double a, double b, double x) {
        return x <= (a + 1) / (a + b + 2);
    }

    /** log of Γ(a + b + 1) / (Γ(a + 1) Γ(b + 1)) x^a y^b, which for whole numbers is a binomial probability. */
    static double logFactor(double a, double b, double x, double y) {
        double n = a + b;
        double errors = LogGamma.stirlingError(n) - LogGamma.stirlingError(a) - LogGamma.stirlingError(b);
        double deviance = LogGamma.deviance(a, n * x) + LogGamma.deviance(b, n * y);
        return errors - deviance + 0.5 * Math.log(n / a / b) - LogGamma.LOG_SQRT_2_PI;
    }

    private static double logFraction(double a, double b, double x, double y) {
        return Math.min(0, logFactor(a, b, x, y) + Math.log(b / (a + b)) + Math.log(fraction(a, b, x)));
    }

    /** I_x(a, b) over x^a y^b / (a B(a, b)). */
    static double fraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
        double h = d;
        for (int m = 1; m < MOST_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2.0 * m - 1) * (a + 2.0 * m));
            d = 1 / nonZero(1 + even * d);
            c = nonZero(1 + even / c);
            h *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1));
            d = 1 / nonZero(1 + odd * d);
            c = nonZero(1 + odd / c);
            double step = d * c;
            h *= step;
            if (Math.abs(step - 1) < PRECISION) {
                break;
            }
        }
        return h;
    }

    private static double nonZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
