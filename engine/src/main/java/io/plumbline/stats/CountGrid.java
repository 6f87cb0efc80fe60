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
    private static final double[] PLACES = new double[ROWS];
    private static final long[] COUNTS = new long[ROWS];

    static {
        for (int i = 0; i < ROWS; i++) {
            COUNTS[i] = i <= OWN_ROW_TO ? i : Math.round(COUNTS[i - 1] * GROWTH);
            PLACES[i] = place(COUNTS[i]);
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
        double sum = 0;
        for (int i = below - 1; i <= below + 2; i++) {
            double part = rows.applyAsDouble(i);
            for (int j = below - 1; j <= below + 2; j++) {
                part *= j == i ? 1 : (place - PLACES[j]) / (PLACES[i] - PLACES[j]);
            }
            sum += part;
        }
        return sum;
    }

    private static int rowBelow(long count, double place) {
        int row = OWN_ROW_TO + (int) ((place - PLACES[OWN_ROW_TO]) / Math.log(GROWTH));
        while (COUNTS[row] > count) {
            row--;
        }
        while (COUNTS[row + 1] <= count) {
            row++;
        }
        return row;
    }
}
