package io.plumbline.link;

import io.plumbline.contract.TableSchema;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** 称量: what clusters are made from: the pairs that are linked, and those that look alike and are vetoed; of all others only how many. */
final class Weighing implements MapPartitionsFunction<Row, Row> {
    static final StructType SCHEMA = TableSchema.table()
            .add("edges", DataTypes.BinaryType, "left, right, weight and kind of pairs; null beside bins")
            .add("bins", DataTypes.BinaryType, "whole bits, pairs, and vetoed ones of them; null beside edges")
            .build();

    private static final int ROW_BYTES = 1 << 20;
    private static final byte APART = -1;

    @Serial
    private static final long serialVersionUID = 1;

    private final Weigher weigher;

    Weighing(Weigher weigher) {
        this.weigher = weigher;
    }

    /** Reads rows of packed pairs. */
    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        Packer packer = new Packer();
        Map<Long, long[]> bins = new TreeMap<>();
        return new Emitter() {
            @Override
            boolean more() {
                while (rows.hasNext() && packer.size() < ROW_BYTES) {
                    ByteBuffer pairs = ByteBuffer.wrap(rows.next().getAs(0));
                    while (pairs.hasRemaining()) {
                        weigh(ScoredPair.read(pairs));
                    }
                }
                if (packer.size() > 0) {
                    emit(packer.take(), null);
                }
                if (!rows.hasNext()) {
                    bins.forEach((bits, bin) -> packer.put(bits).put(bin[0]).put(bin[1]));
                    emit(null, packer.take());
                }
                return rows.hasNext();
            }

            private void weigh(ScoredPair pair) {
                double weight = weigher.weight(pair);
                long[] bin = bins.computeIfAbsent((long) Math.floor(weight), none -> new long[2]);
                bin[0]++;
                bin[1] += pair.vetoed() ? 1 : 0;
                boolean linked = weigher.isLinked(pair, weight);
                if (linked || (pair.vetoed() && weigher.isShown(pair, weight))) {
                    byte kind = weigher.isCertain(pair) ? Edges.CERTAIN : Edges.SCORED;
                    packer.put(pair.left()).put(pair.right()).put(weight).put(linked ? kind : APART);
                }
            }
        };
    }

    /** 见证: takes the pairs of {@link #edges}. */
    interface Reader {
        void linked(long left, long right, double weight, byte kind);

        void apart(long left, long right);
    }

    /** Reads the pairs of all partitions. */
    static void edges(List<Row> rows, Reader reader) {
        for (Row row : rows) {
            ByteBuffer packed = ByteBuffer.wrap(row.isNullAt(0) ? new byte[0] : row.getAs(0));
            while (packed.hasRemaining()) {
                long left = packed.getLong();
                long right = packed.getLong();
                double weight = packed.getDouble();
                byte kind = packed.get();
                if (kind == APART) {
                    reader.apart(left, right);
                } else {
                    reader.linked(left, right, weight, kind);
                }
            }
        }
    }

    /** Whole bits → pairs, and how many of them are vetoed, of all partitions. */
    static Map<Integer, long[]> histogram(List<Row> rows) {
        Map<Integer, long[]> histogram = new TreeMap<>();
        for (Row row : rows) {
            ByteBuffer packed = ByteBuffer.wrap(row.isNullAt(1) ? new byte[0] : row.getAs(1));
            while (packed.hasRemaining()) {
                long[] bin = histogram.computeIfAbsent((int) packed.getLong(), none -> new long[2]);
                bin[0] += packed.getLong();
                bin[1] += packed.getLong();
            }
        }
        return histogram;
    }
}
