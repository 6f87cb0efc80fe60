package io.plumbline.relate;

import io.plumbline.pack.Balance;
import io.plumbline.pack.Condition;
import io.plumbline.pack.Relation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * 残缺的来源: tables that lack rows which were sent but could not be read. What is not found in one of them may stand among those
 * rows, so its absence says nothing.
 *
 * @param behind table → the contracts whose rows are missing from it, sorted: itself, or those it is derived from
 */
public record Incomplete(Map<String, Set<String>> behind) {
    /** Nothing is missing. */
    public static final Incomplete NONE = new Incomplete(Map.of());

    public Incomplete {
        behind = Map.copyOf(behind);
    }

    /** The contracts themselves. */
    public static Incomplete of(Set<String> contracts) {
        Map<String, Set<String>> behind = new TreeMap<>();
        contracts.forEach(contract -> behind.put(contract, Set.of(contract)));
        return new Incomplete(behind);
    }

    /** With a table that is derived from others: it lacks what they lack. */
    public Incomplete derived(String table, List<String> from) {
        Set<String> missing = new TreeSet<>();
        from.forEach(one -> missing.addAll(of(one)));
        if (missing.isEmpty()) {
            return this;
        }
        Map<String, Set<String>> more = new TreeMap<>(behind);
        more.put(table, missing);
        return new Incomplete(more);
    }

    private Set<String> of(String table) {
        return behind.getOrDefault(table, Set.of());
    }

    /**
     * The first contract that lacks rows in which the relation would look; null when there is none. A relation that asks for each
     * record whether the contract was live on that day knows by itself where it is blind.
     */
    String stopping(Relation relation) {
        Set<String> missing = new LinkedHashSet<>();
        looked(relation).forEach(table -> missing.addAll(of(table)));
        relation.comparable().stream()
                .filter(condition -> condition.live() != null)
                .map(Condition::in)
                .forEach(watched -> missing.removeAll(of(watched)));
        return missing.stream().findFirst().orElse(null);
    }

    /** A balance misses what either side lacks; other relations compare each record of their own table by itself. */
    private static Stream<String> looked(Relation relation) {
        Stream<String> consulted = relation.consulted().stream();
        return relation instanceof Balance ? Stream.concat(Stream.of(relation.of()), consulted) : consulted;
    }
}
