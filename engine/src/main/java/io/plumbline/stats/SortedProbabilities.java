package io.plumbline.stats;

import java.util.Arrays;

/** Probabilities in ascending order, and where one stands: by buckets of equal width, which they fill about evenly. */
final class SortedProbabilities {
    private static final int PER_BUCKET = 8;

    private final double[] ascending;
    private final int[] starts;

    /** Sorts; all must lie between 0 and 1, or be NaN and are left out. */
    SortedProbabilities(double[] probabilities) {
        int size = 0;
        for (double p : probabilities) {
            size += Double.isNaN(p) ? 0 : 1;
        }
        this.ascending = new double[size];
        this.starts = new int[size / PER_BUCKET + 3];
        int[] next = starts.clone();
        for (double p : probabilities) {
            if (!Double.isNaN(p)) {
                next[bucket(p) + 1]++;
            }
        }
        for (int bucket = 1; bucket < next.length; bucket++) {
            next[bucket] += next[bucket - 1];
        }
        System.arraycopy(next, 0, starts, 0, starts.length);
        for (double p : probabilities) {
            if (!Double.isNaN(p)) {
                ascending[next[bucket(p)]++] = p;
            }
        }
        for (int bucket = 0; bucket + 1 < starts.length; bucket++) {
            Arrays.sort(ascending, starts[bucket], starts[bucket + 1]);
        }
    }

    double[] ascending() {
        return ascending;
    }

    /** The place of one of them; of equal ones any. */
    int place(double p) {
        int bucket = bucket(p);
        return Arrays.binarySearch(ascending, starts[bucket], starts[bucket + 1], p);
    }

    private int bucket(double p) {
        return (int) (p * (starts.length - 2));
    }
}
