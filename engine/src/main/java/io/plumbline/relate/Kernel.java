package io.plumbline.relate;

import java.io.Serializable;

/** Finds, within one key, what each record's window holds. */
interface Kernel extends Serializable {
    /** For every record, in order, what was found. */
    Found solve(Timeline records, Timeline others);

    /** What was found for each record. */
    final class Found {
        /** The index of the first counterpart; −1 for none. */
        final int[] first;
        /** How many counterparts there are. */
        final long[] count;
        /** A number whose meaning the kernel gives; −1 for unknown. */
        final long[] extra;

        Found(int size) {
            first = new int[size];
            count = new long[size];
            extra = new long[size];
        }

        void put(int record, int first, long count, long extra) {
            this.first[record] = first;
            this.count[record] = count;
            this.extra[record] = extra;
        }
    }
}
