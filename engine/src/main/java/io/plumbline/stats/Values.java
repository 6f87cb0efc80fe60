package io.plumbline.stats;

import java.util.Arrays;
import java.util.Locale;

/** What arrays of numbers must be, and their middle. */
final class Values {
    private Values() {}

    static void finite(double[] values, String name) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT, "%s[%d] is %s; it must be finite", name, i, Double.toString(values[i])));
            }
        }
    }

    static void positive(double[] values, String name) {
        for (int i = 0; i < values.length; i++) {
            Demand.positive(values[i], name + "[" + i + "]");
        }
    }

    static void notNegative(long[] counts, String name) {
        for (int i = 0; i < counts.length; i++) {
            Demand.notNegative((double) counts[i], name + "[" + i + "]");
        }
    }

    static void sameLength(int left, String leftName, int right, String rightName) {
        if (left != right) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "%d %s with %d %s; they must be as many", left, leftName, right, rightName));
        }
    }

    /** A whole number that has a least value. */
    static void atLeast(int value, int least, String name) {
        if (value < least) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s is %d; it must be %d or more", name, value, least));
        }
    }

    /** The middle of at least one value. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
    }
}
