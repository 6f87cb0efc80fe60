package io.plumbline.link;

import io.plumbline.pack.Linking;
import java.io.Serial;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** 键的例子: of each of a few keys the record with the least id that has it, so that the key can be told by its values. */
final class KeyExamples implements MapPartitionsFunction<Row, Row> {
    static final StructType SCHEMA = new StructType()
            .add("key", DataTypes.LongType)
            .add("id", DataTypes.StringType)
            .add("packed", DataTypes.BinaryType);

    @Serial
    private static final long serialVersionUID = 1;

    private final Linking linking;
    private final long[] keys;

    /**
     * @param keys ascending
     */
    KeyExamples(Linking linking, long[] keys) {
        this.linking = linking;
        this.keys = keys;
    }

    /** The row that stands for a key: of the lesser id. */
    static Row least(Row one, Row other) {
        return one.getString(1).compareTo(other.getString(1)) <= 0 ? one : other;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        Map<Long, Row> found = new TreeMap<>();
        RecordKeys of = new RecordKeys(linking);
        Packer packer = new Packer();
        new PackedRecords(linking.columns().size()).each(rows, record -> {
            of.of(record);
            for (int rule = 0; rule < of.recordSlot(); rule++) {
                if (of.has(rule) && Arrays.binarySearch(keys, of.key(rule)) >= 0) {
                    record.copyTo(packer);
                    Row row = RowFactory.create(of.key(rule), record.id(), packer.take());
                    found.merge(of.key(rule), row, KeyExamples::least);
                }
            }
        });
        return found.values().iterator();
    }
}
