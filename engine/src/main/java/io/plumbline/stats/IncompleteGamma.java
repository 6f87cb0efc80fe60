package io.plumbline.stats;

/**
 * The regularized incomplete gamma functions P(a, x) and Q(a, x) = 1 - P, as logarithms, so that far tails keep all
 * their digits.
 *
 * <p>Source: power series (Abramowitz and Stegun 6.5.29) below x = a + 1 and Legendre's continued fraction (6.5.31)
 * above, by Lentz's method; the factor before both in Loader's saddle-point form. Valid for a &gt; 0, x ≥ 0.
 */
final class IncompleteGamma {
    private static final double PRECISION = 1e-16;
    private static final double TINY = 1e-300;
    private static final int MOST_TERMS = 1_000_000;

    private IncompleteGamma() {}

    /** log P(a, x). */
    static double logLower(double a, double x) {
        if (x <= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return x < a + 1 ? logSeries(a, x) : Logs.complement(logFraction(a, x));
    }

    /** log Q(a, x). */
    static double logUpper(double a, double x) {
        if (x <= 0) {
            return 0;
        }
        return x < a + 1 ? Logs.complement(logSeries(a, x)) : logFraction(a, x);
    }

    /** log of x^a e^-x / Γ(a + 1). */
    static double logFactor(double a, double x) {
        return -LogGamma.LOG_SQRT_2_PI - 0.5 * Math.log(a) - LogGamma.stirlingError(a) - LogGamma.deviance(a, x);
    }

    private static double logSeries(double a, double x) {
        double sum = 1;
        double term = 1;
        for (int n = 1; n < MOST_TERMS && term > sum * PRECISION; n++) {
            term *= x / (a + n);
            sum += term;
        }
        return Math.min(0, logFactor(a, x) + Math.log(sum));
    }

    private static double logFraction(double a, double x) {
        double b = x + 1 - a;
        double c = 1 / TINY;
        double d = 1 / b;
        double h = d;
        for (int n = 1; n < MOST_TERMS; n++) {
            double an = -n * (n - a);
            b += 2;
            d = 1 / nonZero(an * d + b);
            c = nonZero(b + an / c);
            double step = d * c;
            h *= step;
            if (Math.abs(step - 1) < PRECISION * 4) {
                break;
            }
        }
        return Math.min(0, logFactor(a, x) + Math.log(a) + Math.log(h));
    }

    private static double nonZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
