package io.plumbline.relate;

import java.util.Arrays;

/** Events of one key, column by column, in ascending order of {@code at} and then {@code id}. */
final class Timeline {
    int size;
    long[] at = new long[4];
    long[] lo = new long[4];
    long[] hi = new long[4];
    String[] id = new String[4];
    /** For records: why they are not comparable. For counterparts: their table. */
    String[] note = new String[4];
    /** Who reported it on which day; null when unknown. */
    String[] who = new String[4];

    void add(long at, long lo, long hi, String id, String note, String who) {
        if (size == this.at.length) {
            grow();
        }
        this.at[size] = at;
        this.lo[size] = lo;
        this.hi[size] = hi;
        this.id[size] = id;
        this.note[size] = note;
        this.who[size] = who;
        size++;
    }

    void clear() {
        size = 0;
    }

    /** How many events lie before a moment: the index of the first at or after it. */
    int before(long moment) {
        return before(at, size, moment);
    }

    /** How many of the first {@code size} ascending values are smaller than a value. */
    static int before(long[] ascending, int size, long value) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void grow() {
        int capacity = size * 2;
        at = Arrays.copyOf(at, capacity);
        lo = Arrays.copyOf(lo, capacity);
        hi = Arrays.copyOf(hi, capacity);
        id = Arrays.copyOf(id, capacity);
        note = Arrays.copyOf(note, capacity);
        who = Arrays.copyOf(who, capacity);
    }
}
