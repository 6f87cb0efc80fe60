package io.plumbline.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * 聚类: records joined by links, directly or through others, as long as nothing forbids it: two records known to be different, two values of
 * a column of which no thing has two, or too many records. Links are taken in the order given, best first.
 */
final class Clusters {
    /** Why a link may not join two clusters. */
    enum Refusal {
        /** Two of their records are known to be different. */
        APART("their clusters hold two records known to be different"),
        /** A distinct column would have two values. */
        CONFLICT("their clusters differ in a distinct column"),
        /** There would be too many records. */
        TOO_LARGE("their clusters together have more than most_members records");

        private final String words;

        Refusal(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private final long[] records;
    private final int[] parent;
    private final int[] size;
    private final int mostMembers;
    private final Map<Integer, List<Integer>> apart = new HashMap<>();
    private final Map<Integer, List<Integer>> restricted = new HashMap<>();
    private final List<Map<Integer, Long>> distinct = new ArrayList<>();

    /**
     * Every record alone.
     *
     * @param records ascending, each once
     */
    Clusters(long[] records, int mostMembers) {
        this.records = records;
        this.mostMembers = mostMembers;
        this.parent = new int[records.length];
        this.size = new int[records.length];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
            size[i] = 1;
        }
    }

    /** Two records that may not come together; before any is joined. Records that are in no link are passed over. */
    void keepApart(long left, long right) {
        int one = at(left);
        int other = at(right);
        if (one >= 0 && other >= 0) {
            apart.computeIfAbsent(one, none -> new ArrayList<>()).add(other);
            apart.computeIfAbsent(other, none -> new ArrayList<>()).add(one);
            restricted.put(one, new ArrayList<>(List.of(one)));
            restricted.put(other, new ArrayList<>(List.of(other)));
        }
    }

    /** A record's value, by its number, of a column of which no thing has two; before any is joined. */
    void keepDistinct(int column, long record, long value) {
        while (distinct.size() <= column) {
            distinct.add(new HashMap<>());
        }
        if (at(record) >= 0) {
            distinct.get(column).put(at(record), value);
        }
    }

    /** Whether two records are in one cluster. */
    boolean together(long left, long right) {
        return root(at(left)) == root(at(right));
    }

    /** Joins two records' clusters, or says why not; null when they are together now. */
    Refusal join(long left, long right) {
        int one = root(at(left));
        int other = root(at(right));
        if (one == other) {
            return null;
        }
        Refusal refusal = refusal(one, other);
        if (refusal == null) {
            // The first of the sorted records leads, so that a cluster's name does not depend on the order of its
            // links.
            unite(Math.min(one, other), Math.max(one, other));
        }
        return refusal;
    }

    private Refusal refusal(int one, int other) {
        if (knownApart(one, other)) {
            return Refusal.APART;
        }
        for (Map<Integer, Long> values : distinct) {
            Long here = values.get(one);
            Long there = values.get(other);
            if (here != null && there != null && !here.equals(there)) {
                return Refusal.CONFLICT;
            }
        }
        return size[one] + size[other] > mostMembers ? Refusal.TOO_LARGE : null;
    }

    private boolean knownApart(int one, int other) {
        List<Integer> here = restricted.getOrDefault(one, List.of());
        List<Integer> there = restricted.getOrDefault(other, List.of());
        boolean fewerHere = here.size() <= there.size();
        int beyond = fewerHere ? other : one;
        for (int member : fewerHere ? here : there) {
            for (int enemy : apart.get(member)) {
                if (root(enemy) == beyond) {
                    return true;
                }
            }
        }
        return false;
    }

    private void unite(int lead, int rest) {
        parent[rest] = lead;
        size[lead] += size[rest];
        List<Integer> moved = restricted.remove(rest);
        if (moved != null) {
            restricted.computeIfAbsent(lead, none -> new ArrayList<>()).addAll(moved);
        }
        for (Map<Integer, Long> values : distinct) {
            Long value = values.get(rest);
            if (value != null) {
                values.put(lead, value);
            }
        }
    }

    /** The records, ascending. */
    long[] records() {
        return records;
    }

    /** The least record of a record's cluster. */
    long lead(int at) {
        return records[root(at)];
    }

    /** How many records a record's cluster has. */
    int size(int at) {
        return size[root(at)];
    }

    /** Where a record stands among the records; below 0 when it is none of them. */
    int at(long record) {
        return Arrays.binarySearch(records, record);
    }

    private int root(int at) {
        int root = at;
        while (parent[root] != root) {
            root = parent[root];
        }
        int next = at;
        while (parent[next] != root) {
            int up = parent[next];
            parent[next] = root;
            next = up;
        }
        return root;
    }
}
