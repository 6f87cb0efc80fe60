package io.plumbline.stats;

import java.util.function.DoubleUnaryOperator;

/**
 * A count whose location varies between organizations as a normal law.
 *
 * <p>Source: {@link NormalMixture} for tails; where the spread is much smaller than the noise of the count itself, and
 * for single probabilities, the trapezoidal rule over the location instead. Valid for a finite mean of the location and
 * a standard deviation of 0 or more; 0 is the plain law.
 */
record MixedCount(CountLaw law, double location, double scale) {
    /** Below this share of spread in all variance the sum over the location needs fewer terms. */
    private static final double LITTLE_SPREAD = 0.02;

    /** Further out the largest terms lie so far from the middle that the step over the location is too long. */
    private static final double NEAR = -20;

    private static final double STEP = 0.8;
    private static final double NEGLIGIBLE = 1e-15;
    private static final double NONE = Double.NEGATIVE_INFINITY;
    private static final double LOG_HALF = Math.log(0.5);

    /** log P(X ≥ k). */
    double logAtLeast(long k) {
        if (k <= 0 || k > law.most()) {
            return k <= 0 ? 0 : NONE;
        }
        LatentDensity reaching = law.reaching(k);
        DoubleUnaryOperator plain = u -> law.logAtLeast(k, u);
        return averages(reaching, plain)
                ? average(plain)
                : Math.min(0, new NormalMixture(reaching, 1, 0).logUpper(location, scale));
    }

    /** log P(X &lt; k). */
    double logBelow(long k) {
        if (k <= 0 || k > law.most()) {
            return k <= 0 ? NONE : 0;
        }
        LatentDensity reaching = law.reaching(k);
        DoubleUnaryOperator plain = u -> law.logBelow(k, u);
        return averages(reaching, plain)
                ? average(plain)
                : Math.min(0, new NormalMixture(reaching, 1, 0).logLower(location, scale));
    }

    /** log of P(X &gt; k) + ½ P(X = k). */
    double logMidUpper(long k) {
        if (k == 0) {
            return LOG_HALF + Math.log1p(Math.exp(logAtLeast(1)));
        }
        LatentDensity reaching = law.reaching(k);
        DoubleUnaryOperator plain =
                u -> withHalf(k == law.most() ? NONE : law.logAtLeast(k + 1, u), law.logProbability(k, u));
        return averages(reaching, plain) ? average(plain) : mid(reaching).logUpper(location, scale);
    }

    /** log of P(X &lt; k) + ½ P(X = k). */
    double logMidLower(long k) {
        if (k == 0 || k == law.most()) {
            return half(logBelow(k), k == law.most() ? 0 : logBelow(k + 1));
        }
        LatentDensity reaching = law.reaching(k);
        DoubleUnaryOperator plain = u -> withHalf(law.logBelow(k, u), law.logProbability(k, u));
        return averages(reaching, plain) ? average(plain) : mid(reaching).logLower(location, scale);
    }

    /** log P(X = k). */
    double logProbability(long k) {
        if (k < 0 || k > law.most()) {
            return NONE;
        }
        if (scale == 0) {
            return law.logProbability(k, location);
        }
        return new LocationPosterior(law, k, location, scale).logEvidence();
    }

    /** The normal deviate of the mid-p: about standard normal if the count follows this law, high for high counts. */
    double residual(long k) {
        // The tail on the side of the count is mostly the smaller one, and then the only one that is needed.
        if (law.locationOf(k) < location) {
            double logLower = logMidLower(k);
            return logLower < LOG_HALF ? -MillsRatio.quantile(logLower) : MillsRatio.quantile(logMidUpper(k));
        }
        double logUpper = logMidUpper(k);
        return logUpper < LOG_HALF ? MillsRatio.quantile(logUpper) : -MillsRatio.quantile(logMidLower(k));
    }

    /**
     * The density of the next count over that of this one is e^u times a constant, so one sum gives the half of both.
     */
    private NormalMixture mid(LatentDensity reaching) {
        double next = reaching.b() == Double.POSITIVE_INFINITY ? 1 : (reaching.b() - 1) / reaching.b();
        return new NormalMixture(reaching, 0.5, 0.5 * next);
    }

    private boolean averages(LatentDensity reaching, DoubleUnaryOperator plain) {
        return scale == 0
                || (reaching.information() * scale * scale < LITTLE_SPREAD && plain.applyAsDouble(location) > NEAR);
    }

    /** The average of a plain tail over the location. */
    private double average(DoubleUnaryOperator logTail) {
        double middle = logTail.applyAsDouble(location);
        if (scale == 0) {
            return middle;
        }
        double sum = 1;
        for (int way = -1; way <= 1; way += 2) {
            double term;
            double z = 0;
            do {
                z += way * STEP;
                term = Math.exp(logTail.applyAsDouble(location + scale * z) - middle - 0.5 * z * z);
                sum += term;
            } while (term > sum * NEGLIGIBLE);
        }
        return Math.min(0, middle + Math.log(sum * STEP) - LogGamma.LOG_SQRT_2_PI);
    }

    /** log of a tail and half a probability. */
    private static double withHalf(double logTail, double logProbability) {
        double log = LOG_HALF + logProbability;
        double larger = Math.max(logTail, log);
        return larger == NONE ? larger : larger + Math.log(Math.exp(logTail - larger) + Math.exp(log - larger));
    }

    private static double half(double log1, double log2) {
        double larger = Math.max(log1, log2);
        return larger == NONE ? larger : larger + Math.log(0.5 * (Math.exp(log1 - larger) + Math.exp(log2 - larger)));
    }
}
