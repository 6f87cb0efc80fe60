package io.plumbline.stats;

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
            Demand.positive(values[i], name, i);
        }
    }

    static void notNegative(long[] counts, String name) {
        for (int i = 0; i < counts.length; i++) {
            Demand.notNegative((double) counts[i], name, i);
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
        double[] parted = values.clone();
        int half = parted.length / 2;
        double above = smallest(parted, half);
        if (parted.length % 2 == 1) {
            return above;
        }
        double below = parted[0];
        for (int i = 1; i < half; i++) {
            below = Math.max(below, parted[i]);
        }
        return below / 2 + above / 2;
    }

    /** The value that has so many smaller ones when sorted; these come to stand before it (Hoare 1961). */
    private static double smallest(double[] values, int place) {
        int from = 0;
        int to = values.length - 1;
        while (from < to) {
            double pivot = values[(from + to) >>> 1];
            int low = from;
            int high = to;
            while (low <= high) {
                while (values[low] < pivot) {
                    low++;
                }
                while (values[high] > pivot) {
                    high--;
                }
                if (low <= high) {
                    double kept = values[low];
                    values[low++] = values[high];
                    values[high--] = kept;
                }
            }
            if (place <= high) {
                to = high;
            } else if (place >= low) {
                from = low;
            } else {
                break;
            }
        }
        return values[place];
    }
}
