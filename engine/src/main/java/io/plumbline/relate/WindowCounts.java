package io.plumbline.relate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts the days of events before, during and after the days of each record of one stratum, at its own key and at untreated ones.
 *
 * @param before days counted before
 * @param after days counted after
 * @param daily whether a key's events of one day count as one
 * @param controls whether untreated keys are sought
 * @param matched whether these must have had about as much before
 */
record WindowCounts(int before, int after, boolean daily, boolean controls, boolean matched) implements Serializable {
    private static final int MOST_CONTROLS = 5;
    private static final int WEEK = 7;
    private static final double BACK = 0.5;
    private static final double ROUNDING = 1e-12;

    /** A record of the stratum. */
    static final class Middle {
        private final String id;
        private final String key;
        private final long first;
        private final long last;
        private final long[] without;

        /**
         * A record.
         *
         * @param key where its own events lie
         * @param first the first of its days, wash-out included
         * @param last the last of its days, wash-out included
         * @param without days that are taken out, ascending
         */
        Middle(String id, String key, long first, long last, long... without) {
            this.id = id;
            this.key = key;
            this.first = first;
            this.last = last;
            this.without = without.clone();
        }

        String id() {
            return id;
        }
    }

    /** What was counted; −1 for what is not known. */
    static final class Count {
        final long[] rows = new long[3];
        final long[] days = new long[3];
        final long[] control = new long[3];
        long back = -1;
        long controls;
        long found;
    }

    /**
     * What each record's windows hold; null where they meet those of an earlier record of the same key, so that no row is counted
     * twice.
     *
     * @param records in the order of their days, in which they choose their controls
     * @param treated keys that are no one's control
     * @param events key → days, in any order
     */
    List<Count> solve(List<Middle> records, Set<String> treated, Map<String, long[]> events) {
        Map<String, long[]> days = new TreeMap<>();
        events.forEach((key, all) -> days.put(key, ordered(all)));
        Map<String, long[]> untreated = new TreeMap<>(days);
        untreated.keySet().removeAll(treated);
        BitSet counted = apart(records);
        int fair = untreated.size() / Math.max(1, counted.cardinality());
        int each = Math.max(1, Math.min(MOST_CONTROLS, fair));
        List<Count> counts = new ArrayList<>();
        for (int r = 0; r < records.size(); r++) {
            Middle record = records.get(r);
            Count count = counted.get(r) ? own(record, days.getOrDefault(record.key, new long[0])) : null;
            if (count != null && controls) {
                for (String key : nearest(record, count.rows[0], untreated, each)) {
                    add(record, untreated.remove(key), count);
                }
            }
            counts.add(count);
        }
        return counts;
    }

    /** The records whose windows meet those of no earlier one that is counted at the same key. */
    private BitSet apart(List<Middle> records) {
        Map<String, Long> ends = new TreeMap<>();
        BitSet apart = new BitSet();
        for (int r = 0; r < records.size(); r++) {
            Middle record = records.get(r);
            if (from(record, 0) >= ends.getOrDefault(record.key, Long.MIN_VALUE)) {
                ends.put(record.key, to(record, 2));
                apart.set(r);
            }
        }
        return apart;
    }

    private long[] ordered(long... all) {
        return daily
                ? Arrays.stream(all).sorted().distinct().toArray()
                : Arrays.stream(all).sorted().toArray();
    }

    private Count own(Middle record, long... days) {
        Count count = new Count();
        for (int side = 0; side < 3; side++) {
            count.rows[side] = within(record, days, from(record, side), to(record, side));
            count.days[side] = to(record, side) - from(record, side) - outside(record, side);
        }
        count.back = back(record, count, days);
        return count;
    }

    private void add(Middle record, long[] days, Count count) {
        for (int side = 0; side < 3; side++) {
            long rows = within(record, days, from(record, side), to(record, side));
            count.control[side] += rows;
            count.found += side == 2 && rows > 0 ? 1 : 0;
        }
        count.controls++;
    }

    private List<String> nearest(Middle record, long own, Map<String, long[]> untreated, int each) {
        record Candidate(String key, long distance) {}
        List<Candidate> candidates = new ArrayList<>();
        untreated.forEach((key, days) -> {
            long distance = Math.abs(within(record, days, from(record, 0), to(record, 0)) - own);
            if (!matched || distance * distance <= own) {
                candidates.add(new Candidate(key, distance));
            }
        });
        return candidates.stream()
                .sorted(Comparator.comparingLong(Candidate::distance).thenComparing(Candidate::key))
                .limit(each)
                .map(Candidate::key)
                .toList();
    }

    /** The first day of a side: 0 before, 1 during, 2 after. */
    private long from(Middle record, int side) {
        return side == 0 ? record.first - before : side == 1 ? record.first : record.last + 1;
    }

    /** The day behind the last of a side. */
    private long to(Middle record, int side) {
        return side == 0 ? record.first : side == 1 ? record.last + 1 : record.last + 1 + after;
    }

    private static long within(Middle record, long[] days, long from, long to) {
        long rows = between(days, from, to);
        for (long day : record.without) {
            rows -= day >= from && day < to ? between(days, day, day + 1) : 0;
        }
        return rows;
    }

    private long outside(Middle record, int side) {
        return between(record.without, from(record, side), to(record, side));
    }

    private static long between(long[] days, long from, long to) {
        return (long) Timeline.before(days, days.length, to) - Timeline.before(days, days.length, from);
    }

    /** Days from the end to the first week that holds half of what was usual; −1 for none. */
    private long back(Middle record, Count count, long... days) {
        if (count.rows[0] == 0) {
            return -1;
        }
        double enough = BACK * WEEK * count.rows[0] / count.days[0] * (1 - ROUNDING);
        long end = record.last + 1;
        for (long day = 0; day + WEEK <= after; day++) {
            if (between(days, end + day, end + day + WEEK) >= enough) {
                return day;
            }
        }
        return -1;
    }
}
