package io.plumbline.relate;

/**
 * Gives each record, in order of time, the earliest counterpart in its window that is left. A record is never its own
 * counterpart.
 *
 * @param once whether a counterpart is used up by the record that takes it
 */
record Pairing(boolean once) implements Kernel {
    @Override
    public Found solve(Timeline records, Timeline others) {
        Found found = new Found(records.size);
        int[] next = identity(others.size + 1);
        for (int r = 0; r < records.size; r++) {
            int taken = free(next, others.before(records.lo[r]));
            if (taken < others.size && others.id[taken].equals(records.id[r])) {
                taken = free(next, taken + 1);
            }
            boolean hit = taken < others.size && others.at[taken] <= records.hi[r];
            if (hit && once) {
                next[taken] = taken + 1;
            }
            found.put(r, hit ? taken : -1, hit ? 1 : 0, -1);
        }
        return found;
    }

    private static int[] identity(int size) {
        int[] numbers = new int[size];
        for (int i = 0; i < size; i++) {
            numbers[i] = i;
        }
        return numbers;
    }

    /** The first unused index at or after one, shortening the path for later searches. */
    private static int free(int[] next, int from) {
        int root = from;
        while (next[root] != root) {
            root = next[root];
        }
        int at = from;
        while (next[at] != root) {
            int step = next[at];
            next[at] = root;
            at = step;
        }
        return root;
    }
}
