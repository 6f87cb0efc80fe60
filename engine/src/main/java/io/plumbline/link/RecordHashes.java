package io.plumbline.link;

import java.io.Serial;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/** 记录哈希: the hash of each packed record, as a row. */
final class RecordHashes implements MapPartitionsFunction<Row, Row> {
    @Serial
    private static final long serialVersionUID = 1;

    private final int columns;

    /**
     * @param columns of a packed record
     */
    RecordHashes(int columns) {
        this.columns = columns;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        PackedRecords records = new PackedRecords(columns);
        return new Emitter() {
            @Override
            boolean more() {
                if (!rows.hasNext()) {
                    return false;
                }
                records.over(rows.next().getAs(0));
                while (records.next()) {
                    emit(records.record());
                }
                return true;
            }
        };
    }
}
