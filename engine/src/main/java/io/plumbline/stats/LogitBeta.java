package io.plumbline.stats;

/**
 * The logit of a beta variable, by four cumulants: about how far into its law, or into its sum with a normal variable, a point
 * lies, without an incomplete beta function.
 *
 * <p>Source: differences and sums of polygamma functions by their asymptotic series (Abramowitz and Stegun 6.4.11), and the
 * expansions of Cornish and Fisher (1938) to the fourth cumulant. Good to about 1e-3 standard deviations where both shapes are 5
 * or more, rough below: a start, never an answer.
 *
 * @param mean the first cumulant
 * @param variance the second
 * @param third the third
 * @param fourth the fourth
 */
record LogitBeta(double mean, double variance, double third, double fourth) {
    /** Beyond this many standard deviations the expansion goes on as a straight line. */
    private static final double FAR = 4;

    static LogitBeta of(double a, double b) {
        return new LogitBeta(
                Math.log(a / b) + bias(a) - bias(b), second(a) + second(b), third(a) - third(b), fourth(a) + fourth(b));
    }

    /**
     * The law below whose points lies the mid-p of k hits and m misses: half of it the beta law of k and m + 1, half that of k + 1
     * and m. Its moment generating function is that of k and m times 1 + t (1/k - 1/m) / 2.
     */
    static LogitBeta ofMidP(long k, long m) {
        if (k == 0 || m == 0) {
            return of(k + 0.5, m + 0.5);
        }
        double c = 0.5 / k - 0.5 / m;
        LogitBeta law = of((double) k, (double) m);
        return new LogitBeta(
                law.mean + c, law.variance - c * c, law.third + 2 * c * c * c, law.fourth - 6 * c * c * c * c);
    }

    /** About the normal deviate of the law's sum with a normal variable of this variance, at a point. */
    double deviate(double point, double moreVariance) {
        double all = variance + moreVariance;
        double scale = 1 / Math.sqrt(all);
        double t = (point - mean) * scale;
        double skew = third * scale / all;
        double excess = fourth / (all * all);
        double near = Math.max(-FAR, Math.min(FAR, t));
        double square = near * near;
        double bent = near
                - skew / 6 * (square - 1)
                - excess / 24 * near * (square - 3)
                + skew * skew / 36 * near * (4 * square - 7);
        return bent + (t - near);
    }

    /** About the point below which the law's probability has a normal deviate. */
    double point(double deviate) {
        double scale = Math.sqrt(variance);
        double skew = third / (variance * scale);
        double excess = fourth / (variance * variance);
        double square = deviate * deviate;
        return mean
                + scale
                        * (deviate
                                + skew / 6 * (square - 1)
                                + excess / 24 * deviate * (square - 3)
                                - skew * skew / 36 * deviate * (2 * square - 5));
    }

    /** The mean of the logarithm of a gamma variable less the logarithm of its mean. */
    private static double bias(double x) {
        double i = 1 / x;
        double s = i * i;
        return -0.5 * i - s * (1.0 / 12 - s * (1.0 / 120 - s / 252));
    }

    private static double second(double x) {
        double i = 1 / x;
        double s = i * i;
        return i * (1 + i * 0.5 + s * (1.0 / 6 - s * (1.0 / 30 - s / 42)));
    }

    private static double third(double x) {
        double i = 1 / x;
        double s = i * i;
        return -s * (1 + i + s * (0.5 - s * (1.0 / 6 - s / 6)));
    }

    private static double fourth(double x) {
        double i = 1 / x;
        double s = i * i;
        return s * i * (2 + 3 * i + s * (2 - s * (1 - s * 4.0 / 3)));
    }
}
