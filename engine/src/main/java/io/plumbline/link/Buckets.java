package io.plumbline.link;

import java.io.Serial;
import java.io.Serializable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * 桶: by which part of their bits keys come together, so that what has the same key meets in one partition. There are some buckets for each
 * partition, which evens them out.
 *
 * @param partitions how many partitions the buckets are spread over
 * @param bits how many leading bits of a key tell its bucket
 */
record Buckets(int partitions, int bits) implements Serializable {
    static final String BUCKET = "bucket";

    private static final long RECORDS_PER_PARTITION = 50_000;
    private static final long MOST_PARTITIONS = 2_000;
    private static final int PER_PARTITION = 4;

    @Serial
    private static final long serialVersionUID = 1;

    /** For so many records. */
    static Buckets forRecords(long records) {
        int partitions = (int) Math.min(MOST_PARTITIONS, records / RECORDS_PER_PARTITION + 1);
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(PER_PARTITION * partitions - 1);
        return new Buckets(partitions, bits);
    }

    int count() {
        return 1 << bits;
    }

    int of(long key) {
        return (int) (key >>> (Long.SIZE - bits));
    }

    /** Brings rows of one bucket together. */
    Dataset<Row> together(Dataset<Row> rows) {
        return rows.repartition(partitions, functions.col(BUCKET));
    }
}
