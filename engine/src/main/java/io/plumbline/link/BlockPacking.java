package io.plumbline.link;

import io.plumbline.contract.TableSchema;
import io.plumbline.pack.Linking;
import java.io.Serial;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** 分块装箱: copies each record, as it is, once for every rule by which it may meet another, by bucket. */
final class BlockPacking implements MapPartitionsFunction<Row, Row> {
    static final StructType SCHEMA = TableSchema.table()
            .integer(Buckets.BUCKET, "by the leading bits of the keys; never null")
            .add("entries", DataTypes.BinaryType, "key, rule and record, one after another; never null")
            .build();

    /** So many bytes are held before they are passed on. */
    private static final int MOST_HELD = 16 << 20;

    @Serial
    private static final long serialVersionUID = 1;

    private final Linking linking;
    private final Buckets buckets;
    private final KeyFilter filter;
    private final long[] oversized;

    BlockPacking(Linking linking, Blocks blocks) {
        this.linking = linking;
        this.buckets = blocks.buckets();
        this.filter = blocks.filter();
        this.oversized = blocks.oversized().stream()
                .mapToLong(Blocks.Oversized::key)
                .sorted()
                .toArray();
    }

    private boolean meets(long key) {
        return filter.mayHold(key) && Arrays.binarySearch(oversized, key) < 0;
    }

    /** Reads rows of packed records. */
    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        RecordKeys keys = new RecordKeys(linking);
        PackedRecords records = new PackedRecords(linking.columns().size());
        Packer[] held = new Packer[buckets.count()];
        return new Emitter() {
            private int size;

            @Override
            boolean more() {
                while (rows.hasNext() && size < MOST_HELD) {
                    records.over(rows.next().getAs(0));
                    while (records.next()) {
                        hold(keys.of(records));
                    }
                }
                flush();
                return rows.hasNext();
            }

            private void hold(RecordKeys of) {
                for (int rule = 0; rule < of.recordSlot(); rule++) {
                    long key = of.has(rule) ? of.key(rule) : 0;
                    if (of.has(rule) && meets(key)) {
                        int bucket = buckets.of(key);
                        if (held[bucket] == null) {
                            held[bucket] = new Packer();
                        }
                        int before = held[bucket].size();
                        records.copyTo(held[bucket].put(key).put((byte) rule));
                        size += held[bucket].size() - before;
                    }
                }
            }

            private void flush() {
                size = 0;
                for (int bucket = 0; bucket < held.length; bucket++) {
                    if (held[bucket] != null && held[bucket].size() > 0) {
                        emit(bucket, held[bucket].take());
                    }
                }
            }
        };
    }
}
