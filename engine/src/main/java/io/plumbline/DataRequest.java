package io.plumbline;

import io.plumbline.contract.Contract;
import io.plumbline.contract.Way;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Check;
import io.plumbline.pack.Derivation;
import io.plumbline.pack.Pack;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * 调数清单: the data that the checks of packs ask for, contract by contract: what an office requests from those who hold it, before there is
 * a job.
 *
 * @param tables one for each contract of the packs, and of others that their checks read, ordered by id
 */
public record DataRequest(List<Table> tables) {
    /**
     * One contract.
     *
     * @param id its id
     * @param contract what it promises
     * @param needed checks that compare nothing without it
     * @param read checks that look there too, and compare something without it
     * @param locates contracts of which records find their organization by the places that this one lists
     */
    public record Table(String id, Contract contract, List<String> needed, List<String> read, List<String> locates) {}

    public DataRequest {
        tables = List.copyOf(tables);
    }

    /**
     * What packs ask for. A derived table counts as those it is computed from.
     *
     * @param packs names that plugins have registered, or paths of .yaml files; all registered packs when there are none
     * @throws io.plumbline.pack.ConfigurationException naming every problem of the packs
     * @throws IllegalArgumentException when there is no such pack
     */
    public static DataRequest of(List<String> packs) {
        KnownPacks known = KnownPacks.read(packs);
        Collection<Pack> named = packs.isEmpty() ? known.all().values() : known.named();
        Uses uses = new Uses(known.catalog());
        named.forEach(pack -> pack.contracts().keySet().forEach(uses::list));
        named.forEach(pack -> pack.checks().forEach(uses::check));
        return new DataRequest(uses.tables());
    }

    /** What was found so far: the use of contracts, by contract. */
    private record Uses(
            Catalog catalog,
            Set<String> listed,
            Map<String, Set<String>> needed,
            Map<String, Set<String>> read,
            Map<String, Set<String>> locates) {
        Uses(Catalog catalog) {
            this(catalog, new TreeSet<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        }

        void list(String contract) {
            if (listed.add(contract)) {
                catalog.attributionOf(contract).values().stream()
                        .flatMap(List::stream)
                        .map(Way::in)
                        .filter(Objects::nonNull)
                        .forEach(places -> add(locates, places, contract));
            }
        }

        void check(String id, Check check) {
            for (List<String> tables : catalog.tablesOf(check)) {
                tables.stream()
                        .flatMap(this::supplied)
                        .forEach(contract -> add(tables.size() == 1 ? needed : read, contract, id));
            }
        }

        /** The contracts behind a table: itself, or those it is derived from. */
        private Stream<String> supplied(String table) {
            Derivation derived = catalog.derived().get(table);
            return derived == null ? Stream.of(table) : derived.from().stream();
        }

        private void add(Map<String, Set<String>> uses, String contract, String by) {
            if (catalog.contracts().containsKey(contract)) {
                list(contract);
                uses.computeIfAbsent(contract, first -> new TreeSet<>()).add(by);
            }
        }

        List<Table> tables() {
            return listed.stream()
                    .map(id -> new Table(
                            id,
                            catalog.contracts().get(id),
                            List.copyOf(needed.getOrDefault(id, Set.of())),
                            read.getOrDefault(id, Set.of()).stream()
                                    .filter(check ->
                                            !needed.getOrDefault(id, Set.of()).contains(check))
                                    .toList(),
                            List.copyOf(locates.getOrDefault(id, Set.of()))))
                    .toList();
        }
    }
}
