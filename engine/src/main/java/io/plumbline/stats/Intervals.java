package io.plumbline.stats;

/**
 * 置信区间: intervals for shares, rates and their ratios. A level is the probability that the interval covers, such as
 * 0.95; bounds are equal-tailed.
 */
public final class Intervals {
    private Intervals() {}

    /**
     * Wilson's score interval of a share (Wilson 1927, "Probable inference"). Valid for every x of n, small ones and 0
     * too; covers close to the level on average, not always. For n = 0 nothing is known: 0 to 1.
     */
    public static Interval wilson(long x, long n, double level) {
        Demand.partOf(x, n);
        double z = z(level);
        if (n == 0) {
            return new Interval(0, 1);
        }
        double total = n + z * z;
        double middle = (x + 0.5 * z * z) / total;
        double half = z / total * Math.sqrt((double) x * (n - x) / n + 0.25 * z * z);
        return new Interval(x == 0 ? 0 : Math.max(0, middle - half), x == n ? 1 : Math.min(1, middle + half));
    }

    /**
     * Clopper and Pearson's exact interval of a share (1934), by beta quantiles. Always covers at least the level;
     * wider than Wilson's. For n = 0: 0 to 1.
     */
    public static Interval clopperPearson(long x, long n, double level) {
        Demand.partOf(x, n);
        double tail = tail(level);
        double low = x == 0 ? 0 : Beta.quantile(tail, (double) x, n - x + 1.0);
        double high = x == n ? 1 : Beta.quantile(1 - tail, x + 1.0, (double) (n - x));
        return new Interval(low, high);
    }

    /**
     * Garwood's exact interval of a Poisson rate (1936), by gamma quantiles, per unit of exposure. Always covers at
     * least the level.
     *
     * @param exposure what the count is divided by, above 0; 1 for the interval of the count
     */
    public static Interval poisson(long count, double exposure, double level) {
        check(count, exposure);
        double tail = tail(level);
        double low = count == 0 ? 0 : Gamma.quantile(tail, (double) count, 1);
        return new Interval(low / exposure, Gamma.upperQuantile(tail, count + 1.0, 1) / exposure);
    }

    /**
     * Byar's interval of a Poisson rate (Breslow and Day 1987, vol. 2, p. 69). Close to the exact one from a count of
     * 10 on; public health bodies use it from there and the exact one below.
     */
    public static Interval byar(long count, double exposure, double level) {
        check(count, exposure);
        double z = z(level);
        double o = count;
        double low = count == 0 ? 0 : o * cube(1 - 1 / (9 * o) - z / (3 * Math.sqrt(o)));
        double next = o + 1;
        double high = next * cube(1 - 1 / (9 * next) + z / (3 * Math.sqrt(next)));
        return new Interval(Math.max(0, low) / exposure, high / exposure);
    }

    /**
     * The exact interval of the ratio of two Poisson rates, a/exposureA over b/exposureB: given the sum of the counts,
     * a is binomial (Przyborowski and Wilenski 1940), and Clopper and Pearson's interval of its share is transformed.
     * Both counts 0: 0 to infinity.
     */
    public static Interval rateRatio(long a, double exposureA, long b, double exposureB, double level) {
        check(a, exposureA);
        check(b, exposureB);
        Interval share = clopperPearson(a, a + b, level);
        double scale = exposureB / exposureA;
        return new Interval(odds(share.low()) * scale, odds(share.high()) * scale);
    }

    /**
     * The score interval of the ratio of two shares, x/n over y/m (Koopman 1984): all ratios that a χ² test with one
     * degree of freedom does not reject. Valid for small numbers and zeros: x = 0 gives a lower bound of 0, y = 0 an
     * upper bound of infinity.
     */
    public static Interval shareRatio(long x, long n, long y, long m, double level) {
        Demand.partOf(x, n);
        Demand.partOf(y, m);
        if (n == 0 || m == 0 || (x == 0 && y == 0)) {
            tail(level);
            return new Interval(0, Double.POSITIVE_INFINITY);
        }
        double limit = z(level) * z(level);
        ShareRatioScore score = new ShareRatioScore(x, n, y, m);
        double low = x == 0 ? 0 : score.bound(limit, -1);
        double high = y == 0 ? Double.POSITIVE_INFINITY : score.bound(limit, 1);
        return new Interval(low, high);
    }

    private static double odds(double share) {
        return share == 1 ? Double.POSITIVE_INFINITY : share / (1 - share);
    }

    private static double z(double level) {
        return -Gaussian.quantile(tail(level));
    }

    private static double tail(double level) {
        Demand.inside(level, "level");
        return (1 - level) / 2;
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static void check(long count, double exposure) {
        Demand.notNegative((double) count, "count");
        Demand.positive(exposure, "exposure");
    }
}
