package io.plumbline.link;

import io.plumbline.contract.TableSchema;
import java.io.Serial;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/** 实体成员: looks up the thing of each record. Clusters travel in arrays: a join would move all records to find the few that are linked. */
final class Membership implements MapPartitionsFunction<Row, Row> {
    /** Every record with its thing. */
    static final StructType SCHEMA = TableSchema.table()
            .integer("table_no", "0 for the first table, 1 for the second; never null")
            .string("id", "id of the record in its table; never null")
            .string("entity_id", "the thing, the same from run to run; never null")
            .longs("records", "records of the thing; never null")
            .longs("record", "64-bit hash of table and id; never null")
            .build();

    @Serial
    private static final long serialVersionUID = 1;

    private final long[] records;
    private final int[] clusters;
    private final String[] ids;
    private final int[] sizes;

    /**
     * Clusters.
     *
     * @param records ascending
     * @param clusters for each record its cluster's place in the two others
     */
    Membership(long[] records, int[] clusters, String[] ids, int[] sizes) {
        this.records = records;
        this.clusters = clusters;
        this.ids = ids;
        this.sizes = sizes;
    }

    /** Reads rows of side, id and record. */
    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public Row next() {
                Row row = rows.next();
                long record = row.getLong(2);
                int at = Arrays.binarySearch(records, record);
                String id = at < 0 ? Identities.alone(record) : ids[clusters[at]];
                long size = at < 0 ? 1 : sizes[clusters[at]];
                return RowFactory.create(row.getInt(0), row.getString(1), id, size, record);
            }
        };
    }
}
