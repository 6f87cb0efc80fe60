package io.plumbline.stats;

/**
 * A quasi-Poisson regression of counts on an intercept and, if wanted, a straight trend of their logarithm.
 *
 * <p>Source: McCullagh and Nelder, "Generalized linear models" (1989), §2.5 (iterated weighted least squares) and §6.2;
 * dispersion is Pearson's χ² per degree of freedom. It stops where the deviance moves by less than 1e-8 of itself, from
 * a start at the counts and a tenth, as R's {@code glm} does, so that published bounds are met to all digits; going on
 * would move them by about 1e-5 of themselves. Valid where at least one count is above 0 and there are more counts
 * than coefficients.
 */
final class PoissonTrend {
    private static final int MOST_STEPS = 25;
    private static final double PRECISION = 1e-8;

    private final double[] times;
    private final double[] counts;
    private final double[] weights;
    private final boolean trend;
    private final double[] fitted;
    /** The weights of the least squares that gave the coefficients. */
    private final double[] working;

    private double level;
    private double slope;
    private double origin;
    private double levelInformation;
    private double slopeInformation;
    private boolean converged;

    PoissonTrend(double[] times, double[] counts, double[] weights, boolean trend) {
        this.times = times;
        this.counts = counts;
        this.weights = weights;
        this.trend = trend;
        this.fitted = new double[counts.length];
        this.working = new double[counts.length];
        fit();
    }

    /** Whether the fit came to rest; without, nothing else is to be used. */
    boolean converged() {
        return converged;
    }

    double fitted(int i) {
        return fitted[i];
    }

    /** The expected count at a time. */
    double at(double time) {
        return Math.exp(level + slope * (time - origin));
    }

    /** The variance of the logarithm of the expected count at a time, at dispersion 1. */
    double variance(double time) {
        double distance = time - origin;
        return 1 / levelInformation + (trend ? distance * distance / slopeInformation : 0);
    }

    /** How much the count at a place pulls its own expected value. */
    double leverage(int i) {
        return working[i] * variance(times[i]);
    }

    /** Pearson's χ² per degree of freedom, not floored. */
    double dispersion() {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double residual = counts[i] / fitted[i] - 1;
            sum += working[i] * residual * residual;
        }
        return sum / freedom();
    }

    /** The two-sided p of the slope by Student's law. */
    double slopeP() {
        double t = Math.abs(slope) * Math.sqrt(slopeInformation / dispersion());
        return Double.isNaN(t) ? 1 : 2 * StudentT.survival(t, freedom());
    }

    private double freedom() {
        return counts.length - (trend ? 2.0 : 1.0);
    }

    private void fit() {
        for (int i = 0; i < counts.length; i++) {
            fitted[i] = counts[i] + 0.1;
        }
        double before = deviance();
        for (int step = 0; step < MOST_STEPS && !converged; step++) {
            leastSquares();
            double after = deviance();
            converged = Math.abs(after - before) / (Math.abs(after) + 0.1) < PRECISION;
            before = after;
        }
    }

    /** Around the weighted middle of the times, where level and slope are independent. */
    private void leastSquares() {
        levelInformation = 0;
        origin = 0;
        level = 0;
        for (int i = 0; i < counts.length; i++) {
            working[i] = weights[i] * fitted[i];
            levelInformation += working[i];
            origin += working[i] * times[i];
            level += working[i] * adjusted(i);
        }
        origin /= levelInformation;
        level /= levelInformation;
        slope = trend ? slope() : 0;
        for (int i = 0; i < counts.length; i++) {
            fitted[i] = at(times[i]);
        }
    }

    private double slope() {
        slopeInformation = 0;
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double distance = times[i] - origin;
            slopeInformation += working[i] * distance * distance;
            sum += working[i] * distance * (adjusted(i) - level);
        }
        return sum / slopeInformation;
    }

    /** The count on the scale of the logarithm, straightened at the expected one. */
    private double adjusted(int i) {
        return Math.log(fitted[i]) + counts[i] / fitted[i] - 1;
    }

    private double deviance() {
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double log = counts[i] == 0 ? 0 : counts[i] * Math.log(counts[i] / fitted[i]);
            sum += 2 * weights[i] * (log - counts[i] + fitted[i]);
        }
        return sum;
    }
}
