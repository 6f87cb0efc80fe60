package io.plumbline.stats;

/**
 * The logarithm of the gamma function and the pieces of Stirling's formula.
 *
 * <p>Source: Stirling's series with Bernoulli numbers (Abramowitz and Stegun 6.1.40), and C. Loader, "Fast and accurate
 * computation of binomial probabilities" (2000), for the deviance. Valid for positive finite arguments; absolute error
 * about 1e-15 times the size of the result.
 */
final class LogGamma {
    static final double LOG_SQRT_2_PI = 0.5 * Math.log(2 * Math.PI);
    private static final double SERIES_FROM = 16;
    private static final double NEAR = 0.1;
    private static final double[] ERRORS_OF_WHOLE = errorsOfWhole();

    private LogGamma() {}

    /** log Γ(x). */
    static double of(double x) {
        return LOG_SQRT_2_PI + (x - 0.5) * Math.log(x) - x + stirlingError(x);
    }

    /** log Γ(x) minus Stirling's (x - ½) log x - x + log √2π. */
    static double stirlingError(double x) {
        if (x >= SERIES_FROM) {
            double s = 1 / (x * x);
            double tail = 1.0 / 1188 - s * (691.0 / 360360 - s * (1.0 / 156));
            return (1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s * tail)))) / x;
        }
        if (x == Math.rint(x) && x > 0) {
            return ERRORS_OF_WHOLE[(int) x];
        }
        return smallStirlingError(x);
    }

    private static double[] errorsOfWhole() {
        double[] errors = new double[(int) SERIES_FROM];
        for (int x = 1; x < errors.length; x++) {
            errors[x] = smallStirlingError(x);
        }
        return errors;
    }

    private static double smallStirlingError(double x) {
        // The error of x follows from that of x + 1: log Γ(x + 1) = log Γ(x) + log x.
        double error = 0;
        double at = x;
        while (at < SERIES_FROM) {
            error += (at + 0.5) * Math.log1p(1 / at) - 1;
            at++;
        }
        return error + stirlingError(at);
    }

    /** The deviance x log(x / m) + m - x, without cancellation where x is close to m; m for x = 0. */
    static double deviance(double x, double m) {
        if (x == 0) {
            return m;
        }
        double t = (m - x) / x;
        return Math.abs(t) > NEAR ? x * Math.log(x / m) + m - x : -x * log1pMinus(t);
    }

    /** log(1 + t) - t for a small t. */
    private static double log1pMinus(double t) {
        // With r = t / (2 + t), log(1 + t) = 2 (r + r³/3 + r⁵/5 + …), and 2 r - t = -t r.
        double r = t / (2 + t);
        double square = r * r;
        double sum = 0;
        double power = 1;
        for (int odd = 3; odd < 25; odd += 2) {
            sum += power / odd;
            power *= square;
        }
        return r * (2 * square * sum - t);
    }
}
