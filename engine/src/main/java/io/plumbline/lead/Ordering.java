package io.plumbline.lead;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * 排序: a total order. By grade; inside a grade the kinds of criterion take turns, because their effects cannot be compared, each
 * ordered by how far it surely departs ({@link Departure}); then by independent sources, records affected and id. Caps hold back what a team
 * cannot work on.
 */
final class Ordering {
    private static final Comparator<Leading.Draft> WITHIN_KIND = Comparator.comparing(
                    (Leading.Draft draft) -> Departure.low(draft.leading()), Comparator.reverseOrder())
            .thenComparing(Ordering::sources, Comparator.reverseOrder())
            .thenComparing(Leading.Draft::exposure, Comparator.reverseOrder())
            .thenComparing(Leading.Draft::id);

    private final Caps caps;

    Ordering(Caps caps) {
        this.caps = caps;
    }

    /** A lead in its place: rank from 1, shown ones first. */
    record Ranked(Leading.Draft draft, int rank, boolean shown) {}

    List<Ranked> order(List<Leading.Draft> drafts) {
        Map<String, Integer> turns = turns(drafts);
        List<Leading.Draft> ordered = new ArrayList<>(drafts);
        ordered.sort(
                Comparator.comparingInt((Leading.Draft draft) -> draft.grade().level())
                        .thenComparing(draft -> turns.get(draft.id()))
                        .thenComparing(Ordering::sources, Comparator.reverseOrder())
                        .thenComparing(Leading.Draft::exposure, Comparator.reverseOrder())
                        .thenComparing(Leading.Draft::id));
        return ranked(ordered);
    }

    private static Map<String, Integer> turns(List<Leading.Draft> drafts) {
        Map<String, Integer> turns = new HashMap<>();
        Map<String, Integer> taken = new HashMap<>();
        drafts.stream().sorted(WITHIN_KIND).forEach(draft -> {
            String kind = draft.grade().level() + "/" + draft.leading().<String>getAs("kind");
            turns.put(draft.id(), taken.merge(kind, 1, Integer::sum));
        });
        return turns;
    }

    private static long sources(Leading.Draft draft) {
        return draft.leading().<Long>getAs("independent_sources");
    }

    private List<Ranked> ranked(List<Leading.Draft> ordered) {
        Map<String, Integer> top = new HashMap<>();
        Map<String, Integer> shown = new HashMap<>();
        List<Leading.Draft> kept = new ArrayList<>();
        List<Leading.Draft> held = new ArrayList<>();
        for (Leading.Draft draft : ordered) {
            String organization = draft.organization();
            boolean room = shown.getOrDefault(organization, 0) < caps.shown()
                    && (draft.grade().level() > 1 || top.getOrDefault(organization, 0) < caps.top());
            if (room) {
                shown.merge(organization, 1, Integer::sum);
                top.merge(organization, draft.grade().level() == 1 ? 1 : 0, Integer::sum);
            }
            (room ? kept : held).add(draft);
        }
        List<Ranked> ranked = new ArrayList<>();
        kept.forEach(draft -> ranked.add(new Ranked(draft, ranked.size() + 1, true)));
        held.forEach(draft -> ranked.add(new Ranked(draft, ranked.size() + 1, false)));
        return ranked;
    }
}
