package io.plumbline.stats;

/**
 * 贝塔–二项分布: hits among n whose share varies between organizations as a beta law of shapes a and b.
 *
 * <p>Source: Skellam 1948; P(k) is a ratio of beta functions, here a ratio of three saddle-point factors; tails are
 * sums away from k, each term from the one before, on the side that does not hold the mean. Valid for n ≥ 0 and
 * positive finite a, b. With a share π and a correlation ρ of hits in one organization, a = π (1/ρ - 1) and b =
 * (1 - π) (1/ρ - 1); a spread of the logit by τ is about ρ = π (1 - π) τ².
 */
public final class BetaBinomial {
    private static final double PRECISION = 1e-17;

    private BetaBinomial() {}

    /** P(X = k). */
    public static double probability(long k, long n, double a, double b) {
        check(n, a, b);
        return k < 0 || k > n ? 0 : Logs.exp(logProbability(k, n, a, b));
    }

    /** P(X ≤ k). */
    public static double cdf(long k, long n, double a, double b) {
        check(n, a, b);
        if (k < 0 || k >= n) {
            return k < 0 ? 0 : 1;
        }
        return k < mean(n, a, b) ? Logs.exp(logUp(n - k, n, b, a)) : -Math.expm1(logUp(k + 1, n, a, b));
    }

    /** P(X &gt; k). */
    public static double survival(long k, long n, double a, double b) {
        return Logs.exp(logSurvival(k, n, a, b));
    }

    /** log P(X &gt; k), without underflow. */
    public static double logSurvival(long k, long n, double a, double b) {
        check(n, a, b);
        if (k < 0 || k >= n) {
            return k < 0 ? 0 : Double.NEGATIVE_INFINITY;
        }
        return k + 1 > mean(n, a, b) ? logUp(k + 1, n, a, b) : Logs.complement(logUp(n - k, n, b, a));
    }

    /** The mid-p of the upper tail: P(X &gt; k) + ½ P(X = k). */
    public static double midUpper(long k, long n, double a, double b) {
        return survival(k, n, a, b) + 0.5 * probability(k, n, a, b);
    }

    /** The mid-p of the lower tail: P(X &lt; k) + ½ P(X = k). */
    public static double midLower(long k, long n, double a, double b) {
        return cdf(k - 1, n, a, b) + 0.5 * probability(k, n, a, b);
    }

    /** log P(X ≥ k) for k ≥ 1. The terms may rise before they fall, and rise again towards n where b is below 1. */
    private static double logUp(long k, long n, double a, double b) {
        double largest = logProbability(k, n, a, b);
        double sum = 1;
        double term = 1;
        for (long i = k; i < n; i++) {
            double ratio = (double) (n - i) / (i + 1) * ((i + a) / (n - i - 1 + b));
            term *= ratio;
            sum += term;
            if (ratio < 1 && b >= 1 && term < sum * PRECISION) {
                break;
            }
            if (sum > 1e200) {
                largest += Math.log(sum);
                term /= sum;
                sum = 1;
            }
        }
        return Math.min(0, largest + Math.log(sum));
    }

    private static double logProbability(long k, long n, double a, double b) {
        double choose = logBeta(k + 1.0, n - k + 1.0) + Math.log(n + 1.0);
        return logBeta(k + a, n - k + b) - logBeta(a, b) - choose;
    }

    /** log B(a, b): -log of the saddle-point factor at its own peak, without cancellation of large logarithms. */
    private static double logBeta(double a, double b) {
        double errors = LogGamma.stirlingError(a) + LogGamma.stirlingError(b) - LogGamma.stirlingError(a + b);
        double entropy = a * Math.log1p(b / a) + b * Math.log1p(a / b);
        return LogGamma.LOG_SQRT_2_PI + 0.5 * (Math.log(a + b) - Math.log(a) - Math.log(b)) - entropy + errors;
    }

    private static double mean(long n, double a, double b) {
        return n * (a / (a + b));
    }

    private static void check(long n, double a, double b) {
        Demand.notNegative((double) n, "n");
        Demand.positive(a, "a");
        Demand.positive(b, "b");
    }
}
