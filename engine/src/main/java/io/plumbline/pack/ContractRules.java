package io.plumbline.pack;

import io.plumbline.contract.Column;
import io.plumbline.contract.Contract;
import io.plumbline.contract.Privacy;
import io.plumbline.contract.Role;
import io.plumbline.contract.Way;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What must hold within a contract: columns that exist, ways that can be gone. */
final class ContractRules {
    /** Columns that the engine adds; a contract may not use their names. */
    private static final Set<String> RESERVED =
            Set.of("record_id", "source_id", "file", "sheet", "row_no", "missing", "organizations", "confidence");

    private final Catalog catalog;
    private final Problems problems;

    ContractRules(Catalog catalog, Problems problems) {
        this.catalog = catalog;
        this.problems = problems;
    }

    /** Tells every problem of one contract. */
    void check(String path, String id, Contract contract) {
        contract.columns().keySet().forEach(name -> column(path + ".columns." + name, name));
        if (contract.key().isEmpty()) {
            problems.add(path + ".key", "is empty; name the columns that identify a record");
        }
        Stream.of(
                        contract.key().stream(),
                        Stream.of(contract.version(), contract.time(), contract.place(), contract.reporter()),
                        contract.valid() == null
                                ? Stream.<String>empty()
                                : Stream.of(
                                        contract.valid().from(),
                                        contract.valid().to()),
                        contract.position() == null
                                ? Stream.<String>empty()
                                : Stream.of(
                                        contract.position().lon(),
                                        contract.position().lat(),
                                        contract.position().accuracy()))
                .flatMap(names -> names)
                .filter(Objects::nonNull)
                .filter(name -> !contract.columns().containsKey(name))
                .forEach(name -> unknownColumn(path, name, contract));
        if (contract.position() != null && contract.position().accuracyM() != null) {
            accuracy(path + ".position", contract.position().accuracyM());
        }
        contract.attribution().forEach((role, ways) -> ways(path + ".attribution", role, ways, id, contract));
    }

    private void accuracy(String path, double metres) {
        if (!(metres > 0)) {
            problems.add(path, "accuracy_m is %s; allowed: more than 0, or leave it out when it is not known", metres);
        }
    }

    private void column(String path, String name) {
        if (!name.matches("[a-z][a-z0-9_]*")) {
            problems.add(path, "column names are snake_case: lower-case letters, digits and '_', a letter first");
        }
        if (RESERVED.contains(name) || EntityKind.isColumn(name)) {
            problems.add(path, "the name '%s' is taken by the engine; give the column another", name);
        }
    }

    private void ways(String path, Role role, List<Way> ways, String id, Contract contract) {
        String at = path + "." + role.name().toLowerCase(Locale.ROOT);
        for (int i = 0; i < ways.size(); i++) {
            Way way = ways.get(i);
            if (!way.wellFormed()) {
                problems.add(
                        at + "[" + i + "]",
                        "give exactly one of code, name (with within), address (with within), point, place (with in), sector");
            }
            Stream.of(way.code(), way.name(), way.address(), way.within(), way.place())
                    .filter(Objects::nonNull)
                    .filter(name -> !contract.columns().containsKey(name))
                    .filter(name -> !catalog.entityColumns(id).containsKey(name))
                    .forEach(name -> unknownColumn(at, name, contract));
            Column address = way.address() == null ? null : contract.columns().get(way.address());
            if (address != null && address.privacy() != Privacy.KEEP) {
                problems.add(
                        at + "[" + i + "]",
                        "the column '%s' is not kept; of an address that is hashed or dropped nothing can be read",
                        way.address());
            }
            if (way.in() != null && catalog.contract(way.in()) == null) {
                unknownTable(at, way.in(), catalog, problems);
            } else if (EntityKind.isColumn(way.place())
                    && !catalog.entityColumns(way.in()).containsKey(way.place())) {
                problems.add(
                        at, "no record of '%s' has a '%s'; name it among the kind's records", way.in(), way.place());
            }
        }
    }

    static void unknownTable(String path, String table, Catalog catalog, Problems problems) {
        TreeSet<String> known = new TreeSet<>(catalog.contracts().keySet());
        known.addAll(catalog.derived().keySet());
        String pack = table.contains(".") ? table.substring(0, table.indexOf('.')) : null;
        String hint =
                pack == null || catalog.packs().containsKey(pack) ? "" : "add pack '" + pack + "' or correct it; ";
        problems.add(path, "there is no table '%s'; %sknown: %s", table, hint, String.join(", ", known));
    }

    private void unknownColumn(String path, String name, Contract contract) {
        problems.add(
                path,
                "there is no column '%s'; known: %s",
                name,
                String.join(", ", contract.columns().keySet()));
    }
}
