package io.plumbline.attribution;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;

/**
 * 逐条归属: which organization answers for each record of one table. The organizations stand on the records, the full answers in a
 * table of their own: to ask twice costs less than to write nested answers and read them again. The session's time zone must
 * be that of the job.
 */
public final class Answering {
    private static final String ANSWERED = "_answered";

    private final String table;
    private final PlaceWays places;
    private final List<Column> inputs;
    private final AnswerRow answers;

    Answering(String table, PlaceWays places, List<Column> inputs, AnswerRow answers) {
        this.table = table;
        this.places = places;
        this.inputs = List.copyOf(inputs);
        this.answers = answers;
    }

    /**
     * The records with two more columns: {@code organizations} (role or level id → organization, only where attributed) and
     * {@code confidence} (role → confidence).
     */
    public Dataset<Row> attribute(Dataset<Row> records) {
        if (!answers.asks()) {
            return records.withColumn(AnswerRow.ORGANIZATIONS, none(AnswerRow.ORGANIZATIONS))
                    .withColumn(AnswerRow.CONFIDENCE, none(AnswerRow.CONFIDENCE));
        }
        List<Column> columns = new ArrayList<>();
        for (String column : records.columns()) {
            columns.add(functions.col(column));
        }
        columns.add(functions.col(ANSWERED).getField(AnswerRow.ORGANIZATIONS).as(AnswerRow.ORGANIZATIONS));
        columns.add(functions.col(ANSWERED).getField(AnswerRow.CONFIDENCE).as(AnswerRow.CONFIDENCE));
        return places.join(records)
                .withColumn(ANSWERED, asked(answers::standing, AnswerRow.STANDING))
                .select(columns.toArray(new Column[0]));
    }

    /** One row per record and role, of {@link Attributions#SCHEMA}, for the records as they were or as they are attributed. */
    public Dataset<Row> answers(Dataset<Row> records) {
        if (!answers.asks()) {
            return records.sparkSession().createDataFrame(List.of(), Attributions.SCHEMA);
        }
        return places.join(records)
                .select(
                        functions.col("record_id"),
                        functions.lit(table).as("contract"),
                        functions
                                .explode(asked(answers::full, DataTypes.createArrayType(Attributions.ANSWER)))
                                .as("answer"))
                .select("record_id", "contract", "answer.*");
    }

    /** The map of a record that no role was asked for: empty, as if none had answered. */
    private static Column none(String column) {
        MapType type = (MapType) AnswerRow.STANDING.apply(column).dataType();
        return functions.map_from_arrays(nothing(type.keyType()), nothing(type.valueType()));
    }

    private static Column nothing(DataType type) {
        return functions.array().cast(DataTypes.createArrayType(type));
    }

    private Column asked(UDF1<Row, ?> answer, DataType type) {
        return functions.udf(answer, type).apply(functions.struct(inputs.toArray(new Column[0])));
    }
}
