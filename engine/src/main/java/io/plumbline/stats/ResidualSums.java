package io.plumbline.stats;

/**
 * Sums over organizations of residuals that are drawn in, less what they would be if the family followed its law, with the slopes
 * of these by its centre and its variance: what {@link SpreadEstimator} brings to 0.
 */
final class ResidualSums {
    private static final double LEAST_SLOPE = 0.02;

    private final Winsor winsor;
    private double excess;
    private double squareExcess;
    private double excessByCentre;
    private double excessByVariance;
    private double squareByCentre;
    private double squareByVariance;
    private double scales;
    private double squareScales;

    ResidualSums(Winsor winsor) {
        this.winsor = winsor;
    }

    /** Begins anew, for so many organizations. */
    void clear(int organizations) {
        excess = -organizations * winsor.moment(1);
        squareExcess = -organizations * winsor.moment(2);
        excessByCentre = 0;
        excessByVariance = 0;
        squareByCentre = 0;
        squareByVariance = 0;
    }

    void clearScales() {
        scales = 0;
        squareScales = 0;
    }

    /** 1 over the standard deviation of an organization's location. */
    void addScale(double scale) {
        scales += scale;
        squareScales += scale * scale;
    }

    /** A residual with its slopes. */
    void add(double residual, double byCentre, double byVariance) {
        double drawn = winsor.of(residual);
        excess += drawn;
        squareExcess += drawn * drawn;
        if (winsor.keeps(residual)) {
            excessByCentre += byCentre;
            excessByVariance += byVariance;
            squareByCentre += 2 * residual * byCentre;
            squareByVariance += 2 * residual * byVariance;
        }
    }

    /** Whether squares are larger than they would be. */
    boolean spreadsMore() {
        return squareExcess > 0;
    }

    /** The step of the centre alone. */
    double centreStep() {
        // Where nearly all residuals are drawn in the slope vanishes although the way is clear.
        return excess / Math.max(-excessByCentre, LEAST_SLOPE * scales);
    }

    /** Whether centre and variance can be told from each other. */
    boolean tellsApart() {
        return determinant() > LEAST_SLOPE * scales * squareScales;
    }

    /** Of the step of both, the one of the centre. */
    double jointCentreStep() {
        return -(excess * squareByVariance - squareExcess * excessByVariance) / determinant();
    }

    /** Of the step of both, the one of the variance. */
    double jointVarianceStep() {
        return -(squareExcess * excessByCentre - excess * squareByCentre) / determinant();
    }

    private double determinant() {
        return excessByCentre * squareByVariance - excessByVariance * squareByCentre;
    }

    SpreadErrors errors(int organizations) {
        return new SpreadErrors(winsor, organizations, scales, squareScales);
    }
}
