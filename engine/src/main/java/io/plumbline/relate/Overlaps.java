package io.plumbline.relate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds which of the others' half-open spans meet each record's, all of them not empty; {@code extra} is the longest common time
 * in microseconds. A record does not meet itself. The others are in order of their start.
 */
final class Overlaps implements Kernel {
    @Override
    public Found solve(Timeline records, Timeline others) {
        Found found = new Found(records.size);
        long[] ends = Arrays.copyOf(others.hi, others.size);
        Arrays.sort(ends);
        Map<String, Integer> own = new HashMap<>();
        for (int i = 0; records.size > 0 && i < others.size; i++) {
            own.put(others.id[i], i);
        }
        Tree tree = new Tree(others);
        for (int r = 0; r < records.size; r++) {
            long from = records.lo[r];
            long to = records.hi[r];
            int self = own.getOrDefault(records.id[r], -1);
            boolean meetsSelf = self >= 0 && others.lo[self] < to && others.hi[self] > from;
            long count = (long) others.before(to) - Timeline.before(ends, ends.length, from + 1) - (meetsSelf ? 1 : 0);
            if (count == 0) {
                found.put(r, -1, 0, 0);
                continue;
            }
            int first = tree.firstEndingAfter(from, 0);
            found.put(
                    r,
                    first == self ? tree.firstEndingAfter(from, self + 1) : first,
                    count,
                    tree.longest(from, to, self));
        }
        return found;
    }

    /** A binary tree over the others; node 1 is the root and the leaves stand at the end. */
    private static final class Tree {
        private final Timeline others;
        private final int leaves;
        private final long[] earliest;
        private final long[] latest;
        private final long[] length;

        Tree(Timeline others) {
            this.others = others;
            leaves = Math.max(1, Integer.highestOneBit(Math.max(1, others.size - 1)) * 2);
            earliest = filled(2 * leaves, Long.MAX_VALUE);
            latest = filled(2 * leaves, Long.MIN_VALUE);
            length = new long[2 * leaves];
            for (int i = 0; i < others.size; i++) {
                earliest[leaves + i] = others.lo[i];
                latest[leaves + i] = others.hi[i];
                length[leaves + i] = others.hi[i] - others.lo[i];
            }
            for (int n = leaves - 1; n > 0; n--) {
                earliest[n] = Math.min(earliest[2 * n], earliest[2 * n + 1]);
                latest[n] = Math.max(latest[2 * n], latest[2 * n + 1]);
                length[n] = Math.max(length[2 * n], length[2 * n + 1]);
            }
        }

        private static long[] filled(int size, long value) {
            long[] values = new long[size];
            Arrays.fill(values, value);
            return values;
        }

        /** The first index at or after one whose end lies after a moment; −1 for none. */
        int firstEndingAfter(long moment, int index) {
            return index >= others.size ? -1 : ending(1, 0, leaves, moment, index);
        }

        private int ending(int node, int low, int high, long moment, int index) {
            if (high <= index || latest[node] <= moment) {
                return -1;
            }
            if (high - low == 1) {
                return low;
            }
            int middle = (low + high) >>> 1;
            int left = ending(2 * node, low, middle, moment, index);
            return left >= 0 ? left : ending(2 * node + 1, middle, high, moment, index);
        }

        /** The longest time in common with any but one. */
        long longest(long from, long to, int self) {
            return longest(1, from, to, leaves + self, 0);
        }

        private long longest(int node, long from, long to, int self, long best) {
            long bound = earliest[node] == Long.MAX_VALUE
                    ? 0
                    : Math.min(length[node], Math.min(to, latest[node]) - Math.max(from, earliest[node]));
            if (bound <= best || (node >= leaves && node == self && self >= leaves)) {
                return best;
            }
            if (node >= leaves) {
                return bound;
            }
            return longest(2 * node + 1, from, to, self, longest(2 * node, from, to, self, best));
        }
    }
}
