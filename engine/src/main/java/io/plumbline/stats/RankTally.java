package io.plumbline.stats;

import java.util.Arrays;

/** The ranks that organizations take over draws, 1 for the highest value. */
final class RankTally {
    private static final double TAIL = 0.05;

    private final int[][] best;
    private final int[][] worst;

    /**
     * Ranks every draw.
     *
     * @param drawn by draw, the value of each organization
     */
    RankTally(double[][] drawn) {
        int organizations = drawn.length == 0 ? 0 : drawn[0].length;
        best = new int[organizations][drawn.length];
        worst = new int[organizations][drawn.length];
        for (int draw = 0; draw < drawn.length; draw++) {
            double[] sorted = drawn[draw].clone();
            Arrays.sort(sorted);
            for (int i = 0; i < organizations; i++) {
                best[i][draw] = organizations - firstAbove(sorted, drawn[draw][i]) + 1;
                worst[i][draw] = organizations - firstFrom(sorted, drawn[draw][i]);
            }
        }
    }

    /** The 5 to 95 % interval of each organization's rank. */
    Interval[] intervals() {
        Interval[] intervals = new Interval[best.length];
        for (int i = 0; i < intervals.length; i++) {
            Arrays.sort(best[i]);
            Arrays.sort(worst[i]);
            int last = best[i].length - 1;
            intervals[i] =
                    new Interval(best[i][(int) Math.floor(TAIL * last)], worst[i][(int) Math.ceil((1 - TAIL) * last)]);
        }
        return intervals;
    }

    private static int firstAbove(double[] sorted, double value) {
        int at = firstFrom(sorted, value);
        while (at < sorted.length && sorted[at] == value) {
            at++;
        }
        return at;
    }

    private static int firstFrom(double[] sorted, double value) {
        int at = Arrays.binarySearch(sorted, value);
        while (at > 0 && sorted[at - 1] == value) {
            at--;
        }
        return at;
    }
}
