package io.plumbline.stats;

/**
 * 同类离散: where the organizations of a family lie, and how far apart ordinary ones are.
 *
 * @param logCentre the logarithm of the usual ratio to what is expected (the usual logit for shares; log ρ for pairs)
 * @param logCentreError its standard error; NaN where the centre was given
 * @param spread the standard deviation of log ratios (of logits) between ordinary organizations, beyond chance
 * @param varianceError the standard error of the square of the spread; 0 where it was given
 * @param organizations how many the estimate rests on; 0 where it was given
 */
public record PeerSpread(
        double logCentre, double logCentreError, double spread, double varianceError, int organizations) {
    /** Refuses what is no location and no spread. */
    public PeerSpread {
        Demand.finite(logCentre, "logCentre");
        Demand.notNegative(spread, "spread");
        Demand.notNegative(varianceError, "varianceError");
    }

    /** A spread that is known from elsewhere. */
    public static PeerSpread known(double logCentre, double spread) {
        return new PeerSpread(logCentre, Double.NaN, spread, 0, 0);
    }

    /** The usual ratio to what is expected; the usual odds for shares; ρ for pairs. */
    public double centre() {
        return Math.exp(logCentre);
    }

    /** The interval of the centre, to judge it on its own; nothing is known where it was given. */
    public Interval centreInterval(double level) {
        Demand.inside(level, "level");
        if (Double.isNaN(logCentreError)) {
            return new Interval(0, Double.POSITIVE_INFINITY);
        }
        double half = -Gaussian.quantile((1 - level) / 2) * logCentreError;
        return new Interval(Math.exp(logCentre - half), Math.exp(logCentre + half));
    }
}
