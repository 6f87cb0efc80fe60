package io.plumbline.relate;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts what returns inside each record's window; {@code extra} is the number of distinct reporter × day, −1 when no reporter is
 * known in the key at all. A record does not return as itself.
 */
final class Returns implements Kernel {
    @Override
    public Found solve(Timeline records, Timeline others) {
        Found found = new Found(records.size);
        Map<String, Integer> own = indexes(others, records.size);
        Slide slide = new Slide(others);
        for (int r = 0; r < records.size; r++) {
            int from = others.before(records.lo[r]);
            int to = Math.max(from, past(others, records.hi[r]));
            Integer self = own.get(records.id[r]);
            boolean inside = self != null && self >= from && self < to;
            int first = inside && self == from ? from + 1 : from;
            long count = (long) to - from - (inside ? 1 : 0);
            found.put(r, count > 0 ? first : -1, count, slide.distinct(from, to, inside ? self : -1));
        }
        return found;
    }

    private static int past(Timeline others, long moment) {
        return moment == Long.MAX_VALUE ? others.size : others.before(moment + 1);
    }

    private static Map<String, Integer> indexes(Timeline others, int records) {
        Map<String, Integer> indexes = new HashMap<>();
        for (int i = 0; records > 0 && i < others.size; i++) {
            indexes.put(others.id[i], i);
        }
        return indexes;
    }

    /** Distinct reporters in a window that moves mostly forward. */
    private static final class Slide {
        private final int[] code;
        private final int[] seen;
        private int distinct;
        private int from;
        private int to;

        Slide(Timeline others) {
            Map<String, Integer> codes = new HashMap<>();
            code = new int[others.size];
            for (int i = 0; i < others.size; i++) {
                Integer known = others.who[i] == null ? Integer.valueOf(-1) : codes.get(others.who[i]);
                if (known == null) {
                    known = codes.size();
                    codes.put(others.who[i], known);
                }
                code[i] = known;
            }
            seen = new int[codes.size()];
        }

        long distinct(int newFrom, int newTo, int without) {
            while (to < newTo) {
                add(to++);
            }
            while (from > newFrom) {
                add(--from);
            }
            while (from < newFrom) {
                remove(from++);
            }
            while (to > newTo) {
                remove(--to);
            }
            if (seen.length == 0) {
                return -1;
            }
            boolean alone = without >= 0 && code[without] >= 0 && seen[code[without]] == 1;
            return alone ? distinct - 1 : distinct;
        }

        private void add(int i) {
            if (code[i] >= 0 && seen[code[i]]++ == 0) {
                distinct++;
            }
        }

        private void remove(int i) {
            if (code[i] >= 0 && --seen[code[i]] == 0) {
                distinct--;
            }
        }
    }
}
