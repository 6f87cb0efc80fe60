package io.plumbline.stats;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** The rows of each peer group in each period that stand beside each other, in one order. */
final class RowsOfPeers {
    private int[] rows = new int[16];
    private int size;

    private RowsOfPeers() {}

    /**
     * Rows by group, and of each by the place of their period.
     *
     * @param order of the rows in each cell
     * @param places the place of each row's period in the calendar
     * @param isPeer which of them have a group and count
     */
    static SortedMap<String, SortedMap<Integer, int[]>> of(
            Observations numbers, int[] order, int[] places, List<String> calendar, IntPredicate isPeer) {
        SortedMap<String, RowsOfPeers[]> groups = new TreeMap<>();
        String last = null;
        RowsOfPeers[] periods = null;
        for (int row : order) {
            if (isPeer.test(row)) {
                String group = numbers.group(row);
                if (!group.equals(last)) {
                    periods = groups.computeIfAbsent(group, name -> new RowsOfPeers[calendar.size()]);
                    last = group;
                }
                int place = places[row];
                periods[place] = periods[place] == null ? new RowsOfPeers() : periods[place];
                periods[place].add(row);
            }
        }
        SortedMap<String, SortedMap<Integer, int[]>> all = new TreeMap<>();
        groups.forEach((group, found) -> all.put(group, ofPeriods(found)));
        return all;
    }

    private static SortedMap<Integer, int[]> ofPeriods(RowsOfPeers[] found) {
        SortedMap<Integer, int[]> periods = new TreeMap<>();
        for (int place = 0; place < found.length; place++) {
            if (found[place] != null) {
                periods.put(place, Arrays.copyOf(found[place].rows, found[place].size));
            }
        }
        return periods;
    }

    private void add(int row) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
        }
        rows[size++] = row;
    }
}
