package io.plumbline.stats;

/**
 * The law of the place where a two-sided random walk that drifts downwards from 0 is highest: by how many periods the
 * estimated date of a change misses the true one.
 *
 * <p>Source: the limit theory of Bai, "Estimation of a change point in multiple regression models" (1997), where both
 * sides are Brownian motions with drift. The probabilities follow from the exponential law of such a motion's maximum
 * (rate 2 drift / variance) and the inverse Gaussian law of the time at which a level is first reached, integrated over
 * the level. Valid for positive drift and variance on both sides; exact in the limit of small changes in long series.
 */
record ArgmaxLaw(Side before, Side after) {
    /**
     * One side of the walk.
     *
     * @param drift by how much it falls in a period, on average
     * @param variance the variance of its change in a period
     */
    record Side(double drift, double variance) {
        Side {
            Demand.positive(drift, "drift");
            Demand.positive(variance, "variance");
        }

        /** The rate of the exponential law of its maximum. */
        double rate() {
            return 2 * drift / variance;
        }
    }

    /** The periods that the highest place lies beyond, to the left, with this probability. */
    double quantileBefore(double tail) {
        return quantile(tail, before, after);
    }

    /** The periods that the highest place lies beyond, to the right, with this probability. */
    double quantileAfter(double tail) {
        return quantile(tail, after, before);
    }

    private static double quantile(double tail, Side side, Side other) {
        if (beyond(0, side, other) <= tail) {
            return 0;
        }
        double high = 1;
        while (beyond(high, side, other) > tail) {
            high *= 2;
        }
        return Root.between(0, high, x -> beyond(x, side, other) - tail);
    }

    /** The probability that the walk is highest on one side, and there later than x. */
    static double beyond(double x, Side side, Side other) {
        double own = side.rate();
        double both = own + other.rate();
        if (x == 0) {
            return other.rate() / both;
        }
        double mean = side.drift() * x;
        double deviation = Math.sqrt(side.variance() * x);
        double lasting = above(own, mean, deviation) - above(both, mean, deviation);
        double early = belowAtNoRate(mean, deviation) - below(other.rate(), mean, deviation);
        return Math.max(0, own * (lasting - early));
    }

    /** ∫ e^(-rate m) Φ((m - mean) / deviation) dm over m ≥ 0. */
    private static double above(double rate, double mean, double deviation) {
        double z = mean / deviation;
        return (MillsRatio.survival(z) + tilted(rate * deviation - z, z)) / rate;
    }

    /** ∫ e^(-rate m) Φ((-m - mean) / deviation) dm over m ≥ 0. */
    private static double below(double rate, double mean, double deviation) {
        double z = mean / deviation;
        return (MillsRatio.survival(z) - tilted(rate * deviation + z, z)) / rate;
    }

    /** e^((y² - z²) / 2) Q(y). */
    private static double tilted(double y, double z) {
        return y >= 0
                ? Gaussian.density(z) * MillsRatio.of(y)
                : Math.exp(0.5 * (y * y - z * z)) - Gaussian.density(z) * MillsRatio.of(-y);
    }

    private static double belowAtNoRate(double mean, double deviation) {
        double z = mean / deviation;
        return deviation * (Gaussian.density(z) - z * MillsRatio.survival(z));
    }
}
