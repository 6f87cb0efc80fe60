package io.plumbline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.check.CheckKind;
import io.plumbline.contract.Contract;
import io.plumbline.contract.Origin;
import io.plumbline.lead.Outcomes;
import io.plumbline.lead.ValidityLedger;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Check;
import io.plumbline.pack.EntityKind;
import io.plumbline.pack.Indicator;
import io.plumbline.pack.Pack;
import io.plumbline.source.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A job with its packs laid over each other and its overrides applied: what a run has to do. */
final class Plan {
    private final Job job;
    private final Catalog catalog;
    private final Catalog packed;
    private final Registry registry;
    private final Map<String, List<Source>> sources = new TreeMap<>();
    private final Map<String, String> packHashes;

    Plan(Job job, List<Pack> packs, Map<String, String> packHashes, Registry registry) {
        this.job = job;
        this.registry = registry;
        this.packHashes = packHashes;
        this.packed = Catalog.of(packs);
        this.catalog = withEntities(
                job, Catalog.of(packs.stream().map(this::overridden).toList()));
        job.sources()
                .forEach(source -> sources.computeIfAbsent(source.contract(), key -> new ArrayList<>())
                        .add(source));
    }

    /** Kinds of entities as the job wants them, and those that only the job knows. */
    static Catalog withEntities(Job job, Catalog catalog) {
        Map<String, EntityKind> kinds = new TreeMap<>(catalog.entities());
        job.entities().forEach((name, choice) -> kinds.put(name, choice.over(name, kinds.get(name))));
        return catalog.withEntities(kinds);
    }

    private Pack overridden(Pack pack) {
        Map<String, Check> checks = new LinkedHashMap<>(pack.checks());
        job.thresholds().forEach((id, settings) -> checks.computeIfPresent(id, (key, check) -> with(check, settings)));
        Map<String, io.plumbline.pack.Duty> duties = new LinkedHashMap<>(pack.duties());
        job.duties().forEach((id, duty) -> duties.computeIfPresent(id, (key, old) -> duty));
        return new Pack(
                pack.pack(),
                pack.title(),
                pack.contracts(),
                pack.derived(),
                pack.entities(),
                pack.relations(),
                pack.indicators(),
                duties,
                pack.basis(),
                checks);
    }

    static Check with(Check check, JsonNode settings) {
        ObjectNode flag = check.flag().deepCopy();
        settings.properties().stream()
                .filter(entry -> !entry.getKey().equals("because"))
                .forEach(entry -> flag.set(entry.getKey(), entry.getValue()));
        return check.withFlag(flag);
    }

    Job job() {
        return job;
    }

    Catalog catalog() {
        return catalog;
    }

    /** The packs without what the job overrides. */
    Catalog packed() {
        return packed;
    }

    Registry registry() {
        return registry;
    }

    Map<String, String> packHashes() {
        return packHashes;
    }

    /** Sources by contract. */
    Map<String, List<Source>> sources() {
        return sources;
    }

    /** The contract of a table with its sources' attribution laid over its own. */
    Contract contract(String table) {
        return catalog.contract(table);
    }

    /** Declared origins by contract; a source's own declaration goes before its contract's. */
    Map<String, Origin> origins() {
        return origins(job, catalog);
    }

    /** The same before a job is planned. */
    static Map<String, Origin> origins(Job job, Catalog catalog) {
        Map<String, Origin> origins = new TreeMap<>();
        catalog.contracts().forEach((id, contract) -> {
            if (contract.origin() != null) {
                origins.put(id, contract.origin());
            }
        });
        job.sources().stream()
                .filter(source -> source.origin() != null)
                .forEach(source -> origins.put(source.contract(), source.origin()));
        return origins;
    }

    /** What outcomes say of the checks, and which of them make no leads. */
    ValidityLedger validity(Outcomes outcomes) {
        return ValidityLedger.of(catalog.checks(), job.promote(), outcomes);
    }

    /**
     * By indicator, the levels at which it is formed: those of the duty's holders of its checks, and its own; where the job replaces
     * a duty, those of the pack's holders too, for what was replaced is told.
     */
    Map<String, List<Indicator.Level>> levels() {
        Map<String, Set<Indicator.Level>> levels = new TreeMap<>();
        catalog.indicators()
                .forEach((id, indicator) ->
                        levels.computeIfAbsent(id, key -> ordered()).addAll(indicator.at()));
        catalog.checks()
                .values()
                .forEach(check -> Stream.of(catalog, packed)
                        .flatMap(each -> each.duties().get(check.duty()).holders().stream())
                        .forEach(holder -> read(check)
                                .forEach(id -> levels.computeIfAbsent(id, key -> ordered())
                                        .add(holder.level()))));
        Map<String, List<Indicator.Level>> lists = new TreeMap<>();
        levels.forEach((id, set) -> lists.put(id, List.copyOf(set)));
        return lists;
    }

    /** The indicators whose numbers a check is judged on: its own, and those that its settings name beside. */
    private List<String> read(Check check) {
        CheckKind kind = registry.checkKinds().get(check.kind());
        List<String> read = new ArrayList<>(List.of(check.indicator()));
        read.addAll(kind == null ? List.of() : kind.beside(check.flag()));
        return read;
    }

    private static Set<Indicator.Level> ordered() {
        return new TreeSet<>(java.util.Comparator.comparing(Indicator.Level::id));
    }

    /** All levels that a table's records must be rolled up to. */
    List<Indicator.Level> levelsOf(String table) {
        Set<Indicator.Level> levels = ordered();
        Map<String, List<Indicator.Level>> all = levels();
        catalog.indicatorsOf(table).keySet().forEach(id -> levels.addAll(all.get(id)));
        catalog.relations().forEach((id, relation) -> {
            boolean rollsUp = catalog.formsTable(id) && relation.of().equals(table);
            if (rollsUp) {
                catalog.indicatorsOf(id).keySet().forEach(indicator -> levels.addAll(all.get(indicator)));
            }
        });
        return List.copyOf(levels);
    }
}
