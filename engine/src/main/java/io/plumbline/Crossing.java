package io.plumbline;

import io.plumbline.attribution.Answering;
import io.plumbline.attribution.Attribution;
import io.plumbline.attribution.Attributions;
import io.plumbline.attribution.Coverage;
import io.plumbline.contract.Role;
import io.plumbline.contract.Way;
import io.plumbline.derive.Derivations;
import io.plumbline.geo.Areas;
import io.plumbline.geo.CellIndex;
import io.plumbline.indicator.ExplainedPlaces;
import io.plumbline.indicator.Measurement;
import io.plumbline.link.Entities;
import io.plumbline.organization.Register;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Relation;
import io.plumbline.relate.Incomplete;
import io.plumbline.relate.Relations;
import io.plumbline.relate.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** The middle stages: derived tables, attribution, relations, and the related tables with their flags. */
final class Crossing {
    private final SparkSession spark;
    private final Plan plan;
    private final Catalog catalog;
    private final RunFolder folder;
    private final NeighbourTables neighbours;
    private final Attribution attribution;
    private final ExplainedPlaces explained;
    private final Map<String, String> successors;
    private Incomplete incomplete = Incomplete.NONE;
    private final Map<String, Dataset<Row>> tables = new TreeMap<>();
    private final Map<String, Dataset<Row>> beside = new TreeMap<>();
    private final Map<String, Dataset<Row>> answers = new ConcurrentSkipListMap<>();
    private final Map<String, Dataset<Row>> places = new ConcurrentHashMap<>();

    Crossing(
            SparkSession spark,
            Plan plan,
            RunFolder folder,
            Register register,
            Areas areas,
            ExplainedPlaces explained) {
        this.spark = spark;
        this.plan = plan;
        this.catalog = plan.catalog();
        this.folder = folder;
        this.explained = explained;
        this.successors = register.successors(plan.job().asOf());
        this.neighbours = new NeighbourTables(register, areas);
        this.attribution = new Attribution(
                register,
                areas == null ? null : CellIndex.of(areas),
                plan.job().asOf(),
                tables::get,
                catalog::contract,
                this::kept);
    }

    private Dataset<Row> kept(String name, Dataset<Row> rows) {
        return places.computeIfAbsent(name, first -> folder.stage("places/" + first, rows));
    }

    /** Related tables by name. */
    Map<String, Dataset<Row>> cross(Supplied supplied, Progress progress) {
        Map<String, Dataset<Row>> open = new TreeMap<>(supplied.accepted());
        incomplete = supplied.incomplete();
        progress.step("derive");
        catalog.derived().forEach((id, derivation) -> {
            if (!open.containsKey(id) && derivation.from().stream().allMatch(open::containsKey)) {
                open.put(id, Derivations.derive(spark, id, derivation, open::get, catalog::contract));
                incomplete = incomplete.derived(id, derivation.from());
            }
        });
        if (!catalog.entities().isEmpty()) {
            progress.step("link");
            open.putAll(new EntityLinking(spark, plan, folder).link(open));
        }
        progress.step("attribute");
        for (Set<String> wave : placesFirst(open.keySet())) {
            tables.putAll(Together.all(spark, wave, id -> attributed("accepted", id, open.get(id))));
        }
        progress.step("relate");
        beside.putAll(neighbours.of(spark, catalog, tables.keySet()));
        return Together.all(spark, counted(), id -> folder.write("related/" + id, marked(id)));
    }

    /** Writes which places there are, and who answers for every record, or why nobody. */
    void account() {
        Dataset<Row> keyed = Entities.of(spark, tables, catalog.contracts());
        folder.write(
                "entities",
                folder.has("entity_records")
                        ? keyed.unionByName(Entities.linked(folder.read("entity_records")))
                        : keyed);
        folder.write("coverage", coverage(folder.write("attributions", attributions())));
    }

    /** The answers for all records, of accepted tables and of those that relations form. */
    private Dataset<Row> attributions() {
        return answers.values().stream()
                .reduce(spark.createDataFrame(List.of(), Attributions.SCHEMA), Dataset::unionByName);
    }

