package io.plumbline.stats;

/**
 * 自身台阶: where the series of one organization, net of what its peers did in each period, is best cut into two levels.
 *
 * @param periods in which it reported and its peers say what is common
 * @param last the last period of the first level; null where nothing can be cut
 * @param before the first level: a ratio to what is usual, or a difference from it for means; NaN where nothing can be cut
 * @param after the second level
 * @param earliest the first period of the 95 % interval of {@code last}
 * @param latest its last
 * @param p how often the same periods in random order show as large a step
 * @param q after Benjamini and Hochberg over all organizations
 * @param state the answer; a shift in the direction that is not worse is never flagged
 * @param reason why it is not judgeable; null otherwise
 */
public record OwnShift(
        String organization,
        int periods,
        String last,
        double before,
        double after,
        String earliest,
        String latest,
        double p,
        double q,
        Screened.State state,
        String reason) {}
