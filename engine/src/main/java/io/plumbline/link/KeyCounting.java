package io.plumbline.link;

import io.plumbline.contract.TableSchema;
import io.plumbline.pack.Linking;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** 键计数: how many records share each key of a partition. What comes of it is small: sums, marks, and the few keys that matter by name. */
final class KeyCounting implements MapPartitionsFunction<Row, Row> {
    static final StructType SCHEMA = TableSchema.table()
            .integer("slot", "what the keys are of, see RecordKeys; null for marks")
            .integer(Buckets.BUCKET, "the bucket of the marks; null for counts")
            .longs("total", "pairs that a rule forms, or how many records share their id with another; null for marks")
            .add("packed", DataTypes.BinaryType, "counted keys, or marks of a filter; never null")
            .build();

    /** So many of the keys that form most pairs are told of each rule. */
    static final int NAMED = 5;

    @Serial
    private static final long serialVersionUID = 1;

    private final Linking linking;
    private final Buckets buckets;
    private final long keys;
    private final boolean twoTables;

    /**
     * @param keys how many there are in all
     */
    KeyCounting(Linking linking, Buckets buckets, long keys, boolean twoTables) {
        this.linking = linking;
        this.buckets = buckets;
        this.keys = keys;
        this.twoTables = twoTables;
    }

    /**
     * 已计数的键: a key that several records share.
     *
     * @param records of both tables
     * @param right of the second
     */
    record Counted(long key, long records, long right) {
        static final Comparator<Counted> LARGEST_FIRST =
                Comparator.comparingLong(Counted::records).reversed().thenComparingLong(Counted::key);

        long pairs(boolean twoTables) {
            return twoTables ? (records - right) * right : records * (records - 1) / 2;
        }

        static List<Counted> unpack(byte[] packed) {
            List<Counted> counted = new ArrayList<>();
            LongBuffer numbers = ByteBuffer.wrap(packed).asLongBuffer();
            while (numbers.hasRemaining()) {
                counted.add(new Counted(numbers.get(), numbers.get(), numbers.get()));
            }
            return counted;
        }
    }

    /** Reads rows of {@link KeyPacking#SCHEMA}. */
    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        int slots = new RecordKeys(linking).slots();
        LongList[] lists = new LongList[2 * slots];
        for (int i = 0; i < lists.length; i++) {
            lists[i] = new LongList();
        }
        while (rows.hasNext()) {
            Row row = rows.next();
            LongBuffer packed = ByteBuffer.wrap(row.getAs(3)).asLongBuffer();
            LongList list = lists[2 * row.getInt(1) + row.getInt(2)];
            while (packed.hasRemaining()) {
                list.add(packed.get());
            }
        }
        KeyFilter filter = KeyFilter.of(buckets, keys);
        List<Row> out = new ArrayList<>();
        for (int slot = 0; slot < slots; slot++) {
            out.add(counted(slot, lists[2 * slot].sorted(), lists[2 * slot + 1].sorted(), filter));
            lists[2 * slot] = null;
            lists[2 * slot + 1] = null;
        }
        for (int bucket = 0; bucket < buckets.count(); bucket++) {
            byte[] marks = filter.bucket(bucket);
            if (marks != null) {
                out.add(RowFactory.create(null, bucket, null, marks));
            }
        }
        return out.iterator();
    }

    private Row counted(int slot, long[] left, long[] right, KeyFilter filter) {
        int rules = linking.rules().size();
        long total = 0;
        List<Counted> named = new ArrayList<>();
        List<Counted> most = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < left.length || j < right.length) {
            long key = j == right.length || (i < left.length && left[i] <= right[j]) ? left[i] : right[j];
            int fromLeft = i;
            int fromRight = j;
            i = behind(left, i, key);
            j = behind(right, j, key);
            int records = i - fromLeft + j - fromRight;
            if (records == 1) {
                continue;
            }
            Counted one = new Counted(key, records, j - fromRight);
            long pairs = one.pairs(twoTables);
            if (slot == rules) {
                total++;
            } else if (slot > rules || (records > linking.mostPerKey() && pairs > 0)) {
                named.add(one);
            } else if (pairs > 0) {
                filter.add(key);
                total += pairs;
                most.add(one);
                most = most.size() < 4096 ? most : worst(most);
            }
        }
        named.addAll(worst(most));
        return RowFactory.create(slot, null, total, packed(named));
    }

    private static int behind(long[] sorted, int from, long key) {
        int i = from;
        while (i < sorted.length && sorted[i] == key) {
            i++;
        }
        return i;
    }

    private List<Counted> worst(List<Counted> of) {
        return new ArrayList<>(of.stream()
                .sorted(Comparator.<Counted>comparingLong(one -> one.pairs(twoTables))
                        .reversed()
                        .thenComparingLong(Counted::key))
                .limit(NAMED)
                .toList());
    }

    private static byte[] packed(List<Counted> counted) {
        Packer packer = new Packer();
        counted.forEach(one -> packer.put(one.key()).put(one.records()).put(one.right()));
        return packer.take();
    }
}
