package io.plumbline.stats;

/**
 * The law of the rate at which a count is just reached, on the scale on which organizations differ.
 *
 * <p>A Poisson count with mean e^u exceeds k exactly when a gamma variable of shape k + 1 lies below e^u, and a
 * binomial count of n with logit u exceeds k exactly when a beta variable of k + 1 and n - k lies below the share
 * (Abramowitz and Stegun 26.4.21, 26.5.24). The logarithm of the one and the logit of the other have smooth densities
 * with a single peak, so that tails of mixtures become short sums.
 *
 * @param a the shape, above 0
 * @param b the second shape of the beta law; infinity for the gamma law
 * @param peak where the density is highest: log a, or log a/b
 * @param logHeight the logarithm of the density there
 * @param information the curvature there: a, or ab / (a + b)
 */
record LatentDensity(double a, double b, double peak, double logHeight, double information) {
    private static final double SERIES_BELOW = 0.5;

    /** 1/n! from n = 15 down to n = 2. */
    private static final double[] SERIES = series();

    /** The logarithm of a gamma variable of shape a and rate 1. */
    static LatentDensity logGamma(double a) {
        double logHeight = 0.5 * Math.log(a) - LogGamma.LOG_SQRT_2_PI - LogGamma.stirlingError(a);
        return new LatentDensity(a, Double.POSITIVE_INFINITY, Math.log(a), logHeight, a);
    }

    /** The logit of a beta variable of a and b. */
    static LatentDensity logitBeta(double a, double b) {
        double information = a / (a + b) * b;
        double errors = LogGamma.stirlingError(a) + LogGamma.stirlingError(b) - LogGamma.stirlingError(a + b);
        double logHeight = 0.5 * Math.log(information) - LogGamma.LOG_SQRT_2_PI - errors;
        return new LatentDensity(a, b, Math.log(a) - Math.log(b), logHeight, information);
    }

    /** The logarithm of the density at a distance from the peak, without cancellation near it. */
    double logAt(double distance) {
        double excess = exponentialExcess(distance);
        if (b == Double.POSITIVE_INFINITY) {
            return logHeight - a * excess;
        }
        return logHeight + a * distance - (a + b) * Logs.onePlus(a / (a + b) * (excess + distance));
    }

    /** The same, also by e^distance - 1, which a row of even steps gives without an exponential. */
    double logAt(double distance, double growth) {
        return b == Double.POSITIVE_INFINITY
                ? logHeight - a * (growth - distance)
                : logHeight + a * distance - (a + b) * Logs.onePlus(a / (a + b) * growth);
    }

    /** The derivative of {@link #logAt}. */
    double slopeAt(double distance) {
        double growth = Math.exp(distance);
        return b == Double.POSITIVE_INFINITY ? a - a * growth : a - (a + b) * (a * growth / (b + a * growth));
    }

    /** e^d - 1, to the last digits of d where that is small. */
    static double growth(double d) {
        return d + exponentialExcess(d);
    }

    /** e^d - 1 - d. */
    private static double exponentialExcess(double d) {
        if (Math.abs(d) > SERIES_BELOW) {
            return Math.exp(d) - 1 - d;
        }
        // Even and odd powers do not wait for each other.
        double square = d * d;
        double even = 0;
        double odd = 0;
        for (int i = 0; i < SERIES.length; i += 2) {
            odd = odd * square + SERIES[i];
            even = even * square + SERIES[i + 1];
        }
        return (even + d * odd) * square;
    }

    private static double[] series() {
        double[] series = new double[14];
        double factorial = 1;
        for (int n = 2; n <= 15; n++) {
            factorial *= n;
            series[15 - n] = 1 / factorial;
        }
        return series;
    }
}
