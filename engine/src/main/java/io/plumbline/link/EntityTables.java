package io.plumbline.link;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.plumbline.contract.TableSchema;
import io.plumbline.pack.Comparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** 运行内的关联: what linking the records of a kind found, as tables of a run that hold all kinds. */
public final class EntityTables {
    private static final StructType COMPARED = TableSchema.table()
            .string("comparison", "its name; never null")
            .integer("degree", "0 blank, 1 none, up to exact; never null")
            .string("meaning", "the degree in words; never null")
            .number("bits", "what the degree says; never null")
            .build();

    public static final StructType RECORDS = TableSchema.table()
            .string("kind", "the kind of thing; never null")
            .string("entity_id", "the thing, the same from run to run; never null")
            .string("contract", "the record's contract; never null")
            .string("record_id", "the record; never null")
            .longs("records", "records of the thing; never null")
            .number(
                    "confidence",
                    "probability of the least sure link that holds the thing together; 1 for a record alone, a certain rule, a person's word; never null")
            .longs("record", "64-bit hash of contract and record, by which the next run finds it; never null")
            .build();

    public static final StructType LINKS = TableSchema.table()
            .string("kind", "the kind of thing; never null")
            .string("left_contract", "contract of the one record; never null")
            .string("left_id", "record_id of the one record; never null")
            .string("right_contract", "contract of the other; never null")
            .string("right_id", "record_id of the other; never null")
            .string("decision", "linked, review or apart; never null")
            .string("reason", "what decided, where it was not the weight; else null")
            .string("judgement", "same, different or unsure; null when nobody said")
            .bool("certain", "whether they agree on a certain rule; never null")
            .bool("vetoed", "whether they differ where no thing does; never null")
            .number("weight", "bits, the sum of all bits; never null")
            .number("probability", "what the weight stands for; never null")
            .string("rules", "the rules that they satisfy; never null")
            .add(
                    "comparisons",
                    DataTypes.createArrayType(COMPARED),
                    "what each comparison says, in the order of the settings; never null")
            .number("rarity_bits", "what the rarity of the values agreed on adds; never null")
            .number("prior_bits", "what holds of any two records; never null")
            .string("version", "of the parameters; never null")
            .build();

    public static final StructType PARAMETERS = ofKind(LinkParameters.SCHEMA);
    public static final StructType CAPPED = ofKind(io.plumbline.link.Capped.SCHEMA);
    public static final StructType CHANGES = ofKind(Identities.CHANGES);

    public static final StructType COVERAGE = TableSchema.table()
            .string("kind", "the kind of thing; never null")
            .string("contract", "a contract whose records are of such things; never null")
            .string("state", "linked, or not_supplied; never null")
            .longs("records", "its records, each of which is in one thing; null when not supplied")
            .longs("entities", "things of which it has a record; null when not supplied")
            .longs("linked", "its records that are linked with any other; null when not supplied")
            .longs("met", "its records whose thing another contract knows too; null when not supplied")
            .build();

    /** Between contract and record in the ids under which records are linked; neither holds it. */
    private static final String BETWEEN = ":";

    private final String kind;
    private final Linked linked;

    /** What was found of one kind. */
    public EntityTables(String kind, Linked linked) {
        this.kind = kind;
        this.linked = linked;
    }

    private static StructType ofKind(StructType schema) {
        TableSchema table = TableSchema.table().string("kind", "the kind of thing; never null");
        for (StructField field : schema.fields()) {
            table.add(field.name(), field.dataType(), field.getComment().getOrElse(() -> ""));
        }
        return table.build();
    }

    /** The kind. */
    public String kind() {
        return kind;
    }

    /** The id under which a record is linked. */
    public static String id(String contract, String recordId) {
        return contract + BETWEEN + recordId;
    }

    /** The same over columns. */
    public static Column id(Column contract, Column recordId) {
        return concat(contract, lit(BETWEEN), recordId);
    }

    /** The clusters of an earlier run as {@link Linker#before} takes them, from its rows of {@link #RECORDS}. */
    public static Dataset<Row> before(Dataset<Row> records, String kind) {
        return records.where(col("kind").equalTo(kind))
                .select(substring_index(col("entity_id"), BETWEEN, -1).as("entity_id"), col("records"), col("record"));
    }

