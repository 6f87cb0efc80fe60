package io.plumbline.geo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lists of areas that cells hold, each distinct list kept once: a list is a shorter list with one more area behind it.
 *
 * <p>An entry is twice the area's index, plus one when the area covers the whole cell.
 */
final class CellLists {
    static final int EMPTY = 0;

    private final List<int[]> lists = new ArrayList<>(List.of(new int[0]));
    private final Map<Long, Integer> longer = new HashMap<>();

    /** The list that is the given one with an entry more. */
    int append(int list, int entry) {
        return longer.computeIfAbsent(((long) list << 32) | entry, key -> {
            int[] shorter = lists.get(list);
            int[] entries = Arrays.copyOf(shorter, shorter.length + 1);
            entries[shorter.length] = entry;
            lists.add(entries);
            return lists.size() - 1;
        });
    }

    int[] entries(int list) {
        return lists.get(list);
    }
}
