package io.plumbline.stats;

/**
 * Tails of a count whose log rate, or logit, varies between organizations as a normal law.
 *
 * <p>Source: by {@link LatentDensity} the tail is the expectation of a normal tail over a smooth density with one peak,
 * taken by the trapezoidal rule from the largest term outwards, which for such integrands converges faster than any
 * power of the step (Trefethen and Weideman 2014). The step is 0.7 times the narrower of the two laws' widths combined.
 * Relative error about 1e-12, in far tails too: everything is a logarithm.
 */
final class NormalMixture {
    private static final double STEP = 0.7;

    /** For residuals, of which nine digits are plenty. */
    private static final double ROUGH_STEP = 0.85;

    private static final double ROUGHLY_NEGLIGIBLE = 1e-11;
    static final double LONGEST_STEP = 0.28;
    private static final double NEGLIGIBLE = 1e-15;
    /** Where a normal tail is lost in rounding. */
    private static final double NO_REST = -8.5;

    /** Within these standard deviations at the largest term no density of the normal law is lost. */
    private static final double LOWEST = -8;

    private static final double HIGHEST = 30;

    private static final int PEAK_STEPS = 100;

    private final LatentDensity density;
    private final double weight;
    private final double next;

    /** Of the last tail: its terms, these with the normal density for its tail, and those times their places. */
    private double sum;

    private double level;

    private double lean;

    /**
     * The mixture of one count.
     *
     * @param density of the rate at which the count is reached
     * @param weight how much of the density counts
     * @param next how much of the density times e^distance counts besides: the next count's share of a mid-p
     */
    NormalMixture(LatentDensity density, double weight, double next) {
        this.density = density;
        this.weight = weight;
        this.next = next;
    }

    /** log of the expectation of P(Z &lt; (location - u) / scale): the upper tail of the count. */
    double logUpper(double location, double scale) {
        return logTail(1, location - density.peak(), scale, STEP, NEGLIGIBLE);
    }

    /** log of the expectation of P(Z &gt; (location - u) / scale): the lower tail of the count. */
    double logLower(double location, double scale) {
        return logTail(-1, location - density.peak(), scale, STEP, NEGLIGIBLE);
    }

    /**
     * A tail with its slopes, to 1e-9.
     *
     * @param side 1 for the upper tail of the count, -1 for the lower one
     */
    TailSlopes slopes(int side, double location, double scale) {
        double log = logTail(side, location - density.peak(), scale, ROUGH_STEP, ROUGHLY_NEGLIGIBLE);
        return new TailSlopes(log, side * level / (scale * sum), 0.5 * lean / (scale * scale * sum));
    }

    /** The step that is right for a density under a scale. */
    static double step(LatentDensity density, double scale) {
        return step(density, scale, STEP);
    }

    private static double step(LatentDensity density, double scale, double width) {
        return Math.min(LONGEST_STEP, width / Math.sqrt(density.information() + 1 / (scale * scale)));
    }

    private double logTail(int side, double location, double scale, double width, double negligible) {
        double step = step(density, scale, width);
        double start = largest(side, location, scale);
        double t = side * (start - location) / scale;
        sum = 0;
        level = 0;
        lean = 0;
        double delta = side * step / scale;
        double reference = LOWEST < t && t < HIGHEST
                ? nearSum(start, t, delta, step, negligible)
                : farSum(start, t, delta, step, negligible);
        return reference + Math.log(sum * step);
    }

    /**
     * Sums from the largest term outwards. Normal densities at even steps t + nδ follow from each other: φ(t + δ) = φ(t) r with r =
     * exp(-tδ - δ²/2), and the next r is r exp(-δ²).
     */
    private double nearSum(double start, double t, double delta, double step, double negligible) {
        double reference = density.logAt(start);
        double startingGrowth = LatentDensity.growth(start);
        double up = LatentDensity.growth(step);
        double normal = Math.exp(-0.5 * t * t - LogGamma.LOG_SQRT_2_PI);
        double decay = Math.exp(-delta * delta);
        add(t, normal, weight + next * (1 + startingGrowth));
        for (int way = -1; way <= 1; way += 2) {
            double factor = way > 0 ? up : -up / (1 + up);
            double growth = startingGrowth;
            double phi = normal;
            double ratio = Math.exp(-way * t * delta - 0.5 * delta * delta);
            double term;
            int n = 0;
            do {
                n += way;
                growth += factor * (1 + growth);
                phi *= ratio;
                ratio *= decay;
                double log = density.logAt(start + n * step, growth) - reference;
                term = add(t + n * delta, phi, (weight + next * (1 + growth)) * Math.exp(log));
            } while (term > sum * negligible);
        }
        return reference;
    }

    /** Adds the term at a place in the normal law, in standard deviations, by its density there and so much of the count's. */
    private double add(double t, double normal, double counted) {
        double both = counted * normal;
        double term = t >= 0 ? both * MillsRatio.of(t) : t < NO_REST ? counted : counted - both * MillsRatio.of(-t);
        level += both;
        lean += both * t;
        sum += term;
        return term;
    }

    /** The same from so far out in the normal law that its density there is lost: each of its own, the small ones with the other's. */
    private double farSum(double start, double first, double delta, double step, double negligible) {
        double reference = density.logAt(start) + MillsRatio.logTail(Math.max(0, first));
        for (int way = -1; way <= 1; way += 2) {
            double term;
            int n = way < 0 ? 0 : 1;
            do {
                double distance = start + n * step;
                double t = first + n * delta;
                double log = density.logAt(distance) - reference;
                double logNormal = -0.5 * t * t - LogGamma.LOG_SQRT_2_PI;
                double counted = weight + next * Math.exp(distance);
                term = t >= 0
                        ? add(t, 1, counted * Math.exp(log + logNormal))
                        : add(t, t < NO_REST ? 0 : Math.exp(logNormal), counted * Math.exp(log));
                n += way;
            } while (term > sum * negligible);
        }
        return reference;
    }

    /** Near where the integrand is largest: Newton's method on its logarithm, which is concave. */
    private double largest(int side, double location, double scale) {
        double t = -side * location / scale;
        if (t < 1) {
            return 0;
        }
        double precision = 1 / (scale * scale);
        double at = location * precision / (density.information() + precision);
        for (int step = 0; step < PEAK_STEPS; step++) {
            t = Math.max(0, side * (at - location) / scale);
            double slope = density.slopeAt(at) - side / (scale * MillsRatio.of(t));
            double growthAt = Math.exp(at);
            double curve = curvature(growthAt) + precision;
            double move = slope / curve;
            // Upwards the exponential soon bends the slope; downwards it vanishes and the step is right.
            at += Math.min(1, move);
            if (Math.abs(move) * Math.sqrt(curve) < 0.5) {
                break;
            }
        }
        return at;
    }

    private double curvature(double growthAt) {
        if (density.b() == Double.POSITIVE_INFINITY) {
            return density.a() * growthAt;
        }
        double odds = density.a() / density.b() * growthAt;
        return (density.a() + density.b()) * odds / ((1 + odds) * (1 + odds));
    }
}
