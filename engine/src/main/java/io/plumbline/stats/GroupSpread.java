package io.plumbline.stats;

/**
 * 同类组离散: how far apart the organizations of one peer group lie in one period, by both methods.
 *
 * @param organizations that can be compared
 * @param source where the robust spread comes from: own, pooled, given; null where nobody is compared
 * @param centre what is usual, in the unit of the value; NaN where nobody is compared
 * @param centreInterval its 95 % interval; null where nobody is compared
 * @param spread the standard deviation between ordinary organizations beyond chance: of log odds for shares, of log rates for
 *     rates and ratios, in the unit of the value for means; NaN where nobody is compared
 * @param phi the published method's φ; NaN where it says nothing
 * @param tauSquared the published method's τ², on that method's scale; NaN where it says nothing
 * @param outsideUnadjusted organizations outside the 99.8 % limits without allowance for spread
 * @param outsidePublished organizations outside those of the published method
 * @param outsideRobust organizations outside those of the robust method
 */
public record GroupSpread(
        String group,
        String period,
        int organizations,
        String source,
        double centre,
        Interval centreInterval,
        double spread,
        double phi,
        double tauSquared,
        int outsideUnadjusted,
        int outsidePublished,
        int outsideRobust) {}
