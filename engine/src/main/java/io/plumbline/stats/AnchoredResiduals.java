package io.plumbline.stats;

/**
 * Mid-p residuals of hits under the centres and spreads that an estimate tries: exact at an anchor, and near it moved on by the
 * cumulants of {@link LogitBeta}.
 *
 * <p>What an expansion misses hardly changes with centre and spread, so that it is measured once for each organization instead of
 * at every trial. The error is 0 at the anchor and grows by about a hundredth of the distance from it, where the counts say
 * anything; whoever uses it sets the anchor anew until the answer stays beside it.
 */
final class AnchoredResiduals {
    private final PeerFamily family;
    private final int[] used;
    private final LogitBeta[] laws;
    private final double[] missed;

    AnchoredResiduals(PeerFamily family, int[] used) {
        this.family = family;
        this.used = used;
        this.laws = new LogitBeta[family.size()];
        this.missed = new double[family.size()];
        for (int i : used) {
            long count = family.count(i);
            laws[i] = LogitBeta.of(count + 0.5, family.law(i).most() - count + 0.5);
        }
    }

    /** Measures all residuals under a centre and a variance. */
    void anchor(double centre, double variance) {
        double spread = Math.sqrt(variance);
        for (int i : used) {
            missed[i] = family.mixed(i, centre, spread).residual(family.count(i)) - about(i, centre, variance);
        }
    }

    double of(int i, double centre, double variance) {
        return about(i, centre, variance) + missed[i];
    }

    private double about(int i, double centre, double variance) {
        return -laws[i].deviate(centre + family.offset(i), variance);
    }
}
