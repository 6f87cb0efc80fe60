package io.plumbline;

import io.plumbline.contract.Origin;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Check;
import io.plumbline.pack.Derivation;
import io.plumbline.pack.Duty;
import io.plumbline.pack.Indicator;
import io.plumbline.pack.Problems;
import io.plumbline.pack.Relation;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A case mix must come from sources that no organization judged by it controls: whoever writes the mix itself could explain
 * everything with it. What is not declared is not independent.
 */
final class StrataRules {
    private final Catalog catalog;
    private final Map<String, Origin> origins;
    private final Problems problems;

    StrataRules(Catalog catalog, Map<String, Origin> origins, Problems problems) {
        this.catalog = catalog;
        this.origins = origins;
        this.problems = problems;
    }

    void check() {
        catalog.checks().forEach((id, check) -> {
            Indicator indicator = catalog.indicators().get(check.indicator());
            indicator
                    .strata()
                    .keySet()
                    .forEach(column -> sources(indicator, column)
                            .forEach(source -> source(
                                    "indicators." + check.indicator() + ".strata." + column,
                                    source,
                                    id,
                                    judged(check))));
        });
    }

    private void source(String path, String source, String check, Set<String> judged) {
        Origin origin = origins.get(source);
        String controller = origin == null ? null : origin.controlledBy();
        if (controller == null) {
            problems.add(
                    path,
                    "comes from '%s', of which nobody says who controls it; declare controlled_by in its origin, or take a"
                            + " column of another source",
                    source);
        } else if (controller.equals("contractor") || judged.contains(controller)) {
            problems.add(
                    path,
                    "comes from '%s', controlled by '%s', whom the check %s judges; whoever writes the mix itself could"
                            + " explain everything with it; take a column of another source",
                    source,
                    controller,
                    check);
        }
    }

    private Set<String> judged(Check check) {
        Set<String> kinds = new TreeSet<>();
        catalog.duties().get(check.duty()).holders().stream()
                .filter(Duty.Holder::answers)
                .forEach(holder -> kinds.addAll(holder.kinds()));
        return kinds;
    }

    /** The contracts that a column of an indicator's table comes from. */
    private Set<String> sources(Indicator indicator, String column) {
        Set<String> sources = new TreeSet<>();
        for (Map.Entry<String, Relation> relation :
                catalog.relationsOf(indicator.of()).entrySet()) {
            if (column.startsWith(Catalog.prefix(relation.getKey()) + "_")) {
                relation.getValue().consulted().forEach(other -> add(other, sources));
                return sources;
            }
        }
        boolean formed = catalog.formsTable(indicator.of());
        add(formed ? catalog.relations().get(indicator.of()).of() : indicator.of(), sources);
        return sources;
    }

    private void add(String table, Set<String> sources) {
        Derivation derivation = catalog.derived().get(table);
        if (derivation instanceof Derivation.Visits visits && !origins.containsKey(table)) {
            add(visits.of(), sources);
            add(visits.fences(), sources);
        } else {
            sources.add(table);
        }
    }
}
