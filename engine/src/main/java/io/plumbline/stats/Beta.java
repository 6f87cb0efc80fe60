package io.plumbline.stats;

/**
 * 贝塔分布: the beta distribution.
 *
 * <p>Source: {@link IncompleteBeta}; quantiles by root finding on the logarithms of the nearer tail, over log x where
 * the quantile lies below ½ and over log(1 - x) where above. Valid for positive finite a and b.
 */
public final class Beta {
    private static final double LEAST_LOG = -745;

    private Beta() {}

    /** P(X ≤ x). */
    public static double cdf(double x, double a, double b) {
        check(a, b);
        return Logs.exp(IncompleteBeta.log(a, b, x, 1 - x));
    }

    /** P(X &gt; x). */
    public static double survival(double x, double a, double b) {
        check(a, b);
        return Logs.exp(IncompleteBeta.log(b, a, 1 - x, x));
    }

    /** The x with P(X ≤ x) = p. */
    public static double quantile(double p, double a, double b) {
        check(a, b);
        Demand.probability(p, "p");
        if (p == 0 || p == 1) {
            return p;
        }
        return p <= cdf(0.5, a, b) ? small(p, 1 - p, a, b) : 1 - small(1 - p, p, b, a);
    }

    /** The x ≤ ½ below which the probability is p and above which it is q. */
    private static double small(double p, double q, double a, double b) {
        double half = Math.log(0.5);
        if (p <= 0.5) {
            double logP = Math.log(p);
            return Math.exp(Root.between(LEAST_LOG, half, u -> logBelow(a, b, u) - logP));
        }
        double logQ = Math.log(q);
        return Math.exp(Root.between(LEAST_LOG, half, u -> logQ - logAbove(a, b, u)));
    }

    private static double logBelow(double a, double b, double logX) {
        double x = Math.exp(logX);
        return IncompleteBeta.log(a, b, x, 1 - x);
    }

    private static double logAbove(double a, double b, double logX) {
        double x = Math.exp(logX);
        return IncompleteBeta.log(b, a, 1 - x, x);
    }

    private static void check(double a, double b) {
        Demand.positive(a, "a");
        Demand.positive(b, "b");
    }
}
