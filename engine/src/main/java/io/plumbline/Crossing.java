package io.plumbline;

import io.plumbline.attribution.Attribution;
import io.plumbline.attribution.Attributions;
import io.plumbline.attribution.Coverage;
import io.plumbline.contract.Role;
import io.plumbline.contract.Way;
import io.plumbline.derive.Derivations;
import io.plumbline.geo.CellIndex;
import io.plumbline.indicator.Measurement;
import io.plumbline.link.Entities;
import io.plumbline.organization.Register;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Relation;
import io.plumbline.relate.Relations;
import io.plumbline.relate.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    private final Attribution attribution;
    private final Map<String, Dataset<Row>> tables = new TreeMap<>();
    private final List<Dataset<Row>> attributions = new ArrayList<>();

    Crossing(SparkSession spark, Plan plan, RunFolder folder, Register register, CellIndex areas) {
        this.spark = spark;
        this.plan = plan;
        this.catalog = plan.catalog();
        this.folder = folder;
        this.attribution = new Attribution(register, areas, plan.job().asOf(), tables::get, catalog::contract);
    }

    /** Related tables by name. */
    Map<String, Dataset<Row>> cross(Map<String, Dataset<Row>> accepted, Progress progress) {
        Map<String, Dataset<Row>> open = new TreeMap<>(accepted);
        progress.step("derive");
        catalog.derived().forEach((id, derivation) -> {
            if (!open.containsKey(id) && derivation.from().stream().allMatch(open::containsKey)) {
                open.put(id, Derivations.derive(spark, id, derivation, open::get, catalog::contract));
            }
        });
        for (String id : placesFirst(open.keySet())) {
            progress.step("attribute " + id);
            tables.put(id, attributed("accepted", id, open.get(id)));
        }
        folder.write("entities", Entities.of(spark, tables, catalog.contracts()));
        Map<String, Dataset<Row>> related = new TreeMap<>();
        for (String id : counted()) {
            progress.step("relate " + id);
            related.put(id, folder.write("related/" + id, marked(id)));
        }
        Dataset<Row> answers = attributions.stream()
                .reduce(spark.createDataFrame(List.of(), Attributions.SCHEMA), Dataset::unionByName);
        folder.write("coverage", coverage(folder.write("attributions", answers)));
        return related;
    }

    /** Lists of places come before the tables whose records inherit a place's attribution. */
    private List<String> placesFirst(Set<String> ids) {
        Set<String> ordered = new LinkedHashSet<>();
        ids.forEach(id -> visit(id, ids, ordered, new LinkedHashSet<>()));
        return List.copyOf(ordered);
    }

    private void visit(String id, Set<String> known, Set<String> ordered, Set<String> open) {
        if (!known.contains(id) || !open.add(id)) {
            return;
        }
        catalog.attributionOf(id).values().stream()
                .flatMap(List::stream)
                .filter(way -> way.in() != null)
                .forEach(way -> visit(way.in(), known, ordered, open));
        ordered.add(id);
    }

    private Dataset<Row> attributed(String stage, String id, Dataset<Row> table) {
        String time = catalog.timeOf(id);
        Dataset<Row> attributed = attribution.attribute(table, id, ways(id), time, plan.levelsOf(id));
        Dataset<Row> written = folder.write(stage + "/" + id, attributed);
        attributions.add(Attribution.explode(written));
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
        Column reason = functions.when(functions.col("state").notEqual("attributed"), functions.col("reason"));
        return answers.groupBy(
                        functions.col("contract").as("table"),
                        functions.col("role"),
                        functions.col("state"),
                        reason.as("reason"),
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
                tables::get,
                catalog::contract,
                plan.job().timeZone(),
                plan.job().asOf(),
                plan.job().window().from(),
                plan.job().window().to());
        Relation forming = catalog.formsTable(id) ? catalog.relations().get(id) : null;
        Dataset<Row> related = forming == null
                ? Relations.relate(tables.get(id), read(id), consulted)
                : formed(id, forming, consulted);
        return Measurement.mark(related, catalog.indicatorsOf(id));
    }

    /** The table's relations that any of its indicators reads. */
    private Map<String, Relation> read(String id) {
        Map<String, Relation> read = new TreeMap<>();
        catalog.indicatorsOf(id).values().forEach(indicator -> read.putAll(catalog.relationsReadBy(indicator)));
        return read;
    }

    private Dataset<Row> formed(String id, Relation relation, Tables consulted) {
        Dataset<Row> formed =
                Relations.form(id, relation, consulted).drop("organizations", "confidence", "attribution");
        return attributed("formed", id, formed);
    }
}
