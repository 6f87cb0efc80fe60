package io.plumbline.stats;

/**
 * 水平突变: the one place at which a series is best told as two levels.
 *
 * @param periods how many periods belong to the first level; the change lies after the last of them
 * @param before the level before: a mean, or a count per unit of exposure
 * @param after the level after
 * @param statistic sup F for measures; the fall in Poisson deviance over the dispersion for counts. Its law is not that
 *     of a fixed place: use {@link BestSplit}'s p
 * @param dispersion for counts, Pearson's χ² per degree of freedom around the two levels, at least 1; for measures the
 *     variance around them
 * @param date the 95 % interval of how many periods belong to the first level, both ends included. In simulated series
 *     of 24 to 60 periods it held the true date in 96 % of cases for a change of two standard deviations of a period, in
 *     82 to 91 % for one of about one: small changes are dated less surely than it says
 */
public record LevelShift(
        int periods, double before, double after, double statistic, double dispersion, Interval date) {}
