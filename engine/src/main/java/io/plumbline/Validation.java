package io.plumbline;

import io.plumbline.lead.Outcomes;
import io.plumbline.lead.ValidityLedger;
import io.plumbline.pack.Check;
import io.plumbline.pack.EntityKind;
import io.plumbline.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * 校验结果: which checks of a job can run, and which kinds of entities can be linked.
 *
 * @param checks one line for each check, ordered by id
 * @param entities one line for each kind of entities, ordered by name
 * @param departures settings that differ from those of the packs, each with its reason
 */
public record Validation(List<Line> checks, List<Kind> entities, List<String> departures) {
    /**
     * One check.
     *
     * @param check its id
     * @param title its title in Chinese and English
     * @param state {@code runnable}; {@code trial} or {@code retired}, which run and make no leads; or {@code blocked}
     * @param because why it makes no leads, retired ones with the outcomes behind it; null unless trial or retired
     * @param blockedBy tables that are not supplied and without which it cannot run; empty unless blocked
     * @param weakenedBy tables that are not supplied and without which it sees less
     */
    public record Line(
            String check, Words title, String state, Words because, List<String> blockedBy, List<String> weakenedBy) {}

    /**
     * One kind of entities.
     *
     * @param kind its name
     * @param title what it is called
     * @param linked contracts that are supplied, whose records are linked; without any the kind is blocked
     * @param missing contracts that are not supplied and are left out
     */
    public record Kind(String kind, Words title, List<String> linked, List<String> missing) {
        static Kind of(String name, EntityKind kind, Set<String> supplied) {
            Map<Boolean, List<String>> contracts =
                    kind.records().keySet().stream().collect(Collectors.partitioningBy(supplied::contains));
            return new Kind(name, kind.title(), contracts.get(true), contracts.get(false));
        }
    }

    static Validation of(Plan plan, Set<String> handedOver, Outcomes outcomes) {
        Set<String> supplied = supplied(plan, handedOver);
        ValidityLedger validity = plan.validity(outcomes);
        List<Line> lines = new ArrayList<>();
        plan.catalog().checks().forEach((id, check) -> lines.add(line(plan, id, check, supplied, validity)));
        List<Kind> entities = new ArrayList<>();
        plan.catalog().entities().forEach((name, kind) -> entities.add(Kind.of(name, kind, supplied)));
        List<String> departures = new ArrayList<>();
        plan.job().thresholds().forEach((id, settings) -> departures.add("thresholds." + id + ": " + settings));
        plan.job().promote().forEach((id, reason) -> departures.add("promote." + id + ": " + reason));
        plan.job().duties().keySet().forEach(id -> departures.add("duties." + id + ": replaced by the job"));
        LeadDepartures.settings(plan.job(), plan.catalog())
                .forEach((setting, values) -> departures.add(
                        setting + ": " + values[0] + " instead of " + (values[1] == null ? "nothing" : values[1])));
        return new Validation(lines, entities, departures);
    }

    private static Set<String> supplied(Plan plan, Set<String> handedOver) {
        Set<String> supplied = new TreeSet<>(plan.sources().keySet());
        supplied.addAll(handedOver);
        plan.catalog().derived().forEach((id, derivation) -> {
            if (supplied.containsAll(derivation.from())) {
                supplied.add(id);
            }
        });
        if (plan.job().register().areas() != null) {
            NeighbourTables.open(plan.catalog()).forEach(through -> supplied.add(through.table()));
        }
        return supplied;
    }

    private static Line line(Plan plan, String id, Check check, Set<String> supplied, ValidityLedger validity) {
        Set<String> blocked = new LinkedHashSet<>();
        Set<String> weakened = new LinkedHashSet<>();
        for (List<String> tables : plan.catalog().tablesOf(check)) {
            List<String> missing =
                    tables.stream().filter(table -> !supplied.contains(table)).toList();
            (missing.size() == tables.size() ? blocked : weakened).addAll(missing);
        }
        boolean silent = blocked.isEmpty() && validity.trials().contains(id);
        String quiet = validity.retired(id) ? "retired" : "trial";
        return new Line(
                id,
                check.title(),
                silent ? quiet : blocked.isEmpty() ? "runnable" : "blocked",
                silent ? validity.because(id) : null,
                List.copyOf(blocked),
                List.copyOf(weakened));
    }
}
