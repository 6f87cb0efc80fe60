package io.plumbline.link;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * 一对一: of the links between two tables, those in which each record is linked once. The surest links come first; where a record has several
 * equally sure ones, none of them is taken, and it stays free for no other.
 */
final class BestPartners {
    private static final double SAME_WEIGHT = 1e-9;

    private final Edges edges;
    private final Set<Long> taken = new HashSet<>();
    private final String[] reasons;

    private BestPartners(Edges edges) {
        this.edges = edges;
        this.reasons = new String[edges.size()];
    }

    static final String TIE = "another record is as likely";
    static final String TAKEN = "linked to a likelier record";

    /** For each edge why it is not taken; null for those that are. */
    static String[] refused(Edges edges) {
        BestPartners partners = new BestPartners(edges);
        int[] order = edges.surestFirst();
        int from = 0;
        while (from < order.length) {
            int to = from + 1;
            while (to < order.length && partners.asSure(order[from], order[to])) {
                to++;
            }
            partners.take(order, from, to);
            from = to;
        }
        return partners.reasons;
    }

    private boolean asSure(int one, int other) {
        return edges.kind(one) == edges.kind(other) && edges.weight(one) - edges.weight(other) <= SAME_WEIGHT;
    }

    private void take(int[] order, int from, int to) {
        Map<Long, Integer> rivals = new HashMap<>();
        for (int i = from; i < to; i++) {
            int edge = order[i];
            if (taken.contains(edges.left(edge)) || taken.contains(edges.right(edge))) {
                reasons[edge] = TAKEN;
            } else {
                rivals.merge(edges.left(edge), 1, Integer::sum);
                rivals.merge(edges.right(edge), 1, Integer::sum);
            }
        }
        for (int i = from; i < to; i++) {
            int edge = order[i];
            if (reasons[edge] == null && (rivals.get(edges.left(edge)) > 1 || rivals.get(edges.right(edge)) > 1)) {
                reasons[edge] = TIE;
            }
        }
        taken.addAll(rivals.keySet());
    }
}
