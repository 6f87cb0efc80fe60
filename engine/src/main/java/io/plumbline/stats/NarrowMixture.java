package io.plumbline.stats;

/**
 * Tails of a count whose location varies between organizations by less than the noise of the count itself.
 *
 * <p>Source: by parts, E F(m + sZ) = F(m) + s ∫ (f(m + st) - f(m - st)) P(Z &gt; t) dt over t ≥ 0 for a law F with the density f,
 * here of a {@link LatentDensity}; by the Gaussian quadrature of twelve points whose weight is P(Z &gt; t), which is exact for
 * polynomials of degree 23, or of eight where those are enough. Relative error below 1e-9 where {@link #fits} says so and the plain
 * tail is not below e^-20.
 *
 * @param density of the rate at which the count is reached
 * @param weight how much of the density counts
 * @param next how much of the density times e^distance counts besides: the next count's share of a mid-p
 */
record NarrowMixture(LatentDensity density, double weight, double next) {
    /** The largest share of spread in the variance of the count at which twelve points are enough. */
    private static final double LITTLE_SPREAD = 0.25;

    /** By how much, as a logarithm, the density may change in one standard deviation of the locations. */
    private static final double STEEPEST = 3;

    /** The same below which eight are. */
    private static final double LEAST_SPREAD = 0.1;

    private static final double LESS_STEEP = 1.5;

    private static final Points EIGHT = new Points(
            new double[] {
                0.06521902643987301,
                0.3349426331690544,
                0.7895501270489768,
                1.3925211400744764,
                2.1151317734678172,
                2.9465059488232352,
                3.9032591612212593,
                5.067712015173235
            },
            new double[] {
                0.07884156039991298,
                0.1357945742083263,
                0.11489758282662804,
                0.05456093752057312,
                0.013370962539581834,
                0.0014272050072574908,
                4.9187263129953104e-05,
                2.7063602294562723e-07
            });

    private static final Points TWELVE = new Points(
            new double[] {
                0.037843843732859116,
                0.1967606984091109,
                0.4726468747699396,
                0.8511358838283531,
                1.3164693195228896,
                1.854863397624155,
                2.4566875524551945,
                3.1176548815990017,
                3.839974911199282,
                4.635142829391577,
                5.532802914706848,
                6.618887704456631
            },
            new double[] {
                0.046944571082424176,
                0.0926235369240733,
                0.10496144555162319,
                0.08376735730791614,
                0.04736761395925286,
                0.018171810335643346,
                0.004428424798447189,
                0.0006295097391377361,
                4.6498993952743354e-5,
                1.4964301835371352e-6,
                1.5256091242572032e-8,
                2.268721694941679e-11
            });

    private static final double SMALLEST_SCALE = 1e-3;

    /** Whether the location varies little enough, about its mean. */
    static boolean fits(LatentDensity density, double location, double scale) {
        return mayFit(density, scale) && Math.abs(density.slopeAt(location - density.peak())) * scale < STEEPEST;
    }

    /** Whether it varies little enough about some mean. */
    static boolean mayFit(LatentDensity density, double scale) {
        return density.information() * scale * scale < LITTLE_SPREAD;
    }

    private Points points(double middle, double scale) {
        return density.information() * scale * scale < LEAST_SPREAD
                        && Math.abs(density.slopeAt(middle)) * scale < LESS_STEEP
                ? EIGHT
                : TWELVE;
    }

    /** log of the expectation of a tail. */
    double log(int side, double plain, double location, double scale) {
        double middle = location - density.peak();
        double growth = LatentDensity.growth(middle);
        Points points = points(middle, scale);
        double sum = 0;
        for (int i = points.size() - 1; i >= 0; i--) {
            double away = scale * points.at[i];
            double more = LatentDensity.growth(away);
            double less = -more / (1 + more);
            sum += points.weights[i]
                    * (at(middle + away, more + growth * (1 + more)) - at(middle - away, less + growth * (1 + less)));
        }
        return logSum(plain, side * scale * sum);
    }

    /**
     * A tail with its slopes.
     *
     * @param side 1 for the upper tail of the count, -1 for the lower one
     * @param plain the logarithm of the tail without spread, at the location
     */
    TailSlopes slopes(int side, double plain, double location, double scale) {
        double middle = location - density.peak();
        double growth = LatentDensity.growth(middle);
        double wide = Math.max(scale, SMALLEST_SCALE / Math.sqrt(density.information()));
        Points points = points(middle, wide);
        double sum = 0;
        double level = 0;
        double lean = 0;
        for (int i = points.size() - 1; i >= 0; i--) {
            double away = wide * points.at[i];
            double more = LatentDensity.growth(away);
            double less = -more / (1 + more);
            double above = at(middle + away, more + growth * (1 + more));
            double below = at(middle - away, less + growth * (1 + less));
            sum += points.weights[i] * (above - below);
            level += points.densityWeights[i] * (above + below);
            lean += points.densityWeights[i] * points.at[i] * (above - below);
        }
        double log = logSum(plain, side * sum * scale * scale / wide);
        double tail = Math.exp(log);
        return new TailSlopes(log, side * level / tail, side * 0.5 * lean / wide / tail);
    }

    private static double logSum(double plain, double more) {
        return Math.min(0, plain + Math.log1p(more * Math.exp(-plain)));
    }

    private double at(double distance, double growth) {
        return (weight + next * (1 + growth)) * Math.exp(density.logAt(distance, growth));
    }

    /** The zeros of the polynomial that is orthogonal to all lower ones under P(Z &gt; t), by the moments of that weight. */
    private static final class Points {
        private final double[] at;
        private final double[] weights;

        /** Of φ(t) instead of P(Z &gt; t). */
        private final double[] densityWeights;

        Points(double[] at, double[] weights) {
            this.at = at;
            this.weights = weights;
            this.densityWeights = new double[at.length];
            for (int i = 0; i < at.length; i++) {
                densityWeights[i] = weights[i] / MillsRatio.of(at[i]);
            }
        }

        int size() {
            return at.length;
        }
    }
}
