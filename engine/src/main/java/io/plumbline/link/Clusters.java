package io.plumbline.link;

import java.util.Arrays;

/** 聚类: records joined by links, directly or through others. Links are taken in the order given, best first. */
final class Clusters {
    private final long[] records;
    private final int[] parent;
    private final int[] size;

    /** Every record alone. Records may repeat. */
    Clusters(long[] records) {
        this.records = Arrays.stream(records).sorted().distinct().toArray();
        this.parent = new int[this.records.length];
        this.size = new int[this.records.length];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
            size[i] = 1;
        }
    }

    /** Joins two records' clusters. */
    void join(long left, long right) {
        int one = root(at(left));
        int other = root(at(right));
        if (one != other) {
            // The first of the sorted records leads, so that a cluster's name does not depend on the order of its links.
            int lead = Math.min(one, other);
            int rest = Math.max(one, other);
            parent[rest] = lead;
            size[lead] += size[rest];
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

    int at(long record) {
        return Arrays.binarySearch(records, record);
    }

    int root(int at) {
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