    /** Tables in groups, so that lists of places come before the tables whose records inherit a place's attribution. */
    private List<Set<String>> placesFirst(Set<String> ids) {
        List<Set<String>> waves = new ArrayList<>();
        Set<String> waiting = new TreeSet<>(ids);
        while (!waiting.isEmpty()) {
            Set<String> wave = new TreeSet<>(waiting);
            wave.removeIf(id -> placesOf(id).anyMatch(place -> waiting.contains(place) && !place.equals(id)));
            if (wave.isEmpty()) {
                // Lists that name each other cannot wait for each other.
                wave.addAll(waiting);
            }
            waves.add(wave);
            waiting.removeAll(wave);
        }
        return waves;
    }

    private Stream<String> placesOf(String id) {
        return catalog.attributionOf(id).values().stream()
                .flatMap(List::stream)
                .map(Way::in)
                .filter(Objects::nonNull);
    }

    private Dataset<Row> attributed(String stage, String id, Dataset<Row> table) {
        String time = catalog.timeOf(id);
        Answering answering = attribution.of(table, id, ways(id), time, plan.levelsOf(id));
        Dataset<Row> written = folder.write(stage + "/" + id, answering.attribute(table));
        answers.put(id, answering.answers(written));
        return written;
    }

    /** The contract's ways; a source that names its own for a role replaces them. */
    private Map<Role, List<Way>> ways(String id) {
        Map<Role, List<Way>> ways = new LinkedHashMap<>(catalog.attributionOf(id));
        plan.sources().getOrDefault(id, List.of()).forEach(source -> ways.putAll(source.attribution()));
        return ways;
    }

    private Dataset<Row> coverage(Dataset<Row> answers) {
        Object[] timeless = tables.keySet().stream()
                .filter(id -> catalog.timeOf(id) == null)
                .toArray();
        Column month = functions
                .when(functions.col("contract").isin(timeless), functions.lit(null))
                .otherwise(functions.trunc(functions.col("on"), "month"));
        return answers.groupBy(
                        functions.col("contract").as("table"),
                        functions.col("role"),
                        functions.col("state"),
                        functions.col("reason"),
                        functions.col("organization_id"),
                        month.as("month_on"))
                .agg(functions.count(functions.lit(1)).as("records"))
                .to(Coverage.SCHEMA);
    }

    /** Tables that an indicator counts and that were received or can be formed. */
    private Set<String> counted() {
        Set<String> counted = new LinkedHashSet<>();
        catalog.indicators().values().forEach(indicator -> {
            String id = indicator.of();
            boolean there = catalog.formsTable(id)
                    ? tables.containsKey(catalog.relations().get(id).of())
                    : tables.containsKey(id);
            if (there) {
                counted.add(id);
            }
        });
        return counted;
    }

    private Dataset<Row> marked(String id) {
        Tables consulted = new Tables(
                table -> tables.getOrDefault(table, beside.get(table)),
                catalog::contract,
                plan.job().timeZone(),
                plan.job().asOf(),
                plan.job().window().from(),
                plan.job().window().to(),
                successors,
                incomplete);
        Relation forming = catalog.formsTable(id) ? catalog.relations().get(id) : null;
        Dataset<Row> related = forming == null
                ? Relations.relate(tables.get(id), read(id), consulted)
                : formed(id, forming, consulted);
        return Measurement.mark(related, catalog.indicatorsOf(id), explained, catalog.timeOf(id), catalog.placeOf(id));
    }

    /** The table's relations that any of its indicators reads. */
    private Map<String, Relation> read(String id) {
        Map<String, Relation> read = new TreeMap<>();
        catalog.indicatorsOf(id).values().forEach(indicator -> read.putAll(catalog.relationsReadBy(indicator)));
        return read;
    }

    private Dataset<Row> formed(String id, Relation relation, Tables consulted) {
        Dataset<Row> formed = Relations.form(id, relation, consulted).drop("organizations", "confidence");
        return attributed("formed", id, formed);
    }
}
