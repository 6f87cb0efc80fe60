package io.plumbline.stats;

/**
 * 贝塔分布: the beta distribution.
 *
 * <p>Source: {@link IncompleteBeta}; quantiles by Halley's method on the logarithm of the nearer tail over the logit of x,
 * from the normal law with three cumulants (Cornish and Fisher 1938); where that does not settle, by root finding over log x
 * where the quantile lies below ½ and over log(1 - x) where above. Valid for positive finite a and b.
 */
public final class Beta {
    private static final double LEAST_LOG = -745;
    private static final int MOST_STEPS = 8;

    /** In standard deviations: the error after a step is about the cube of the step. */
    private static final double SETTLED = 1e-4;

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
        double logit = p <= 0.5 ? logit(p, a, b) : -logit(1 - p, b, a);
        if (!Double.isNaN(logit)) {
            return 1 / (1 + Math.exp(-logit));
        }
        return p <= cdf(0.5, a, b) ? small(p, 1 - p, a, b) : 1 - small(1 - p, p, b, a);
    }

    /** The logit of the x below which the probability is p, at most ½; NaN where the steps do not settle. */
    private static double logit(double p, double a, double b) {
        double logP = Math.log(p);
        double logScale = Math.log(a / (a + b) * b);
        LogitBeta law = LogitBeta.of(a, b);
        double deviation = Math.sqrt(law.variance());
        double at = law.point(-MillsRatio.quantile(logP));
        for (int step = 0; step < MOST_STEPS; step++) {
            double x = 1 / (1 + Math.exp(-at));
            double y = 1 / (1 + Math.exp(at));
            if (!(IncompleteBeta.isFast(a, b, x) && y > 0)) {
                return Double.NaN;
            }
            // The probability below is the density of the logit times the fraction over a.
            double fraction = IncompleteBeta.fraction(a, b, x);
            double error = IncompleteBeta.logFactor(a, b, x, y) + logScale + Math.log(fraction / a) - logP;
            double slope = a / fraction;
            double move = -error / (slope - 0.5 * error * (a - (a + b) * x - slope));
            at += move;
            if (Math.abs(move) < SETTLED * deviation) {
                return at;
            }
        }
        return Double.NaN;
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
