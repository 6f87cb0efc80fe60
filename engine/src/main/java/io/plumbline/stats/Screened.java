package io.plumbline.stats;

/**
 * 筛查结果: what is said of one organization in one period.
 *
 * @param group its peer group; empty where all are one group, null for none
 * @param numerator the count, or the mean; NaN where nothing was reported
 * @param denominator the records, the exposure, what is expected, or n; NaN where nothing was reported
 * @param value the share, rate, ratio to what is expected, or mean; NaN where there is none
 * @param silent whether nothing was reported although the organization had reported before and others did now
 * @param state the answer of the comparison with peers
 * @param reason why it is not judgeable, or not flagged although it departs; null otherwise
 * @param standing how it stands among its peers; null where it is not judgeable
 * @param published how it stands by the published method; null where that says nothing
 * @param unadjusted its class against limits without allowance for spread; null where there are none
 * @param change its change against its own past; never null
 */
public record Screened(
        String organization,
        String period,
        String group,
        double numerator,
        double denominator,
        double value,
        boolean silent,
        State state,
        String reason,
        Standing standing,
        ByPublished published,
        Significance unadjusted,
        Change change) {
    /** 判断: the three answers. */
    public enum State {
        FLAGGED,
        NOT_FLAGGED,
        /** Never to be read as the second. */
        NOT_JUDGEABLE
    }

    /**
     * 同类中的位置: where a number lies among its peers; everything but p, q and counts in the unit of the value.
     *
     * @param peers how many it is compared with, itself not counted
     * @param centre what is usual among them
     * @param limits95 between which 95 % of ordinary organizations of this size lie
     * @param limits998 between which 99.8 % do
     * @param significance its class against these limits
     * @param p how rare such a number is among ordinary peers, in the direction that is worse
     * @param q after Benjamini and Hochberg over all organizations and periods; not the probability of a fault
     * @param tests in that family
     * @param visible the value nearest to the centre that would have been flagged with 80 % power; NaN where none would
     * @param shrunken its own value, drawn towards the centre as far as its size demands
     * @param shrunkenInterval that holds its own value with 95 %, if it is one of its peers
     */
    public record Standing(
            long peers,
            double centre,
            Interval limits95,
            Interval limits998,
            Significance significance,
            double p,
            double q,
            long tests,
            double visible,
            double shrunken,
            Interval shrunkenInterval) {}

    /**
     * 公布法: the same by {@link PublishedOverdispersion}.
     *
     * @param score the adjusted z-score; infinite for a count of 0 on the log scale
     * @param significance null for an infinite score
     */
    public record ByPublished(double score, Interval limits95, Interval limits998, Significance significance) {}

    /**
     * 自身变化: the period against all earlier ones of the same organization, net of the peers' common change.
     *
     * @param state the answer
     * @param reason why it is not judgeable, or not flagged although it departs; null otherwise
     * @param ratio own change over the peers'; NaN where not judgeable, as all that follow
     * @param interval the exact 95 % interval of the ratio
     * @param p how rare such a change is among ordinary peers
     * @param q after Benjamini and Hochberg over all changes
     * @param visible the ratio nearest to 1 that would have been flagged with 80 % power; NaN where none would
     */
    public record Change(
            State state, String reason, double ratio, Interval interval, double p, double q, double visible) {
        static Change notJudgeable(String reason) {
            return new Change(State.NOT_JUDGEABLE, reason, Double.NaN, null, Double.NaN, Double.NaN, Double.NaN);
        }
    }
}
