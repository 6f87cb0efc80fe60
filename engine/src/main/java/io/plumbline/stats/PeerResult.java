package io.plumbline.stats;

/**
 * 同类比较结果: how one organization stands against its peers combined.
 *
 * @param rate its share, or its rate per unit of exposure; NaN without denominator
 * @param peerRate that of its peers combined, itself left out; NaN without denominator
 * @param ratio rate over peer rate; infinite where only the peers have none, NaN where neither has or one is unknown
 * @param ratioInterval the 95 % interval of the ratio
 * @param p the exact p-value in the direction asked for; 1 where nothing can be compared
 * @param smallestRatio the ratio nearest to 1, in the direction that is worse, that would have been seen with 80 %
 *     power at the α asked for (upwards where both directions count); infinity (or 0 downwards) where none would
 */
public record PeerResult(
        double rate, double peerRate, double ratio, Interval ratioInterval, double p, double smallestRatio) {}
