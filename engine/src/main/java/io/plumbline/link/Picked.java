package io.plumbline.link;

import java.io.Serial;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/** 选取: some of the packed records, packed again. */
final class Picked implements MapPartitionsFunction<Row, Row> {
    @Serial
    private static final long serialVersionUID = 1;

    private final int columns;
    private final long[] wanted;
    private final long upTo;

    /**
     * @param wanted records, ascending
     * @param upTo all records whose hash, without its sign, is at most this; below 0 for none
     */
    Picked(int columns, long[] wanted, long upTo) {
        this.columns = columns;
        this.wanted = wanted;
        this.upTo = upTo;
    }

    private boolean picks(long record) {
        return (record & Long.MAX_VALUE) <= upTo || Arrays.binarySearch(wanted, record) >= 0;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        PackedRecords records = new PackedRecords(columns);
        Packer packer = new Packer();
        return new Emitter() {
            @Override
            boolean more() {
                if (!rows.hasNext()) {
                    return false;
                }
                records.over(rows.next().getAs(0));
                while (records.next()) {
                    if (picks(records.record())) {
                        records.copyTo(packer);
                    }
                }
                if (packer.size() > 0) {
                    emit(packer.take());
                }
                return true;
            }
        };
    }
}
