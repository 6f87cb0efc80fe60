package io.plumbline.pack;

import io.plumbline.contract.Column;
import io.plumbline.contract.Contract;
import io.plumbline.contract.Privacy;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What must hold of the kinds of entities: contracts and columns that exist, and private values that can meet. */
public final class EntityRules {
    private static final String KEPT = "kept";

    private final Catalog catalog;
    private final Problems problems;

    private EntityRules(Catalog catalog, Problems problems) {
        this.catalog = catalog;
        this.problems = problems;
    }

    /** Tells every problem of the kinds of entities. */
    public static void check(Catalog catalog, Problems problems) {
        EntityRules rules = new EntityRules(catalog, problems);
        catalog.entities().forEach((kind, entity) -> rules.kind("entities." + kind, kind, entity));
    }

    private void kind(String path, String kind, EntityKind entity) {
        if (!kind.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            problems.add(path, "a kind is a kebab-case word: lower-case letters, digits and '-', a letter first");
        }
        if (entity.records().isEmpty()) {
            problems.add(path + ".records", "is empty; name at least one contract and the columns that are compared");
        }
        Linking linking = entity.linking();
        if (linking == null) {
            problems.add(path + ".linking", "is missing; say how records of the same thing are recognized");
            return;
        }
        linking.check(path + ".linking.", problems);
        if (linking.oneToOne()) {
            problems.add(path + ".linking.one_to_one", "is for two tables that are linked on their own; leave it out");
        }
        if (linking.compare().containsValue(null)) {
            return;
        }
        entity.records()
                .forEach((contract, columns) -> records(path + ".records." + contract, contract, columns, linking));
        linking.columns().stream()
                .filter(column -> entity.records().values().stream()
                        .noneMatch(columns -> columns != null && columns.containsKey(column)))
                .forEach(column -> problems.add(
                        path + ".records",
                        "no contract gives '%s', which the linking reads; map a column to it",
                        column));
        hashed(path, entity);
    }

    private void records(String path, String id, Map<String, String> columns, Linking linking) {
        Contract contract = catalog.contract(id);
        if (contract == null) {
            ContractRules.unknownTable(path, id, catalog, problems);
            return;
        }
        if (columns == null || columns.isEmpty()) {
            problems.add(path, "maps no column; a record that says nothing is like no other");
            return;
        }
        columns.forEach((read, own) -> {
            if (!linking.columns().contains(read)) {
                problems.add(path + "." + read, "no rule or comparison reads it; leave it out");
            }
            Column column = contract.columns().get(own);
            if (column == null) {
                problems.add(
                        path + "." + read,
                        "there is no column '%s'; known: %s",
                        own,
                        String.join(", ", contract.columns().keySet()));
            } else if (column.privacy() == Privacy.DROP) {
                problems.add(
                        path + "." + read, "the column '%s' is dropped when it is read; hash it to link by it", own);
            }
        });
    }

    private static void form(Column column, String contract, Map<String, String> forms) {
        if (column != null) {
            boolean hash = column.privacy() == Privacy.HASH;
            forms.put(contract, hash ? "hash of " + column.normalize().name().toLowerCase(Locale.ROOT) : KEPT);
        }
    }

    /** Hashes are equal or not: they meet only hashes of values in the same form, and are like nothing else. */
    private void hashed(String path, EntityKind entity) {
        Map<String, Map<String, String>> forms = new TreeMap<>();
        entity.records().forEach((id, columns) -> {
            Contract contract = catalog.contract(id);
            if (contract != null && columns != null) {
                columns.forEach((read, own) ->
                        form(contract.columns().get(own), id, forms.computeIfAbsent(read, none -> new TreeMap<>())));
            }
        });
        forms.forEach((read, by) -> {
            if (by.values().stream().allMatch(KEPT::equals)) {
                return;
            }
            if (by.values().stream().distinct().count() > 1) {
                problems.add(
                        path + ".records",
                        "'%s' is never the same in %s; give the columns one privacy and one normalize",
                        read,
                        by);
            }
            if (entity.linking().clean().containsKey(read)) {
                problems.add(
                        path + ".linking.clean." + read,
                        "the values are hashed when they are read; leave it out, and normalize in the contract");
            }
            entity.linking().compare().forEach((name, comparison) -> {
                if (comparison.columns(name).contains(read) && comparison.by() != Comparison.By.EXACT) {
                    problems.add(path + ".linking.compare." + name, "hashes are equal or not; compare them by exact");
                }
            });
        });
    }
}
