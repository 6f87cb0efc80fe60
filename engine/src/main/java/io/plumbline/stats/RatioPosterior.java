package io.plumbline.stats;

/**
 * 收缩后的比率: what an organization's own ratio to its peers' centre may be, given its count and how far apart ordinary
 * organizations are. A small organization is drawn towards the centre, a large one keeps what it shows.
 *
 * <p>Source: Bayes's theorem with the family's own law as the prior (empirical Bayes), on a grid ({@link
 * LocationPosterior}); probabilities to about 1e-5. Valid where the organization belongs to the family; the uncertainty
 * of centre and spread is not in it. For shares and pairs the ratio is one of odds.
 */
public final class RatioPosterior {
    private static final int NEWTON_STEPS = 4;

    /** Weights of the four-point formula. */
    private static final double INNER = 13.0 / 24;

    private static final double OUTER = 1.0 / 24;

    /** Logarithms of ratios from first on, step by step, and the probability of less. */
    private final double first;

    private final double step;
    private final double[] density;
    private final double[] below;

    private RatioPosterior(double first, double step, double[] density) {
        this.first = first;
        this.step = step;
        this.density = density;
        this.below = cumulated(density);
        double scale = 1 / below[below.length - 1];
        for (int i = 0; i < below.length; i++) {
            below[i] *= scale;
            density[i] *= scale;
        }
    }

    static RatioPosterior of(MixedCount mixed, long count) {
        if (mixed.scale() == 0) {
            return new RatioPosterior(0, 0, new double[] {1, 1});
        }
        LocationPosterior posterior = new LocationPosterior(mixed.law(), count, mixed.location(), mixed.scale());
        return new RatioPosterior(posterior.first() - mixed.location(), posterior.step(), posterior.density());
    }

    /** The mean of the ratio. */
    public double mean() {
        double sum = 0;
        double weighted = 0;
        double ratio = Math.exp(first);
        double growth = Math.exp(step);
        for (double weight : density) {
            sum += weight;
            weighted += weight * ratio;
            ratio *= growth;
        }
        return weighted / sum;
    }

    /** The equal-tailed interval that holds the ratio with this probability. */
    public Interval interval(double level) {
        Demand.inside(level, "level");
        double tail = (1 - level) / 2;
        double low = quantile(tail);
        return new Interval(low, Math.max(low, quantile(1 - tail)));
    }

    /** P(ratio &gt; x). */
    public double above(double x) {
        Demand.positive(x, "x");
        double at = step == 0 ? Math.signum(Math.log(x)) : (Math.log(x) - first) / step;
        if (at < 0 || at >= density.length - 1) {
            return at < 0 ? 1 : 0;
        }
        int cell = (int) at;
        return Math.min(1, Math.max(0, 1 - inCell(cell, at - cell)));
    }

    /** The ratio below which the probability is p, 0 to 1 exclusive. */
    public double quantile(double p) {
        Demand.inside(p, "p");
        int low = 0;
        int high = below.length - 1;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (below[middle] <= p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Math.exp(first + (low + fraction(low, p)) * step);
    }

    private double fraction(int cell, double p) {
        double width = below[cell + 1] - below[cell];
        double at = width > 0 ? (p - below[cell]) / width : 0.5;
        for (int i = 0; i < NEWTON_STEPS; i++) {
            double slope = density[cell] + at * (density[cell + 1] - density[cell]);
            at = slope > 0 ? Math.min(1, Math.max(0, at - (inCell(cell, at) - p) / slope)) : at;
        }
        return at;
    }

    /** The probability of less at a fraction of a cell: Hermite's cubic of what is cumulated and its density. */
    private double inCell(int cell, double at) {
        double rest = 1 - at;
        return below[cell] * rest * rest * (1 + 2 * at)
                + below[cell + 1] * at * at * (1 + 2 * rest)
                + density[cell] * at * rest * rest
                - density[cell + 1] * at * at * rest;
    }

    private static double[] cumulated(double[] density) {
        double[] below = new double[density.length];
        for (int i = 1; i < density.length; i++) {
            double before = i >= 2 ? density[i - 2] : 0;
            double after = i + 1 < density.length ? density[i + 1] : 0;
            double cell = INNER * (density[i - 1] + density[i]) - OUTER * (before + after);
            below[i] = below[i - 1] + Math.max(0, cell);
        }
        return below;
    }
}
