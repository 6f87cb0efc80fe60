package io.plumbline.stats;

/**
 * 间接标准化: how many hits an organization would have if in each stratum it were like the reference. Its ratio to what it has is
 * the standardised ratio.
 *
 * <p>Source: the indirect method of the standardised mortality ratio, E = Σ exposure·(reference hits / reference exposure);
 * Breslow and Day 1987, Statistical Methods in Cancer Research II, chapter 2. Valid where the strata are not of the
 * organization's choosing and its ratio to the reference is about the same in all; ratios of two organizations with different
 * mixes can be compared only as far as that holds.
 */
public final class IndirectStandardisation {
    private IndirectStandardisation() {}

    /**
     * The expected hits. Strata in which the reference has no exposure must be left out beforehand.
     *
     * @param exposure of the organization, by stratum
     * @param hits of the reference, by stratum
     * @param base exposure of the reference, by stratum, above 0
     */
    public static double expected(double[] exposure, double[] hits, double[] base) {
        Demand.sameLength(exposure.length, hits.length);
        Demand.sameLength(exposure.length, base.length);
        double expected = 0;
        for (int i = 0; i < exposure.length; i++) {
            Demand.notNegative(exposure[i], "exposure", i);
            Demand.positive(base[i], "base", i);
            expected += exposure[i] * (hits[i] / base[i]);
        }
        return expected;
    }
}
