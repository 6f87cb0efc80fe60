package io.plumbline.stats;

/**
 * Koopman's statistic for a supposed ratio of two shares.
 *
 * <p>Source: P. A. R. Koopman, "Confidence intervals for the ratio of two binomial proportions" (1984); the constrained
 * estimate p of the second share is the smaller root of (n + m) r p² - ((n + y) r + x + m) p + x + y = 0 for a ratio r.
 */
record ShareRatioScore(long x, long n, long y, long m) {
    private static final double LARGEST_LOG = 300;
    private static final double ROUNDING = 1e-10;

    /** The ratio at which the statistic reaches the limit, below (-1) or above (1) the observed one. */
    double bound(double limit, int side) {
        double best = observedLog();
        double far = best;
        double step = side;
        while (chiSquare(Math.exp(far)) < limit && Math.abs(far) < LARGEST_LOG) {
            far += step;
            step *= 2;
        }
        if (Math.abs(far) >= LARGEST_LOG) {
            return side < 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return Math.exp(Root.between(best, far, u -> chiSquare(Math.exp(u)) - limit));
    }

    /** The log of the observed ratio, or a point inside the interval where one share is 0. */
    private double observedLog() {
        if (x == 0) {
            return search(-1);
        }
        return y == 0 ? search(1) : Math.log((double) x / n) - Math.log((double) y / m);
    }

    /** Where one count is 0 the statistic falls steadily towards 0 or infinity. */
    private double search(int side) {
        double at = 0;
        while (chiSquare(Math.exp(at)) > 1e-3 && Math.abs(at) < LARGEST_LOG / 2) {
            at += side;
        }
        return at;
    }

    /** The χ² of the observed counts where the share of x is ratio times that of y. */
    double chiSquare(double ratio) {
        double p = constrained(ratio);
        return part(x, n, Math.min(1, p * ratio)) + part(y, m, p);
    }

    private static double part(long hits, long trials, double share) {
        double difference = hits - trials * share;
        double variance = trials * share * (1 - share);
        // Where the estimate is 0 or 1 both are 0 but for rounding.
        if (Math.abs(difference) <= ROUNDING * trials) {
            return 0;
        }
        return variance <= 0 ? Double.POSITIVE_INFINITY : difference * difference / variance;
    }

    /** The most likely share of y where that of x is ratio times as large. */
    private double constrained(double ratio) {
        double a = (n + m) * ratio;
        double b = n * ratio + x + m + y * ratio;
        double c = x + (double) y;
        double root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
        return 2 * c / (b + root);
    }
}
