package io.plumbline.stats;

import java.util.Arrays;

/**
 * Means of one peer group in one period, each with its standard error s, among which ordinary ones differ by a normal law.
 *
 * <p>Source: Huber 1964 (proposal 2): centre m and variance τ² under which the residuals (y - m) / √(s² + τ²), drawn in to ±1.645,
 * have the mean and mean square of drawn-in normal ones; τ² is 0 where they are smaller even then. p is the normal tail,
 * averaged over the error of τ² as {@link PeerTail} does. Valid for means of 30 values or more.
 */
final class MeasureGroup implements ScreenGroup {
    private static final Winsor WINSOR = new Winsor(-1.645, 1.645);
    private static final int ROUNDS = 100;
    private static final int HALVINGS = 100;
    private static final double PRECISION = 1e-12;

    private final double[] values;
    private final double[] errors;
    private final Direction worse;
    private double centre;
    private double centreError;
    private double variance;
    private double varianceError;
    private PublishedOverdispersion published;

    MeasureGroup(double[] values, double[] errors, Direction worse) {
        this.values = values;
        this.errors = errors;
        this.worse = worse;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public String unusable() {
        return null;
    }

    @Override
    public double ownSpread() {
        fit(null);
        return Math.sqrt(variance);
    }

    @Override
    public void fit(Double borrowed) {
        centre = Values.median(values);
        variance = borrowed == null ? 0 : borrowed * borrowed;
        for (int round = 0; round < ROUNDS; round++) {
            double before = variance;
            double moved = centre;
            variance = borrowed == null ? ownVariance() : variance;
            centre = huberMean();
            double precise = PRECISION * (Math.abs(centre) + Math.sqrt(variance));
            if (Math.abs(centre - moved) <= precise && Math.abs(variance - before) <= PRECISION * variance) {
                break;
            }
        }
        double precision = 0;
        double square = 0;
        for (double s : errors) {
            precision += 1 / Math.sqrt(s * s + variance);
            square += 1 / (s * s + variance);
        }
        double second = WINSOR.moment(2);
        centreError = Math.sqrt(size() * second) / (WINSOR.inside(0) * precision);
        varianceError = borrowed != null
                ? 0
                : Math.sqrt(size() * (WINSOR.moment(4) - second * second)) / (WINSOR.inside(2) * square);
    }

    private double ownVariance() {
        double high = 1e-300;
        for (double s : errors) {
            high = Math.max(high, s * s);
        }
        if (excess(0) <= 0) {
            return 0;
        }
        while (excess(high) > 0) {
            high *= 4;
        }
        double low = 0;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = low + (high - low) / 2;
            if (excess(middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double excess(double tauSquared) {
        double sum = -size() * WINSOR.moment(2);
        for (int i = 0; i < size(); i++) {
            double drawn = WINSOR.of((values[i] - centre) / Math.sqrt(errors[i] * errors[i] + tauSquared));
            sum += drawn * drawn;
        }
        return sum;
    }

    private double huberMean() {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < size(); i++) {
            double all = errors[i] * errors[i] + variance;
            double residual = Math.abs(values[i] - centre) / Math.sqrt(all);
            double weight = Math.min(1, WINSOR.high() / residual) / all;
            sum += weight * (values[i] - centre);
            weights += weight;
        }
        return centre + sum / weights;
    }

    @Override
    public double centre() {
        return centre;
    }

    @Override
    public Interval centreInterval() {
        double half = ControlLimits.z(ControlLimits.INNER) * centreError;
        return new Interval(centre - half, centre + half);
    }

    @Override
    public double spread() {
        return Math.sqrt(variance);
    }

    @Override
    public double[] p() {
        double[] p = new double[size()];
        Arrays.setAll(p, i -> switch (worse) {
            case HIGH -> tail(values[i] - centre, errors[i]);
            case LOW -> tail(centre - values[i], errors[i]);
            case BOTH -> Math.min(1, 2 * tail(Math.abs(values[i] - centre), errors[i]));
        });
        return p;
    }

    @Override
    public Significance[] classes() {
        Significance[] classes = new Significance[size()];
        Arrays.setAll(
                classes,
                i -> Significance.ofTail(2 * tail(Math.abs(values[i] - centre), errors[i]), values[i] > centre));
        return classes;
    }

    private double tail(double difference, double s) {
        double known = MillsRatio.survival(difference / Math.sqrt(s * s + variance));
        if (varianceError == 0 || difference <= 0) {
            return known;
        }
        double side = Math.sqrt(3) * varianceError;
        return 2 * known / 3
                + MillsRatio.survival(difference / Math.sqrt(s * s + Math.max(0, variance - side))) / 6
                + MillsRatio.survival(difference / Math.sqrt(s * s + variance + side)) / 6;
    }

    @Override
    public double[] visible(double alpha) {
        double one = worse == Direction.BOTH ? alpha / 2 : alpha;
        double[] visible = new double[size()];
        for (int i = 0; i < visible.length; i++) {
            double difference = critical(one, errors[i])
                    + Gaussian.quantile(SmallestEffect.POWER) * Math.sqrt(errors[i] * errors[i] + variance);
            visible[i] = worse == Direction.LOW ? centre - difference : centre + difference;
        }
        return visible;
    }

    /** The difference whose tail has a probability. */
    private double critical(double tail, double s) {
        double unit = Math.sqrt(s * s + variance + Math.sqrt(3) * varianceError);
        double most = -Gaussian.quantile(tail) * unit;
        return tail >= 0.5 ? 0 : Root.between(0, 2 * most, d -> tail - tail(d, s));
    }

    @Override
    public Interval limits(int i, double level) {
        double half = critical((1 - level) / 2, errors[i]);
        return new Interval(centre - half, centre + half);
    }

    @Override
    public double shrunken(int i) {
        return centre + kept(i) * (values[i] - centre);
    }

    @Override
    public Interval shrunkenInterval(int i) {
        double half = ControlLimits.z(ControlLimits.INNER) * Math.sqrt(kept(i)) * errors[i];
        return new Interval(shrunken(i) - half, shrunken(i) + half);
    }

    private double kept(int i) {
        return variance / (variance + errors[i] * errors[i]);
    }

    @Override
    public Significance unadjusted(int i) {
        return Significance.ofScore(
                (values[i] - published(ScreenCriterion.Published.WINSORISED).target()) / errors[i]);
    }

    @Override
    public PublishedOverdispersion published(ScreenCriterion.Published method) {
        if (published == null) {
            published = PublishedOverdispersion.winsorisedMeasures(values, errors);
        }
        return published;
    }

    @Override
    public double fromPublished(double limit) {
        return limit;
    }
}
