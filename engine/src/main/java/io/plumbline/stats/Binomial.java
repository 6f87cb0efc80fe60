package io.plumbline.stats;

/**
 * 二项分布: the distribution of hits among n independent trials of one probability.
 *
 * <p>Source: P(X &gt; k) = I_p(k + 1, n - k) (Abramowitz and Stegun 26.5.24); single probabilities by Loader's saddle
 * point. Valid for n ≥ 0 and p in 0 to 1.
 */
public final class Binomial {
    private Binomial() {}

    /** P(X = k). */
    public static double probability(long k, long n, double p) {
        check(n, p);
        if (k < 0 || k > n) {
            return 0;
        }
        if (k == 0 || k == n) {
            return Math.exp(k == 0 ? n == 0 ? 0 : n * Math.log1p(-p) : n * Math.log(p));
        }
        return p == 0 || p == 1 ? 0 : Math.exp(IncompleteBeta.logFactor((double) k, (double) (n - k), p, 1 - p));
    }

    /** P(X ≤ k). */
    public static double cdf(long k, long n, double p) {
        check(n, p);
        if (k < 0 || k >= n) {
            return k < 0 ? 0 : 1;
        }
        return Logs.exp(IncompleteBeta.log((double) (n - k), k + 1.0, 1 - p, p));
    }

    /** P(X &gt; k). */
    public static double survival(long k, long n, double p) {
        return Logs.exp(logSurvival(k, n, p));
    }

    /** log P(X &gt; k), without underflow. */
    public static double logSurvival(long k, long n, double p) {
        check(n, p);
        if (k < 0 || k >= n) {
            return k < 0 ? 0 : Double.NEGATIVE_INFINITY;
        }
        return IncompleteBeta.log(k + 1.0, (double) (n - k), p, 1 - p);
    }

    /** P(X ≥ k). */
    public static double atLeast(long k, long n, double p) {
        return survival(k - 1, n, p);
    }

    /** The mid-p of the upper tail: P(X &gt; k) + ½ P(X = k) (Lancaster 1961). */
    public static double midUpper(long k, long n, double p) {
        return survival(k, n, p) + 0.5 * probability(k, n, p);
    }

    /** The mid-p of the lower tail: P(X &lt; k) + ½ P(X = k). */
    public static double midLower(long k, long n, double p) {
        return cdf(k - 1, n, p) + 0.5 * probability(k, n, p);
    }

    /** The smallest k with P(X ≤ k) ≥ q. */
    public static long quantile(double q, long n, double p) {
        Demand.probability(q, "q");
        check(n, p);
        if (q == 1) {
            return p == 0 ? 0 : n;
        }
        return Counts.smallest(k -> k >= n || cdf(k, n, p) >= q, n * p, Math.sqrt(n * p * (1 - p)));
    }

    private static void check(long n, double p) {
        Demand.notNegative((double) n, "n");
        Demand.probability(p, "p");
    }
}
