package io.plumbline.stats;

/**
 * 负二项分布: a Poisson count whose mean varies as a gamma distribution; by size and mean, variance mean + mean²/size.
 *
 * <p>Source: P(X ≤ k) = I_π(size, k + 1) with π = size / (size + mean) (Abramowitz and Stegun 26.5.26). Valid for
 * positive finite size and mean.
 */
public final class NegativeBinomial {
    private NegativeBinomial() {}

    /** P(X = k). */
    public static double probability(long k, double size, double mean) {
        check(size, mean);
        if (k < 0) {
            return 0;
        }
        double pi = size / (size + mean);
        if (k == 0) {
            return Math.exp(-size * Math.log1p(mean / size));
        }
        return size / (size + k) * Math.exp(IncompleteBeta.logFactor(size, (double) k, pi, mean / (size + mean)));
    }

    /** P(X ≤ k). */
    public static double cdf(long k, double size, double mean) {
        check(size, mean);
        return k < 0 ? 0 : Logs.exp(IncompleteBeta.log(size, k + 1.0, size / (size + mean), mean / (size + mean)));
    }

    /** P(X &gt; k). */
    public static double survival(long k, double size, double mean) {
        return Logs.exp(logSurvival(k, size, mean));
    }

    /** log P(X &gt; k), without underflow. */
    public static double logSurvival(long k, double size, double mean) {
        check(size, mean);
        return k < 0 ? 0 : IncompleteBeta.log(k + 1.0, size, mean / (size + mean), size / (size + mean));
    }

    /** The mid-p of the upper tail: P(X &gt; k) + ½ P(X = k) (Lancaster 1961). */
    public static double midUpper(long k, double size, double mean) {
        return survival(k, size, mean) + 0.5 * probability(k, size, mean);
    }

    private static void check(double size, double mean) {
        Demand.positive(size, "size");
        Demand.positive(mean, "mean");
    }
}
