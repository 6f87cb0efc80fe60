package io.plumbline.connectors.dossier;

import io.plumbline.connectors.dossier.Pages.Related;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Row;

/** 相关线索: the leads to read beside one: first those whose rows speak of one of its places, then those on its organization. */
final class RelatedLeads {
    private static final int MOST = 4;

    private final Holdings held;
    /** Leads that are shown, by a place of their evidence rows; what several sources call by one key is one entity. */
    private final Map<String, Set<String>> byPlace = new TreeMap<>();

    private final Map<String, Set<String>> places = new TreeMap<>();
    private final Map<String, Row> shown = new TreeMap<>();

    RelatedLeads(Holdings held) {
        this.held = held;
        held.leads.stream().filter(lead -> lead.<Boolean>getAs("shown")).forEach(lead -> {
            String id = lead.getAs("lead_id");
            shown.put(id, lead);
            places.put(id, places(lead));
            places.get(id)
                    .forEach(place -> byPlace.computeIfAbsent(place, at -> new TreeSet<>())
                            .add(id));
        });
    }

    private Set<String> places(Row lead) {
        Set<String> found = new TreeSet<>();
        for (String signal : Cells.texts(lead, "signals")) {
            for (Row row : held.evidenceRows.getOrDefault(signal, List.of())) {
                String column = held.run.catalog().placeOf(row.getAs("contract"));
                int at = row.fieldIndex("shown");
                if (column != null && !row.isNullAt(at)) {
                    Object place = row.getJavaMap(at).get(column);
                    found.addAll(place == null ? Set.of() : Set.of(place.toString()));
                }
            }
        }
        return found;
    }

    List<Related> to(Row lead) {
        String id = lead.getAs("lead_id");
        List<Related> related = new ArrayList<>();
        Set<String> taken = new TreeSet<>(Set.of(id));
        Map<String, Integer> shared = new TreeMap<>();
        places.getOrDefault(id, Set.of())
                .forEach(place -> byPlace.get(place).forEach(other -> shared.merge(other, 1, Integer::sum)));
        shared.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Collections.reverseOrder())
                        .thenComparing(entry -> shown.get(entry.getKey()).<Integer>getAs("rank")))
                .filter(entry -> taken.add(entry.getKey()))
                .forEach(entry -> related.add(related(
                        entry.getKey(), "同一点位 " + entry.getValue() + " 处", "places in common: " + entry.getValue())));
        held.leadsOf.getOrDefault(lead.<String>getAs("organization_id"), List.of()).stream()
                .map(other -> other.<String>getAs("lead_id"))
                .filter(other -> shown.containsKey(other) && taken.add(other))
                .forEach(other -> related.add(related(other, "同一单位", "the same organization")));
        return related.stream().limit(MOST).toList();
    }

    private Related related(String id, String zh, String en) {
        Row lead = shown.get(id);
        return new Related(
                Cells.brief(id),
                held.cards.contains(id) ? Cells.file(id) : "",
                Terms.mark(lead.<Integer>getAs("grade")),
                Cells.text(lead, "organization_name"),
                Cells.words(lead, "duty"),
                new Words(zh, en));
    }
}
