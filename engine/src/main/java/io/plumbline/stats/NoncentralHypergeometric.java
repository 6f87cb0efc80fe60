package io.plumbline.stats;

/**
 * How many of the hits of two groups fall to the first, where their odds differ: Fisher's noncentral hypergeometric law.
 *
 * <p>Source: Fisher, "The logic of inductive inference" (1935): P(k) is proportional to C(first, k) C(second, hits - k)
 * odds^k; tails are sums away from the mode, each term from the one before. Valid for hits ≤ first + second and positive
 * odds.
 */
record NoncentralHypergeometric(long first, long second, long hits, double odds) {
    private static final double PRECISION = 1e-18;

    NoncentralHypergeometric {
        Demand.partOf(hits, first + second);
        Demand.positive(odds, "odds");
    }

    long least() {
        return Math.max(0, hits - second);
    }

    long most() {
        return Math.min(first, hits);
    }

    /** P(X ≥ k). */
    double atLeast(long k) {
        return k <= least() ? 1 : k > most() ? 0 : tail(k, true);
    }

    /** P(X ≤ k). */
    double atMost(long k) {
        return k >= most() ? 1 : k < least() ? 0 : tail(k, false);
    }

    /** The sum of the terms from the one at k away, over that of all; terms in units of the largest. */
    private double tail(long k, boolean upwards) {
        long mode = mode();
        double inside = 0;
        double all = 0;
        double term = 1;
        for (long i = mode; i <= most() && term > all * PRECISION; i++) {
            all += term;
            inside += (upwards ? i >= k : i <= k) ? term : 0;
            term *= next(i);
        }
        term = mode > least() ? 1 / next(mode - 1) : 0;
        for (long i = mode - 1; i >= least() && term > all * PRECISION; i--) {
            all += term;
            inside += (upwards ? i >= k : i <= k) ? term : 0;
            term /= i > least() ? next(i - 1) : 1;
        }
        return inside / all;
    }

    private long mode() {
        long least = least();
        long range = most() - least;
        return least + Counts.smallest(i -> i >= range || next(least + i) < 1, range / 2.0, range / 4.0);
    }

    /** P(k + 1) over P(k). */
    private double next(long k) {
        return (double) (first - k) / (k + 1) * (hits - k) / (second - hits + k + 1.0) * odds;
    }
}
