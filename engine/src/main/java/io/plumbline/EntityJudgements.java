package io.plumbline;

import io.plumbline.link.EntityTables;
import io.plumbline.pack.Problems;
import io.plumbline.source.RawRows;
import io.plumbline.source.ReadRequest.Wanted;
import io.plumbline.source.Source;
import io.plumbline.source.SourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** 人工判断: what people said of pairs of records, from the file that a job names for a kind of entities. */
final class EntityJudgements {
    private static final Set<String> VERDICTS = Set.of("same", "different", "unsure");
    private static final StructType SCHEMA =
            new StructType().add("left_id", "string").add("right_id", "string").add("verdict", "string");

    static final List<Wanted> WANTED = List.of(
            wanted("left_contract"),
            wanted("left_id"),
            wanted("right_contract"),
            wanted("right_id"),
            wanted("verdict"));

    private final SparkSession spark;
    private final Plan plan;

    EntityJudgements(SparkSession spark, Plan plan) {
        this.spark = spark;
        this.plan = plan;
    }

    private static Wanted wanted(String column) {
        return new Wanted(column, List.of(column), true);
    }

    /** The file as a source. */
    static Source source(String kind, String path) {
        return new Source(
                "entities", "judgements of " + kind, "csv", path, null, null, null, null, null, null, null, null);
    }

    /**
     * What {@link io.plumbline.link.Linker#judgements} takes; null where the job names no file.
     *
     * @throws io.plumbline.pack.ConfigurationException naming every row that cannot be used
     */
    Dataset<Row> of(String kind) {
        EntityChoice choice = plan.job().entities().get(kind);
        if (choice == null || choice.judgements() == null) {
            return null;
        }
        Problems problems = new Problems("judgements of " + kind);
        List<Row> said = new ArrayList<>();
        try {
            SourceRows rows = new SourceRows(spark, plan);
            rows.read(rows.request(source(kind, choice.judgements()), WANTED, true))
                    .collectAsList()
                    .forEach(row -> add(row, said, problems));
        } catch (SourceException unreadable) {
            problems.add(choice.judgements(), "%s", unreadable.getMessage());
        }
        problems.refuse();
        return spark.createDataFrame(said, SCHEMA);
    }

    private static void add(Row row, List<Row> said, Problems problems) {
        String place = row.getAs("file") + " row " + row.getAs("row_no");
        String state = row.getAs("state");
        if (state.equals(RawRows.IGNORED) || state.equals(RawRows.EMPTY)) {
            return;
        }
        if (!state.equals(RawRows.ROW)) {
            problems.add(place, "%s", row.<String>getAs("problem"));
            return;
        }
        List<String> cells = row.getList(row.fieldIndex("cells"));
        if (cells.stream().anyMatch(cell -> cell == null || cell.isBlank())) {
            problems.add(place, "has a blank; give contract and record of both, and the verdict");
            return;
        }
        List<String> plain = cells.stream().map(String::strip).toList();
        if (!VERDICTS.contains(plain.get(4))) {
            problems.add(place, "the verdict '%s' is unknown; write same, different or unsure", plain.get(4));
        }
        said.add(RowFactory.create(
                EntityTables.id(plain.get(0), plain.get(1)),
                EntityTables.id(plain.get(2), plain.get(3)),
                plain.get(4)));
    }
}
