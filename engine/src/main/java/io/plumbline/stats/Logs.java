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

    /** log(1 + x) to the last digits (Goldberg 1991, theorem 4), several times as fast as the library's. */
    static double onePlus(double x) {
        double sum = 1 + x;
        return sum == 1 ? x : Math.log(sum) * (x / (sum - 1));
    }

    /** A probability of its logarithm, never above 1. */
    static double exp(double logP) {
        return Math.min(1, Math.exp(logP));
    }
}
