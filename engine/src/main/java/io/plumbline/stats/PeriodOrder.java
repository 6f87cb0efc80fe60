package io.plumbline.stats;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;

/** The order of periods as people write them: runs of digits by their number, all else by its characters, so that 2024-9 comes before 2024-10. */
final class PeriodOrder implements Comparator<String> {
    /** The periods that occur, in order. */
    static List<String> calendar(String[] periods) {
        TreeMap<String, String> found = new TreeMap<>(new PeriodOrder());
        for (String period : new HashSet<>(Arrays.asList(periods))) {
            String before = found.putIfAbsent(period, period);
            if (before != null && !before.equals(period)) {
                throw new IllegalArgumentException("periods '" + min(before, period) + "' and '" + max(before, period)
                        + "' stand for one period; write each period in one way");
            }
        }
        return List.copyOf(found.values());
    }

    private static String min(String one, String other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static String max(String one, String other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    @Override
    public int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int iEnd = digits(one, i);
            int jEnd = digits(other, j);
            int order = iEnd > i && jEnd > j
                    ? numbers(one.substring(i, iEnd), other.substring(j, jEnd))
                    : Character.compare(one.charAt(i), other.charAt(j));
            if (order != 0) {
                return order;
            }
            i = Math.max(iEnd, i + 1);
            j = Math.max(jEnd, j + 1);
        }
        return Integer.compare(one.length() - i, other.length() - j);
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static int numbers(String one, String other) {
        String left = one.replaceFirst("^0+", "");
        String right = other.replaceFirst("^0+", "");
        return left.length() == right.length() ? left.compareTo(right) : Integer.compare(left.length(), right.length());
    }
}
