package io.plumbline.stats;

import java.util.function.LongToDoubleFunction;

/**
 * 精确检验: exact p-values of a count against a known probability or rate. One-sided p is the probability of the count
 * or a worse one; two-sided p adds every count on the other side that is no more probable than the one seen (the rule
 * of R's {@code binom.test} and {@code poisson.test}). Exact p-values are conservative: under no difference they are
 * below α in at most a share α of cases, often in fewer.
 */
public final class ExactTest {
    /** Probabilities that differ only by rounding count as equal. */
    private static final double SLACK = 1 + 1e-7;

    private ExactTest() {}

    /** x of n against a known share. */
    public static double binomial(long x, long n, double share, Direction worse) {
        Demand.partOf(x, n);
        Demand.probability(share, "share");
        return switch (worse) {
            case HIGH -> Binomial.atLeast(x, n, share);
            case LOW -> Binomial.cdf(x, n, share);
            case BOTH -> {
                long mode = Math.min(n, (long) Math.floor((n + 1) * share));
                Tails tails = new Tails(k -> Binomial.probability(k, n, share), 0, mode, n);
                yield tails.twoSided(x, k -> Binomial.cdf(k, n, share), k -> Binomial.atLeast(k, n, share));
            }
        };
    }

    /** A count against a known expected count. */
    public static double poisson(long count, double expected, Direction worse) {
        Demand.notNegative((double) count, "count");
        Demand.notNegative(expected, "expected");
        return switch (worse) {
            case HIGH -> Poisson.atLeast(count, expected);
            case LOW -> Poisson.cdf(count, expected);
            case BOTH -> {
                long mode = (long) Math.floor(expected);
                Tails tails = new Tails(k -> Poisson.probability(k, expected), 0, mode, Long.MAX_VALUE);
                yield tails.twoSided(count, k -> Poisson.cdf(k, expected), k -> Poisson.atLeast(k, expected));
            }
        };
    }

    /** Fisher's exact test: x hits in a part of n, among {@code hits} in a whole. */
    public static double fisher(long x, long n, long hits, long whole, Direction worse) {
        Hypergeometric law = new Hypergeometric(whole, hits, n);
        if (x < law.least() || x > law.most()) {
            throw new IllegalArgumentException(x + " hits in a part of " + n + " cannot be, with " + hits + " in all "
                    + whole + "; allowed: " + law.least() + " to " + law.most());
        }
        return switch (worse) {
            case HIGH -> law.atLeast(x);
            case LOW -> law.atMost(x);
            case BOTH ->
                new Tails(law::probability, law.least(), law.mode(), law.most()).twoSided(x, law::atMost, law::atLeast);
        };
    }

    /** A law with one mode between its ends. */
    private record Tails(LongToDoubleFunction probability, long least, long mode, long most) {
        double twoSided(long x, LongToDoubleFunction atMost, LongToDoubleFunction atLeast) {
            double limit = probability.applyAsDouble(x) * SLACK;
            if (probability.applyAsDouble(mode) <= limit) {
                return 1;
            }
            double gap = Math.abs((double) (x - mode));
            if (x < mode) {
                long high = mode + 1 + Counts.smallest(i -> isNoLikelier(mode + 1 + i, limit), gap, gap);
                return Math.min(1, atMost.applyAsDouble(x) + atLeast.applyAsDouble(high));
            }
            long low = mode - 1 - Counts.smallest(i -> isNoLikelier(mode - 1 - i, limit), gap, gap);
            return Math.min(1, atLeast.applyAsDouble(x) + atMost.applyAsDouble(low));
        }

        private boolean isNoLikelier(long k, double limit) {
            return k < least || k > most || probability.applyAsDouble(k) <= limit;
        }
    }
}
