package io.plumbline.link;

import io.plumbline.contract.TableSchema;
import io.plumbline.pack.Linking;
import java.io.Serial;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** 键装箱: the keys of records by bucket, as long runs of numbers. */
final class KeyPacking implements MapPartitionsFunction<Row, Row> {
    static final StructType SCHEMA = TableSchema.table()
            .integer(Buckets.BUCKET, "by the leading bits of the keys; never null")
            .integer("slot", "what the keys are of, see RecordKeys; never null")
            .integer("side", "0 for the first table, 1 for the second; never null")
            .add("keys", DataTypes.BinaryType, "the keys; never null")
            .build();

    /** So many keys are held before they are passed on. */
    private static final int MOST_HELD = 1 << 20;

    @Serial
    private static final long serialVersionUID = 1;

    private final Linking linking;
    private final Buckets buckets;

    KeyPacking(Linking linking, Buckets buckets) {
        this.linking = linking;
        this.buckets = buckets;
    }

    /** Reads rows of packed records. */
    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        RecordKeys keys = new RecordKeys(linking);
        PackedRecords records = new PackedRecords(linking.columns().size());
        Packer[][] held = new Packer[2 * keys.slots()][buckets.count()];
        return new Emitter() {
            private int size;

            @Override
            boolean more() {
                while (rows.hasNext() && size < MOST_HELD) {
                    records.over(rows.next().getAs(0));
                    while (records.next()) {
                        hold(keys.of(records), records.side());
                    }
                }
                flush();
                return rows.hasNext();
            }

            private void hold(RecordKeys of, int side) {
                for (int slot = 0; slot < of.slots(); slot++) {
                    if (of.has(slot)) {
                        long key = of.key(slot);
                        Packer[] into = held[2 * slot + side];
                        int bucket = buckets.of(key);
                        if (into[bucket] == null) {
                            into[bucket] = new Packer();
                        }
                        into[bucket].put(key);
                        size++;
                    }
                }
            }

            private void flush() {
                size = 0;
                for (int i = 0; i < held.length; i++) {
                    for (int bucket = 0; bucket < held[i].length; bucket++) {
                        if (held[i][bucket] != null && held[i][bucket].size() > 0) {
                            emit(bucket, i / 2, i % 2, held[i][bucket].take());
                        }
                    }
                }
            }
        };
    }
}
