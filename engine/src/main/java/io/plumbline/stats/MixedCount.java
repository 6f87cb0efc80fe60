package io.plumbline.stats;

import java.util.function.DoubleSupplier;

/**
 * A count whose location varies between organizations as a normal law.
 *
 * <p>Source: {@link NormalMixture} for tails, {@link NarrowMixture} where the spread is much smaller than the noise of the
 * count itself; the trapezoidal rule over the location for single probabilities. Valid for a finite mean of the location and
 * a standard deviation of 0 or more; 0 is the plain law.
 */
record MixedCount(CountLaw law, double location, double scale) {
    /** Further out twelve points over the location are too few. */
    private static final double NEAR = -20;

    private static final double NONE = Double.NEGATIVE_INFINITY;
    private static final double LOG_HALF = Math.log(0.5);

    /** log P(X ≥ k). */
    double logAtLeast(long k) {
        if (k <= 0 || k > law.most()) {
            return k <= 0 ? 0 : NONE;
        }
        return Math.min(0, log(new Tail(1, law.reaching(k), 1, 0, () -> law.logAtLeast(k, location))));
    }

    /** log P(X &lt; k). */
    double logBelow(long k) {
        if (k <= 0 || k > law.most()) {
            return k <= 0 ? NONE : 0;
        }
        return Math.min(0, log(new Tail(-1, law.reaching(k), 1, 0, () -> law.logBelow(k, location))));
    }

    /** log of P(X &gt; k) + ½ P(X = k). */
    double logMidUpper(long k) {
        return k == 0 ? LOG_HALF + Math.log1p(Math.exp(logAtLeast(1))) : log(midUpper(k));
    }

    /** log of P(X &lt; k) + ½ P(X = k). */
    double logMidLower(long k) {
        if (k == 0 || k == law.most()) {
            return half(logBelow(k), k == law.most() ? 0 : logBelow(k + 1));
        }
        return log(midLower(k));
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
     * A residual and how it moves.
     *
     * @param value as {@link #residual} gives it
     * @param byLocation its slope by the location
     * @param byVariance its slope by the square of the scale
     */
    record Residual(double value, double byLocation, double byVariance) {}

    /** The residual with its slopes. */
    Residual residualWithSlopes(long k) {
        boolean isEnd = k == 0 || k == law.most();
        boolean isLow = isEnd ? k == 0 : law.locationOf(k) < location;
        TailSlopes near = slopes(isLow ? midLower(k) : midUpper(k));
        boolean isNearer = isEnd || near.log() < LOG_HALF;
        TailSlopes tail = isNearer ? near : slopes(isLow ? midUpper(k) : midLower(k));
        double distance = MillsRatio.quantile(tail.log());
        double sign = isLow == isNearer ? -1 : 1;
        // The slope of the deviate by the logarithm of its tail is less Mills' ratio.
        double slope = -sign * MillsRatio.of(distance);
        return new Residual(sign * distance, slope * tail.byLocation(), slope * tail.byVariance());
    }

    /**
     * A tail.
     *
     * @param side 1 for the upper one, -1 for the lower one
     * @param reaching the law of the location at which the count is reached
     * @param weight how much of its density counts
     * @param next how much of its density times e^distance counts besides
     * @param plain the logarithm of the tail without spread
     */
    private record Tail(int side, LatentDensity reaching, double weight, double next, DoubleSupplier plain) {
        NormalMixture wide() {
            return new NormalMixture(reaching, weight, next);
        }

        boolean isMidP() {
            return weight == 0.5 && next == 0.5;
        }

        NarrowMixture narrow() {
            return new NarrowMixture(reaching, weight, next);
        }
    }

    /** The density of the next count over that of this one is e^u times a constant, so one sum gives the half of both. */
    private Tail midUpper(long k) {
        return mid(
                1,
                k,
                () -> withHalf(
                        k == law.most() ? NONE : law.logAtLeast(k + 1, location), law.logProbability(k, location)));
    }

    /** Of a count of 0 this is the half of its own probability. */
    private Tail midLower(long k) {
        if (k == 0) {
            return new Tail(-1, law.reaching(1), 0.5, 0, () -> LOG_HALF + law.logBelow(1, location));
        }
        return mid(-1, k, () -> withHalf(law.logBelow(k, location), law.logProbability(k, location)));
    }

    private Tail mid(int side, long k, DoubleSupplier plain) {
        LatentDensity reaching = law.reaching(k);
        return new Tail(side, reaching, 0.5, 0.5 * next(reaching), plain);
    }

    /** How much of a density times e^distance is that of the next count. */
    static double next(LatentDensity reaching) {
        return reaching.b() == Double.POSITIVE_INFINITY ? 1 : (reaching.b() - 1) / reaching.b();
    }

    private double log(Tail tail) {
        if (scale == 0) {
            return tail.plain().getAsDouble();
        }
        if (NarrowMixture.fits(tail.reaching(), location, scale)) {
            double plain = tail.plain().getAsDouble();
            if (plain > NEAR) {
                return tail.narrow().log(tail.side(), plain, location, scale);
            }
        }
        DensityRow row =
                law instanceof CountLaw.Events && tail.isMidP() ? DensityRow.ofEvents(tail.reaching(), scale) : null;
        double log = row == null ? Double.NaN : row.logTail(tail.side(), location, scale);
        return Double.isNaN(log) ? wide(tail) : log;
    }

    private double wide(Tail tail) {
        return tail.side() > 0
                ? tail.wide().logUpper(location, scale)
                : tail.wide().logLower(location, scale);
    }

    private TailSlopes slopes(Tail tail) {
        if (scale == 0 || NarrowMixture.fits(tail.reaching(), location, scale)) {
            double plain = tail.plain().getAsDouble();
            if (scale == 0 || plain > NEAR) {
                return tail.narrow().slopes(tail.side(), plain, location, scale);
            }
        }
        return tail.wide().slopes(tail.side(), location, scale);
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