    private Column entity(String column) {
        return concat(lit(kind + BETWEEN), col(column));
    }

    /** Every record with its thing, rows of {@link #RECORDS}. */
    public Dataset<Row> records() {
        return linked.clusters()
                .select(
                        lit(kind).as("kind"),
                        entity("entity_id").as("entity_id"),
                        contract("id").as("contract"),
                        record("id").as("record_id"),
                        col("records"),
                        col("confidence"),
                        col("record"))
                .to(RECORDS);
    }

    /** The pairs that are linked or worth a look, rows of {@link #LINKS}. */
    public Dataset<Row> links() {
        List<Column> columns = new ArrayList<>(List.of(
                lit(kind).as("kind"),
                contract("left_id").as("left_contract"),
                record("left_id").as("left_id"),
                contract("right_id").as("right_contract"),
                record("right_id").as("right_id")));
        List<String> same =
                List.of("decision", "reason", "judgement", "certain", "vetoed", "weight", "probability", "rules");
        same.forEach(name -> columns.add(col(name)));
        columns.add(array(linked.parameters().linking().compare().entrySet().stream()
                        .map(EntityTables::compared)
                        .toArray(Column[]::new))
                .as("comparisons"));
        List.of("rarity_bits", "prior_bits", "version").forEach(name -> columns.add(col(name)));
        return linked.links().select(columns.toArray(new Column[0])).to(LINKS);
    }

    private static Column compared(Map.Entry<String, Comparison> comparison) {
        String name = comparison.getKey().replace("`", "``");
        Column degree = col("`" + name + "_degree`");
        Column[] words =
                comparison.getValue().words().stream().map(word -> lit(word)).toArray(Column[]::new);
        return struct(
                lit(comparison.getKey()).as("comparison"),
                degree.as("degree"),
                element_at(array(words), degree.plus(1)).as("meaning"),
                col("`" + name + "_bits`").as("bits"));
    }

    private static Column contract(String id) {
        return substring_index(col(id), BETWEEN, 1);
    }

    private static Column record(String id) {
        return substring_index(col(id), BETWEEN, -1);
    }

    /** How pairs were weighed, rows of {@link #PARAMETERS}. */
    public List<Row> parameters() {
        return ofKind(linked.parameters().rows());
    }

    /** Values that too many records share, rows of {@link #CAPPED}; of other columns than the shown ones they are hidden. */
    public List<Row> capped(Set<String> shown) {
        return ofKind(linked.capped(shown));
    }

    /** What became of earlier ids, rows of {@link #CHANGES}. */
    public List<Row> changes() {
        return linked.changes().stream()
                .map(row -> RowFactory.create(
                        kind,
                        kind + BETWEEN + row.getString(0),
                        kind + BETWEEN + row.getString(1),
                        row.get(2),
                        row.get(3)))
                .toList();
    }

    private List<Row> ofKind(List<Row> rows) {
        return rows.stream()
                .map(row -> {
                    Object[] cells = new Object[row.length() + 1];
                    cells[0] = kind;
                    Arrays.setAll(cells, i -> i == 0 ? kind : row.get(i - 1));
                    return RowFactory.create(cells);
                })
                .toList();
    }

    /**
     * How many records of each contract met others, rows of {@link #COVERAGE} of what was supplied.
     *
     * @param records rows of {@link #RECORDS}, written
     */
    public static Dataset<Row> coverage(Dataset<Row> records) {
        Column all = col("all");
        Column own = col("own");
        return records.groupBy("kind", "entity_id", "contract")
                .agg(count(lit(1)).as("own"), max(col("records")).as("all"))
                .groupBy("kind", "contract")
                .agg(
                        sum(own).as("records"),
                        count(lit(1)).as("entities"),
                        sum(when(all.gt(1), own).otherwise(0L)).as("linked"),
                        sum(when(all.gt(own), own).otherwise(0L)).as("met"))
                .withColumn("state", lit("linked"))
                .to(COVERAGE);
    }
}
