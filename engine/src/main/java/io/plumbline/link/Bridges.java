package io.plumbline.link;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * 桥边: links without which a cluster would fall into two parts of at least two records each: one wrong link of this kind joins two things.
 *
 * <p>Source: R. E. Tarjan, "A note on finding the bridges of a graph", Information Processing Letters 2 (1974), without recursion.
 */
final class Bridges {
    private final Edges edges;
    private final Clusters clusters;
    private final int[] first;
    private final int[] next;
    private final int[] entered;
    private final int[] lowest;
    private final int[] below;
    private final List<Integer> found = new ArrayList<>();
    private int time;

    private Bridges(Edges edges, Clusters clusters, boolean[] linked) {
        int n = clusters.records().length;
        this.edges = edges;
        this.clusters = clusters;
        this.first = new int[n];
        this.next = new int[2 * edges.size()];
        this.entered = new int[n];
        this.lowest = new int[n];
        this.below = new int[n];
        Arrays.fill(first, -1);
        for (int e = 0; e < edges.size(); e++) {
            if (linked[e]) {
                put(2 * e, clusters.at(edges.left(e)));
                put(2 * e + 1, clusters.at(edges.right(e)));
            }
        }
    }

    private void put(int half, int at) {
        next[half] = first[at];
        first[at] = half;
    }

    /** The edges that are bridges, of those that hold. */
    static List<Integer> of(Edges edges, Clusters clusters, boolean[] linked) {
        Bridges bridges = new Bridges(edges, clusters, linked);
        for (int i = 0; i < bridges.first.length; i++) {
            if (bridges.entered[i] == 0 && clusters.size(i) > 3) {
                bridges.walk(i);
            }
        }
        return bridges.found;
    }

    /** A depth-first walk; the path holds the half edges by which each record was entered. */
    private void walk(int start) {
        int[] path = new int[clusters.size(start)];
        int[] waiting = new int[path.length];
        int[] at = new int[path.length];
        int depth = 0;
        at[0] = start;
        path[0] = -1;
        waiting[0] = enter(start);
        while (depth >= 0) {
            int half = waiting[depth];
            if (half < 0) {
                depth--;
                if (depth >= 0) {
                    leave(at[depth + 1], at[depth], path[depth + 1]);
                }
                continue;
            }
            waiting[depth] = next[half];
            int to = end(half ^ 1);
            if ((half >> 1) == path[depth]) {
                continue;
            }
            if (entered[to] > 0) {
                lowest[at[depth]] = Math.min(lowest[at[depth]], entered[to]);
            } else {
                depth++;
                at[depth] = to;
                path[depth] = half >> 1;
                waiting[depth] = enter(to);
            }
        }
    }

    private int enter(int record) {
        entered[record] = ++time;
        lowest[record] = time;
        below[record] = 1;
        return first[record];
    }

    private void leave(int record, int from, int edge) {
        lowest[from] = Math.min(lowest[from], lowest[record]);
        below[from] += below[record];
        int others = clusters.size(record) - below[record];
        if (lowest[record] > entered[from] && below[record] > 1 && others > 1) {
            found.add(edge);
        }
    }

    private int end(int half) {
        return clusters.at((half & 1) == 0 ? edges.left(half >> 1) : edges.right(half >> 1));
    }
}
