package io.plumbline.stats;

import java.util.function.IntToDoubleFunction;

/**
 * Counts between which smooth functions of the count are interpolated: every count up to 32, four to each doubling
 * beyond; cubics in log(count + ½).
 */
final class CountGrid {
    static final int ROWS = 32 + 4 * 58;
    private static final int OWN_ROW_TO = 32;
    private static final double GROWTH = Math.pow(2, 0.25);
    private static final double PER_LOG = 1 / Math.log(GROWTH);
    private static final double[] PLACES = new double[ROWS];
    private static final long[] COUNTS = new long[ROWS];
    private static final double[][] FACTORS = new double[ROWS][];

    /** Of smaller counts, which occur again and again; whoever makes them, they are the same. */
    private static final Weights[] KEPT = new Weights[1 << 13];

    static {
        for (int i = 0; i < ROWS; i++) {
            COUNTS[i] = i <= OWN_ROW_TO ? i : Math.round(COUNTS[i - 1] * GROWTH);
            PLACES[i] = place(COUNTS[i]);
        }
        for (int i = OWN_ROW_TO; i < ROWS - 2; i++) {
            FACTORS[i] = factors(i);
        }
    }

    private CountGrid() {}

    static long count(int row) {
        return COUNTS[row];
    }

    /** Where a count stands: log(count + ½). */
    static double place(long count) {
        return Math.log(count + 0.5);
    }

    /** The value at a count of a function known at rows. */
    static double at(long count, IntToDoubleFunction rows) {
        return count <= OWN_ROW_TO ? rows.applyAsDouble((int) count) : between(count, rows);
    }

    private static double between(long count, IntToDoubleFunction rows) {
        double place = place(count);
        int below = rowBelow(count, place);
        double[] factors = FACTORS[below];
        double d0 = place - PLACES[below - 1];
        double d1 = place - PLACES[below];
        double d2 = place - PLACES[below + 1];
        double d3 = place - PLACES[below + 2];
        return d2 * d3 * (factors[0] * d1 * rows.applyAsDouble(below - 1) + factors[1] * d0 * rows.applyAsDouble(below))
                + d0
                        * d1
                        * (factors[2] * d3 * rows.applyAsDouble(below + 1)
                                + factors[3] * d2 * rows.applyAsDouble(below + 2));
    }

    /**
     * How the value at a count is made of the values at rows.
     *
     * @param first the first row
     * @param weights of this row and the next ones, to be left as they are
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Weights(int first, double[] weights) {}

    static Weights weights(long count) {
        if (count >= KEPT.length) {
            return made(count);
        }
        Weights kept = KEPT[(int) count];
        if (kept == null) {
            kept = made(count);
            KEPT[(int) count] = kept;
        }
        return kept;
    }

    private static Weights made(long count) {
        if (count <= OWN_ROW_TO) {
            return new Weights((int) count, new double[] {1});
        }
        double place = place(count);
        int below = rowBelow(count, place);
        double[] factors = FACTORS[below];
        double d0 = place - PLACES[below - 1];
        double d1 = place - PLACES[below];
        double d2 = place - PLACES[below + 1];
        double d3 = place - PLACES[below + 2];
        return new Weights(below - 1, new double[] {
            factors[0] * d1 * d2 * d3, factors[1] * d0 * d2 * d3, factors[2] * d0 * d1 * d3, factors[3] * d0 * d1 * d2
        });
    }

    /** What Lagrange's products of differences are divided by, for a cubic over a row, the one before and the two after. */
    private static double[] factors(int row) {
        double[] factors = new double[4];
        for (int i = 0; i < 4; i++) {
            factors[i] = 1;
            for (int j = 0; j < 4; j++) {
                factors[i] /= j == i ? 1 : PLACES[row - 1 + i] - PLACES[row - 1 + j];
            }
        }
        return factors;
    }

    private static int rowBelow(long count, double place) {
        int row = OWN_ROW_TO + (int) ((place - PLACES[OWN_ROW_TO]) * PER_LOG);
        while (COUNTS[row] > count) {
            row--;
        }
        while (COUNTS[row + 1] <= count) {
            row++;
        }
        return row;
    }
}
