package io.plumbline;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.plumbline.contract.Contract;
import io.plumbline.contract.Privacy;
import io.plumbline.link.EntityTables;
import io.plumbline.link.Linked;
import io.plumbline.link.Linker;
import io.plumbline.pack.EntityKind;
import io.plumbline.source.Lineage;
import io.plumbline.source.OwnSession;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * 实体关联: recognizes the records that are of the same thing, kind by kind, before anything is said of them: relations and attribution then
 * find one source's records through another's. A job without kinds costs nothing.
 */
final class EntityLinking {
    private final SparkSession spark;
    private final SparkSession linking;
    private final Plan plan;
    private final RunFolder folder;

    /**
     * @param spark the run's session; linking works beside it
     * @param folder where the tables are written, and which knows the run whose ids live on
     */
    EntityLinking(SparkSession spark, Plan plan, RunFolder folder) {
        this.spark = spark;
        this.plan = plan;
        this.folder = folder;
        this.linking = OwnSession.beside(spark, plan.job().timeZone()).spark();
        // Linking sizes its own partitions; adapting them would run every shuffle as a job of its own.
        linking.conf().set("spark.sql.adaptive.enabled", "false");
    }

    /** Writes the tables of all kinds, and answers the accepted tables whose records now carry the things they are of. */
    Map<String, Dataset<Row>> link(Map<String, Dataset<Row>> accepted) {
        Map<String, EntityKind> supplied = new TreeMap<>(plan.catalog().entities());
        supplied.values().removeIf(kind -> kind.records().keySet().stream().noneMatch(accepted::containsKey));
        Map<String, EntityTables> found = Together.all(
                linking, supplied.keySet(), kind -> new EntityTables(kind, linked(kind, supplied.get(kind), accepted)));
        Dataset<Row> records = write(found, accepted);
        Map<String, Dataset<Row>> carrying = new TreeMap<>();
        accepted.forEach((id, table) -> {
            List<String> kinds = supplied.entrySet().stream()
                    .filter(kind -> kind.getValue().records().containsKey(id))
                    .map(Map.Entry::getKey)
                    .toList();
            if (!kinds.isEmpty()) {
                carrying.put(id, carrying(table, id, kinds, records));
            }
        });
        return carrying;
    }

    private Linked linked(String name, EntityKind kind, Map<String, Dataset<Row>> accepted) {
        Linker linker = Linker.of(kind.linking(), (step, rows) -> stage("entities/" + name + "/" + step, rows));
        Dataset<Row> said = new EntityJudgements(linking, plan).of(name);
        if (said != null) {
            linker.judgements(said);
        }
        Dataset<Row> earlier = folder.earlier(linking, "entity_records", EntityTables.RECORDS);
        if (earlier != null) {
            linker.before(EntityTables.before(earlier, name));
        }
        return linker.within(
                kind.records().entrySet().stream()
                        .filter(records -> accepted.containsKey(records.getKey()))
                        .map(records -> speaking(
                                accepted.get(records.getKey()),
                                records.getKey(),
                                records.getValue(),
                                kind.linking().columns()))
                        .reduce(Dataset::unionByName)
                        .orElseThrow(),
                Lineage.RECORD_ID);
    }

    /** What is staged is read in the session that links, and every later step is taken there. */
    private Dataset<Row> stage(String name, Dataset<Row> rows) {
        folder.stage(name, rows);
        return linking.read().schema(rows.schema()).parquet(folder.staging() + "/" + name);
    }

    /** A contract's records as the linking reads them; what the contract does not say is blank. */
    private static Dataset<Row> speaking(
            Dataset<Row> table, String contract, Map<String, String> own, List<String> columns) {
        List<Column> read = new ArrayList<>();
        read.add(EntityTables.id(lit(contract), col(Lineage.RECORD_ID)).as(Lineage.RECORD_ID));
        columns.forEach(column -> read.add((own.containsKey(column) ? col(own.get(column)) : lit(null))
                .cast("string")
                .as(column)));
        return table.select(read.toArray(new Column[0]));
    }

    private Dataset<Row> write(Map<String, EntityTables> found, Map<String, Dataset<Row>> accepted) {
        Dataset<Row> records = folder.write("entity_records", all(found, EntityTables::records, EntityTables.RECORDS));
        folder.write("links", all(found, EntityTables::links, EntityTables.LINKS));
        write("link_parameters", found, EntityTables::parameters, EntityTables.PARAMETERS);
        write("link_capped", found, tables -> tables.capped(shown(tables.kind())), EntityTables.CAPPED);
        write("entity_changes", found, EntityTables::changes, EntityTables.CHANGES);
        folder.write(
                "entity_coverage",
                EntityTables.coverage(records)
                        .unionByName(spark.createDataFrame(missing(accepted), EntityTables.COVERAGE))
                        .coalesce(1));
        return records;
    }

    private Dataset<Row> all(
            Map<String, EntityTables> found, Function<EntityTables, Dataset<Row>> table, StructType schema) {
        return found.values().stream()
                .map(table)
                .reduce(Dataset::unionByName)
                .orElseGet(() -> spark.createDataFrame(List.of(), schema));
    }

    private void write(
            String name, Map<String, EntityTables> found, Function<EntityTables, List<Row>> table, StructType schema) {
        List<Row> rows =
                found.values().stream().map(table).flatMap(List::stream).toList();
        folder.write(name, spark.createDataFrame(rows, schema).coalesce(1));
    }

    /** The contracts of which kinds wait in vain. */
    private List<Row> missing(Map<String, Dataset<Row>> accepted) {
        List<Row> rows = new ArrayList<>();
        plan.catalog()
                .entities()
                .forEach((kind, entity) -> entity.records().keySet().stream()
                        .filter(contract -> !accepted.containsKey(contract))
                        .sorted()
                        .forEach(contract ->
                                rows.add(RowFactory.create(kind, contract, "not_supplied", null, null, null, null))));
        return rows;
    }

    /** The columns of a kind whose values are kept by every contract that gives them. */
    private Set<String> shown(String name) {
        EntityKind kind = plan.catalog().entities().get(name);
        Set<String> shown = new LinkedHashSet<>(kind.linking().columns());
        kind.records().forEach((id, columns) -> {
            Contract contract = plan.catalog().contract(id);
            columns.forEach((read, own) -> {
                if (contract.columns().get(own).privacy() != Privacy.KEEP) {
                    shown.remove(read);
                }
            });
        });
        return shown;
    }

    private static Dataset<Row> carrying(Dataset<Row> table, String id, List<String> kinds, Dataset<Row> records) {
        Dataset<Row> carrying = table;
        for (String kind : kinds) {
            String column = EntityKind.column(kind);
            Dataset<Row> things = records.where(
                            col("kind").equalTo(kind).and(col("contract").equalTo(id)))
                    .select(
                            col("record_id").as("_linked"),
                            col("entity_id").as(column),
                            col("confidence").as(EntityKind.confidence(column)));
            carrying = carrying.join(things, carrying.col(Lineage.RECORD_ID).equalTo(things.col("_linked")), "left")
                    .drop("_linked");
        }
        return carrying;
    }
}
