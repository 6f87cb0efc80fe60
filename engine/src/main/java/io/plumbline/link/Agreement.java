package io.plumbline.link;

/**
 * 一致模式: the degrees to which two records agree on each comparison, four bits each in one long; the first comparison is lowest.
 * A pair of records is then eight bytes, and the many pairs of a table come down to a few thousand patterns.
 */
final class Agreement {
    private static final int BITS = 4;
    private static final int MASK = 15;

    private Agreement() {}

    /** The pattern with the degree of one comparison set, which was unset before. */
    static long with(long pattern, int comparison, int degree) {
        return pattern | ((long) degree << (BITS * comparison));
    }

    /** The degree of one comparison. */
    static int degree(long pattern, int comparison) {
        return (int) (pattern >>> (BITS * comparison)) & MASK;
    }
}
