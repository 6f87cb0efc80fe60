package io.plumbline.link;

import java.util.Arrays;

/** Numbers in one array. */
final class LongList {
    private long[] values = new long[16];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    int size() {
        return size;
    }

    long get(int i) {
        return values[i];
    }

    long[] toArray() {
        return Arrays.copyOf(values, size);
    }

    /** The numbers, ascending. */
    long[] sorted() {
        long[] sorted = toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
