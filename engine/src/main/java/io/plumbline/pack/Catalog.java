package io.plumbline.pack;

import io.plumbline.contract.ColumnType;
import io.plumbline.contract.Contract;
import io.plumbline.contract.Role;
import io.plumbline.contract.Way;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * 目录: all packs of a job laid side by side, every part by its id. Ids are unique over the packs.
 *
 * @param packs the packs by name
 * @param contracts the contracts of sources, without derived tables
 * @param derived the derived tables
 * @param entities the kinds of entities
 * @param relations the relations
 * @param indicators the indicators
 * @param duties the duties
 * @param basis the legal basis
 * @param checks the checks
 */
public record Catalog(
        Map<String, Pack> packs,
        Map<String, Contract> contracts,
        Map<String, Derivation> derived,
        Map<String, EntityKind> entities,
        Map<String, Relation> relations,
        Map<String, Indicator> indicators,
        Map<String, Duty> duties,
        Map<String, Basis> basis,
        Map<String, Check> checks) {

    /** Lays packs side by side; that their ids are unique was checked when they were read. */
    public static Catalog of(List<Pack> packs) {
        Map<String, Pack> byName = new TreeMap<>();
        Map<String, Contract> contracts = new TreeMap<>();
        Map<String, Derivation> derived = new TreeMap<>();
        Map<String, EntityKind> entities = new TreeMap<>();
        Map<String, Relation> relations = new TreeMap<>();
        Map<String, Indicator> indicators = new TreeMap<>();
        Map<String, Duty> duties = new TreeMap<>();
        Map<String, Basis> basis = new TreeMap<>();
        Map<String, Check> checks = new TreeMap<>();
        for (Pack pack : packs) {
            byName.put(pack.pack(), pack);
            contracts.putAll(pack.contracts());
            derived.putAll(pack.derived());
            entities.putAll(pack.entities());
            relations.putAll(pack.relations());
            indicators.putAll(pack.indicators());
            duties.putAll(pack.duties());
            basis.putAll(pack.basis());
            checks.putAll(pack.checks());
        }
        return new Catalog(
                Collections.unmodifiableMap(byName),
                Collections.unmodifiableMap(contracts),
                Collections.unmodifiableMap(derived),
                Collections.unmodifiableMap(entities),
                Collections.unmodifiableMap(relations),
                Collections.unmodifiableMap(indicators),
                Collections.unmodifiableMap(duties),
                Collections.unmodifiableMap(basis),
                Collections.unmodifiableMap(checks));
    }

    /** The contract of a source or derived table, or null. */
    public Contract contract(String table) {
        Contract contract = contracts.get(table);
        if (contract == null && derived.containsKey(table)) {
            return derived.get(table).contract();
        }
        return contract;
    }

    /** The same with other kinds of entities. */
    public Catalog withEntities(Map<String, EntityKind> kinds) {
        return new Catalog(
                packs,
                contracts,
                derived,
                Collections.unmodifiableMap(new TreeMap<>(kinds)),
                relations,
                indicators,
                duties,
                basis,
                checks);
    }

    /** The columns of a table's records that say of which things they are, with their types. */
    public Map<String, ColumnType> entityColumns(String table) {
        Map<String, ColumnType> columns = new TreeMap<>();
        entities.forEach((kind, entity) -> {
            if (entity.records().containsKey(table)) {
                columns.put(EntityKind.column(kind), ColumnType.STRING);
                columns.put(EntityKind.confidence(EntityKind.column(kind)), ColumnType.DOUBLE);
            }
        });
        return columns;
    }

    /** Whether the id is that of a relation that forms a table of its own. */
    public boolean formsTable(String id) {
        Relation relation = relations.get(id);
        return relation instanceof Balance || relation instanceof Calendar;
    }

    /** The relations that add columns to a table, in the order of their ids. */
    public Map<String, Relation> relationsOf(String table) {
        Map<String, Relation> found = new LinkedHashMap<>();
        relations.forEach((id, relation) -> {
            if (!formsTable(id) && relation.of().equals(table)) {
                found.put(id, relation);
            }
        });
        return found;
    }

    /** Those relations of its table whose columns an indicator reads, or the one that forms its table. */
    public Map<String, Relation> relationsReadBy(Indicator indicator) {
        Map<String, Relation> read = new LinkedHashMap<>();
        if (formsTable(indicator.of())) {
            read.put(indicator.of(), relations.get(indicator.of()));
        }
        Set<String> columns = indicator.columns();
        relationsOf(indicator.of()).forEach((id, relation) -> {
            String prefix = prefix(id) + "_";
            if (columns.stream().anyMatch(column -> column.startsWith(prefix))) {
                read.put(id, relation);
            }
        });
        return read;
    }

    /**
     * The tables without which a check compares nothing, in groups: of each group any one is enough. The first is the table whose
     * records it counts, alone; the others are those of the relations that its indicator reads.
     */
    public List<List<String>> tablesOf(Check check) {
        Indicator indicator = indicators.get(check.indicator());
        List<List<String>> tables = new ArrayList<>();
        tables.add(List.of(
                formsTable(indicator.of()) ? relations.get(indicator.of()).of() : indicator.of()));
        relationsReadBy(indicator).values().forEach(relation -> tables.addAll(relation.required()));
        return tables;
    }

    /** The indicators counted on a table, in the order of their ids. */
    public Map<String, Indicator> indicatorsOf(String table) {
        Map<String, Indicator> found = new LinkedHashMap<>();
        indicators.forEach((id, indicator) -> {
            if (indicator.of().equals(table)) {
                found.put(id, indicator);
            }
        });
        return found;
    }

    /** How records of a table are attributed: the contract's ways, or those of the relation that forms it. */
    public Map<Role, List<Way>> attributionOf(String table) {
        Relation relation = relations.get(table);
        if (relation instanceof Balance balance) {
            return balance.attribution();
        }
        if (relation instanceof Calendar calendar) {
            return attributionOf(calendar.of());
        }
        Contract contract = contract(table);
        return contract == null ? Map.of() : contract.attribution();
    }

    /** The time column of a table; null where it has none. */
    public String timeOf(String table) {
        if (formsTable(table)) {
            return "period_on";
        }
        Contract contract = contract(table);
        return contract == null ? null : contract.time();
    }

    /** The column of a table that tells places apart; null where it has none. */
    public String placeOf(String table) {
        Relation relation = relations.get(table);
        if (relation instanceof Balance balance) {
            return balance.attribution().values().stream()
                    .flatMap(List::stream)
                    .map(Way::place)
                    .filter(Objects::nonNull)
                    .sorted()
                    .findFirst()
                    .orElse(null);
        }
        Contract contract = relation instanceof Calendar calendar ? contract(calendar.of()) : contract(table);
        return contract == null ? null : contract.place();
    }

    /** The name in front of a relation's columns: its id behind the last dot, with underscores. */
    public static String prefix(String relation) {
        return relation.substring(relation.lastIndexOf('.') + 1).replace('-', '_');
    }

    /** The flag column of an indicator on its related table: 1 counts, 0 takes part only, null does not take part. */
    public static String flag(String indicator) {
        return "flag_" + indicator.replace('.', '_').replace('-', '_');
    }
}
