package io.plumbline.stats;

import java.util.Arrays;

/**
 * Mid-p residuals of hits under the centres and spreads that an estimate tries: exact at an anchor, with their slopes, and near it
 * moved on by the cumulants of {@link LogitBeta}.
 *
 * <p>What an expansion and its slopes miss hardly changes with centre and spread, so that it is measured once for each organization
 * instead of at every trial. The error is 0 at the anchor and grows with about the square of the distance from it; whoever uses it
 * sets the anchor anew until the answer stays beside it.
 */
final class AnchoredResiduals {
    /** In standard deviations of a location: over this way the slopes of the expansion are taken. */
    private static final double WAY = 1e-3;

    /** By how much an expansion may be wrong where both shapes are as large as this. */
    private static final double ROUGHLY = 0.1;

    private static final long SHAPELY = 5;

    /** How far from the anchor its slopes lead on, of a centre and of a spread. */
    private static final double NEAR = 0.01;

    private final PeerFamily family;
    private final Winsor exact;
    private final LogitBeta[] laws;
    private final double[] missed;
    private final double[] missedByCentre;
    private final double[] missedByVariance;
    private final double[] byCentre;
    private final double[] byVariance;
    private boolean hasAnchor;
    private double anchorCentre;
    private double anchorVariance;

    /**
     * Residuals without an anchor: the expansion alone.
     *
     * @param exact between which limits they are measured; beyond, where only the side counts, the expansion tells it
     */
    AnchoredResiduals(PeerFamily family, int[] used, Winsor exact) {
        this.family = family;
        this.exact = exact;
        this.laws = new LogitBeta[family.size()];
        this.missed = new double[family.size()];
        this.missedByCentre = new double[family.size()];
        this.missedByVariance = new double[family.size()];
        this.byCentre = new double[family.size()];
        this.byVariance = new double[family.size()];
        for (int i : used) {
            long count = family.count(i);
            laws[i] = LogitBeta.ofMidP(count, family.law(i).most() - count);
        }
    }

    /** Measures the residuals of some under a centre and a variance. */
    void anchor(int[] some, double centre, double variance) {
        hasAnchor = true;
        anchorCentre = centre;
        anchorVariance = variance;
        for (int i : some) {
            double about = about(i, centre, variance);
            if (isFar(i, about)) {
                missed[i] = 0;
                missedByCentre[i] = 0;
                missedByVariance[i] = 0;
            } else {
                measure(i, about, centre, variance);
            }
        }
    }

    private boolean isFar(int i, double about) {
        long count = family.count(i);
        return !exact.keeps(about - Math.copySign(ROUGHLY, about))
                && Math.min(count, family.law(i).most() - count) >= SHAPELY;
    }

    private void measure(int i, double about, double centre, double variance) {
        MixedCount.Residual residual =
                family.mixed(i, centre, Math.sqrt(variance)).residualWithSlopes(family.count(i));
        double all = laws[i].variance() + variance;
        double way = WAY * Math.sqrt(all);
        double wayOfVariance = WAY * all;
        byCentre[i] = residual.byLocation();
        byVariance[i] = residual.byVariance();
        missed[i] = residual.value() - about;
        missedByCentre[i] =
                byCentre[i] - (about(i, centre + way, variance) - about(i, centre - way, variance)) / (2 * way);
        missedByVariance[i] = byVariance[i]
                - (about(i, centre, variance + wayOfVariance) - about(i, centre, variance - wayOfVariance))
                        / (2 * wayOfVariance);
    }

    /** Whether the slopes at the anchor are about those at a centre and a variance; never before the first anchor. */
    boolean isNear(double centre, double variance) {
        return hasAnchor
                && Math.abs(centre - anchorCentre) < NEAR
                && Math.abs(Math.sqrt(variance) - Math.sqrt(anchorVariance)) < NEAR;
    }

    /** The slope by the centre at the anchor, of one that was measured there. */
    double byCentre(int i) {
        return byCentre[i];
    }

    /** The slope by the variance at the anchor, of one that was measured there. */
    double byVariance(int i) {
        return byVariance[i];
    }

    double of(int i, double centre, double variance) {
        return about(i, centre, variance)
                + missed[i]
                + missedByCentre[i] * (centre - anchorCentre)
                + missedByVariance[i] * (variance - anchorVariance);
    }

    /** Of some; NaN for all others. */
    double[] of(int[] some, double centre, double variance) {
        double[] residuals = new double[family.size()];
        Arrays.fill(residuals, Double.NaN);
        for (int i : some) {
            residuals[i] = of(i, centre, variance);
        }
        return residuals;
    }

    private double about(int i, double centre, double variance) {
        return -laws[i].deviate(centre + family.offset(i), variance);
    }
}
