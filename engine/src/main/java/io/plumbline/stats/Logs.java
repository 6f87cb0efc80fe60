package io.plumbline.stats;

/** Sums and complements of probabilities that are kept as logarithms. */
final class Logs {
    private Logs() {}

    /** log(1 - p) of a log p that is at most 0 (rounding above 0 counts as 0). */
    static double complement(double logP) {
        if (logP >= 0) {
            return Double.NEGATIVE_INFINITY;
        }
        return logP > -Math.log(2) ? Math.log(-Math.expm1(logP)) : Math.log1p(-Math.exp(logP));
    }

    /** A probability of its logarithm, never above 1. */
    static double exp(double logP) {
        return Math.min(1, Math.exp(logP));
    }
}
