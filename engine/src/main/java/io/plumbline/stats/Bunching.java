package io.plumbline.stats;

/**
 * 临界聚集: whether values pile up just on the good side of a target. It says that values are uncommonly placed, not why:
 * real effort stops at a target too.
 *
 * <p>Source: the count in [T, T + δ) against [T - δ, T) given their sum, binomial with a share that a straight density
 * through both sides' outer zones, δ to 3δ away, would give; a simple form of the bunching estimators of public
 * economics (Saez 2010) and of the test of McCrary (2008). Valid where δ is a multiple of the values' own steps, and the
 * density is smooth over six δ; where the target is a round number too, compare with other round numbers.
 *
 * @param above how many values lie in [T, T + δ)
 * @param below how many lie in [T - δ, T)
 * @param expectedShare the share above that a straight density gives
 * @param ratio the odds of lying above over the expected odds; NaN if neither holds a value, infinite if only above
 * @param p the exact probability of as many or more on the good side; 1 without values
 */
public record Bunching(long above, long below, double expectedShare, double ratio, double p) {
    /** Places within this of a boundary, in units of δ, lie on it: targets are decimal, arithmetic is binary. */
    private static final double ROUNDING = 1e-9;

    /**
     * Counts the values around a target.
     *
     * @param good on which side of the target it is good to be: {@link Direction#HIGH} where T and more passes,
     *     {@link Direction#LOW} where only less than T does, {@link Direction#BOTH} for either pile
     */
    public static Bunching at(double target, double delta, double[] values, Direction good) {
        Values.finite(values, "values");
        Values.finite(new double[] {target}, "target");
        Demand.positive(delta, "delta");
        long[] zones = new long[6];
        for (double value : values) {
            double zone = Math.floor((value - target) / delta + ROUNDING);
            if (zone >= -3 && zone < 3) {
                zones[(int) zone + 3]++;
            }
        }
        double expected = expectedShare(zones[0] + zones[1], zones[4] + zones[5]);
        long above = zones[3];
        long below = zones[2];
        double ratio = (double) above / below / (expected / (1 - expected));
        return new Bunching(above, below, expected, ratio, ExactTest.binomial(above, above + below, expected, good));
    }

    /** The line through the densities at T - 2δ and T + 2δ, read at T - δ/2 and T + δ/2. */
    private static double expectedShare(long farBelow, long farAbove) {
        long far = farBelow + farAbove;
        return far == 0 ? 0.5 : 0.5 + (double) (farAbove - farBelow) / far / 8;
    }
}
