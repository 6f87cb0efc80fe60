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

    private final PeerFamily family;
    private final LogitBeta[] laws;
    private final double[] missed;
    private final double[] missedByCentre;
    private final double[] missedByVariance;
    private double anchorCentre;
    private double anchorVariance;

    AnchoredResiduals(PeerFamily family, int[] used) {
        this.family = family;
        this.laws = new LogitBeta[family.size()];
        this.missed = new double[family.size()];
        this.missedByCentre = new double[family.size()];
        this.missedByVariance = new double[family.size()];
        for (int i : used) {
            long count = family.count(i);
            laws[i] = LogitBeta.ofMidP(count, family.law(i).most() - count);
        }
    }

    /** Measures the residuals of some under a centre and a variance. */
    void anchor(int[] some, double centre, double variance) {
        anchorCentre = centre;
        anchorVariance = variance;
        double spread = Math.sqrt(variance);
        for (int i : some) {
            MixedCount.Residual exact = family.mixed(i, centre, spread).residualWithSlopes(family.count(i));
            double all = laws[i].variance() + variance;
            double way = WAY * Math.sqrt(all);
            double wayOfVariance = WAY * all;
            missed[i] = exact.value() - about(i, centre, variance);
            missedByCentre[i] = exact.byLocation()
                    - (about(i, centre + way, variance) - about(i, centre - way, variance)) / (2 * way);
            missedByVariance[i] = exact.byVariance()
                    - (about(i, centre, variance + wayOfVariance) - about(i, centre, variance - wayOfVariance))
                            / (2 * wayOfVariance);
        }
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
