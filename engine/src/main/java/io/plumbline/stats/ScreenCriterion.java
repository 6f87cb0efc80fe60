package io.plumbline.stats;

/**
 * 筛查标准: from what on a number is flagged among its peers, or against its own past.
 *
 * @param worse on which side a number is worse; both unless said
 * @param q up to which a departure is flagged, after Benjamini and Hochberg; 0.1 unless said
 * @param minRatio the smallest ratio to what is usual that matters, at least 1, its inverse downwards; 1.5 unless said; means,
 *     which have no natural zero, are not held to it
 * @param minN the fewest records of a share or a mean; 30 unless said
 * @param spread of ordinary organizations from earlier rounds, for groups too small to show their own: a standard deviation of
 *     log odds for shares, of log rates for rates and ratios, in the unit of the value for means; null where none is known
 * @param published which published method is set beside the robust one; {@link Published#WINSORISED} unless said
 */
public record ScreenCriterion(
        Direction worse, Double q, Double minRatio, Long minN, Double spread, Published published) {
    /** 公布法的变体: which of the published methods. */
    public enum Published {
        /** The tenths at both ends drawn in, as the Care Quality Commission does. */
        WINSORISED,
        /** The tenths at both ends left out, on the log scale, as in the summary hospital-level mortality indicator. */
        TRUNCATED
    }

    /** Earlier periods without which nothing is said about a change. */
    public static final int PAST = 3;

    /** Puts what is usual for what is null, and refuses what is out of range. */
    public ScreenCriterion {
        worse = worse == null ? Direction.BOTH : worse;
        q = q == null ? Double.valueOf(0.1) : q;
        minRatio = minRatio == null ? Double.valueOf(1.5) : minRatio;
        minN = minN == null ? Long.valueOf(30) : minN;
        published = published == null ? Published.WINSORISED : published;
        if (!(q > 0 && q <= 0.5)) {
            throw new IllegalArgumentException("q is " + q + "; it must be above 0 and at most 0.5");
        }
        if (!(minRatio >= 1 && minRatio < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("minRatio is " + minRatio + "; it must be 1 or more");
        }
        if (minN < 1) {
            throw new IllegalArgumentException("minN is " + minN + "; it must be 1 or more");
        }
        if (spread != null) {
            Demand.notNegative(spread, "spread");
        }
    }

    /** What is usual, with numbers worse on one side or on both. */
    public static ScreenCriterion usual(Direction worse) {
        return new ScreenCriterion(worse, null, null, null, null, null);
    }

    boolean isLow(double value, double centre) {
        return worse == Direction.LOW || (worse == Direction.BOTH && value < centre);
    }

    /** Whether a ratio is far enough from 1 to matter. */
    boolean matters(double ratio, boolean low) {
        return low ? ratio <= 1 / minRatio : ratio >= minRatio;
    }
}
