package io.plumbline.check;

import io.plumbline.contract.Origin;
import io.plumbline.expr.Expression;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Derivation;
import io.plumbline.pack.Indicator;
import io.plumbline.pack.Relation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * 证据来源: which sources stand behind an indicator, and how far they are independent of each other and of who is judged. What is
 * not declared is not independent.
 *
 * @param claims the sources whose records are counted
 * @param consulted the other sources that its relations consult
 * @param yardsticks places and the like that a derived table was measured with; shown, but no witnesses
 */
record Witnesses(Set<String> claims, Set<String> consulted, Set<String> yardsticks) {
    static Witnesses of(Catalog catalog, Indicator indicator, Map<String, Origin> origins) {
        Witnesses found = new Witnesses(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
        Relation formed =
                catalog.formsTable(indicator.of()) ? catalog.relations().get(indicator.of()) : null;
        String table = formed == null ? indicator.of() : formed.of();
        found.add(table, found.claims, catalog, origins);
        if (formed != null) {
            formed.consulted().forEach(other -> found.add(other, found.consulted, catalog, origins));
        }
        Set<String> columns = columns(indicator);
        catalog.relationsOf(indicator.of()).forEach((id, relation) -> {
            String prefix = Catalog.prefix(id) + "_";
            if (columns.stream().anyMatch(column -> column.startsWith(prefix))) {
                relation.consulted().forEach(other -> found.add(other, found.consulted, catalog, origins));
            }
        });
        return found;
    }

    /** The contracts behind the finding, sorted. */
    List<String> sources() {
        return Stream.of(claims, consulted, yardsticks)
                .flatMap(Set::stream)
                .distinct()
                .sorted()
                .toList();
    }

    /** How many declared systems there are among them, those fed from another not counted twice. */
    long independent(Map<String, Origin> origins) {
        return Stream.concat(claims.stream(), consulted.stream())
                .map(origins::get)
                .filter(Objects::nonNull)
                .map(Origin::root)
                .distinct()
                .count();
    }

    /** Whether an instrument or official record that the organization does not control speaks beside what is claimed. */
    boolean outside(Map<String, Origin> origins, String organizationId, OrganizationFacts facts) {
        if (!claims.stream().allMatch(origins::containsKey)) {
            return false;
        }
        Set<String> roots = new LinkedHashSet<>();
        claims.forEach(claim -> roots.add(origins.get(claim).root()));
        return consulted.stream()
                .map(origins::get)
                .filter(Objects::nonNull)
                .filter(origin ->
                        origin.nature() == Origin.Nature.INSTRUMENT || origin.nature() == Origin.Nature.OFFICIAL)
                .filter(origin -> !roots.contains(origin.root()))
                .anyMatch(origin -> isOutside(origin, organizationId, facts));
    }

    /** Whether what is counted was written where the organization does not control it. */
    boolean claimedOutside(Map<String, Origin> origins, String organizationId, OrganizationFacts facts) {
        return claims.stream().map(origins::get).allMatch(origin -> isOutside(origin, organizationId, facts));
    }

    private static boolean isOutside(Origin origin, String organizationId, OrganizationFacts facts) {
        return origin != null
                && origin.controlledBy() != null
                && !facts.controls(organizationId, origin.controlledBy());
    }

    /** The columns of the related table that an indicator reads. */
    static Set<String> columns(Indicator indicator) {
        Set<String> columns = new TreeSet<>();
        Stream.of(indicator.where(), indicator.among(), indicator.numerator(), indicator.denominator())
                .filter(Objects::nonNull)
                .map(Expression::columns)
                .forEach(columns::addAll);
        return columns;
    }

    /** A derived table stands for what it was computed from, unless it was supplied ready-made and declared. */
    private void add(String table, Set<String> side, Catalog catalog, Map<String, Origin> origins) {
        Derivation derivation = catalog.derived().get(table);
        if (derivation == null || origins.containsKey(table)) {
            side.add(table);
        } else if (derivation instanceof Derivation.Visits visits) {
            add(visits.of(), side, catalog, origins);
            add(visits.fences(), yardsticks, catalog, origins);
        }
    }
}
