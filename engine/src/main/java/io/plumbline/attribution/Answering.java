package io.plumbline.attribution;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

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
        List<Column> columns = new ArrayList<>();
        for (String column : records.columns()) {
            columns.add(functions.col(column));
        }
        columns.add(functions.col(ANSWERED).getField(AnswerRow.ORGANIZATIONS).as(AnswerRow.ORGANIZATIONS));
        columns.add(functions.col(ANSWERED).getField(AnswerRow.CONFIDENCE).as(AnswerRow.CONFIDENCE));
        return answered(records).select(columns.toArray(new Column[0]));
    }

    /** One row per record and role, of {@link Attributions#SCHEMA}, for the records as they were or as they are attributed. */
    public Dataset<Row> answers(Dataset<Row> records) {
        return answered(records)
                .select(
                        functions.col("record_id"),
                        functions.lit(table).as("contract"),
                        functions
                                .explode(functions.col(ANSWERED).getField(AnswerRow.ANSWERS))
                                .as("answer"))
                .select("record_id", "contract", "answer.*");
    }

    private Dataset<Row> answered(Dataset<Row> records) {
        Column answered = functions.udf(answers, AnswerRow.TYPE).apply(functions.struct(inputs.toArray(new Column[0])));
        return places.join(records).withColumn(ANSWERED, answered);
    }
}
