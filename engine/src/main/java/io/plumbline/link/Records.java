package io.plumbline.link;

import io.plumbline.pack.Linking;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** 全部记录: the prepared records of a linking, how many they are, and any few of them. */
final class Records {
    private static final StructType PACKED = new StructType().add(Prepared.PACKED, DataTypes.BinaryType);
    private static final StructType COUNTS = new StructType()
            .add("side", DataTypes.IntegerType)
            .add("records", DataTypes.LongType)
            .add("without_id", DataTypes.LongType);

    private final Linking linking;
    private final Dataset<Row> prepared;
    private final boolean twoTables;
    private final long[] counts = new long[3];

    /**
     * Counts.
     *
     * @param prepared rows of {@link Prepared#SCHEMA}, written
     */
    Records(Linking linking, Dataset<Row> prepared, boolean twoTables) {
        this.linking = linking;
        this.prepared = prepared;
        this.twoTables = twoTables;
        MapPartitionsFunction<Row, Row> summed = rows -> {
            long[][] sums = new long[2][2];
            rows.forEachRemaining(row -> {
                sums[row.getInt(0)][0] += row.getLong(1);
                sums[row.getInt(0)][1] += row.getLong(2);
            });
            return List.of(RowFactory.create(0, sums[0][0], sums[0][1]), RowFactory.create(1, sums[1][0], sums[1][1]))
                    .iterator();
        };
        for (Row row : prepared.select("side", "records", "without_id")
                .mapPartitions(summed, Encoders.row(COUNTS))
                .collectAsList()) {
            counts[row.getInt(0)] += row.getLong(1);
            counts[2] += row.getLong(2);
        }
    }

    /** Of the first table, of the second, and of both without an id. */
    long[] counts() {
        return counts.clone();
    }

    /** How many have an id. */
    long named() {
        return counts[0] + counts[1];
    }

    boolean twoTables() {
        return twoTables;
    }

    /** How many pairs can be formed of them at all. */
    double possiblePairs() {
        return twoTables ? (double) counts[0] * counts[1] : (double) counts[0] * (counts[0] - 1) / 2;
    }

    /** Rows whose only column holds packed records. */
    Dataset<Row> packed() {
        return prepared.select(Prepared.PACKED);
    }

    /** Those with some hashes, as rows of packed records. */
    Dataset<Row> with(LongStream records) {
        long[] wanted = records.sorted().distinct().toArray();
        return packed().mapPartitions(new Picked(linking.columns().size(), wanted, -1), Encoders.row(PACKED));
    }

    /** About so many of them, chosen by their hashes and therefore the same in every run; all where there are no more. */
    Dataset<Row> sample(long most) {
        long upTo = named() > most ? (long) (Long.MAX_VALUE * ((double) most / named())) : Long.MAX_VALUE;
        return packed().mapPartitions(new Picked(linking.columns().size(), new long[0], upTo), Encoders.row(PACKED));
    }

    /** Walks over records as texts. */
    PackedRecords walk() {
        return new PackedRecords(linking.columns().size());
    }
}
