package io.plumbline.link;

import io.plumbline.contract.TableSchema;
import java.io.Serial;
import java.util.Arrays;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** 实体成员: looks up the thing of each record. Clusters travel in arrays: a join would move all records to find the few that are linked. */
final class Membership implements MapPartitionsFunction<Row, Row> {
    /** Every record with its thing. */
    static final StructType SCHEMA = TableSchema.table()
            .integer("table_no", "0 for the first table, 1 for the second; never null")
            .string("id", "id of the record in its table; never null")
            .string("entity_id", "the thing, the same from run to run; never null")
            .longs("records", "records of the thing; never null")
            .number(
                    "confidence",
                    "probability of the least sure link that holds the thing together; 1 for a record alone, a certain rule, a person's word; never null")
            .longs("record", "64-bit hash of table and id; never null")
            .build();

    @Serial
    private static final long serialVersionUID = 1;

    private final int columns;
    private final long[] records;
    private final int[] clusters;
    private final String[] ids;
    private final long[] sizes;
    private final double[] confidence;

    /**
     * Clusters.
     *
     * @param columns of a packed record
     * @param records ascending
     * @param clusters for each record its cluster's place in the three others
     */
    Membership(int columns, long[] records, int[] clusters, String[] ids, long[] sizes, double[] confidence) {
        this.columns = columns;
        this.records = records;
        this.clusters = clusters;
        this.ids = ids;
        this.sizes = sizes;
        this.confidence = confidence;
    }

    /** Reads rows of packed records. */
    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        PackedRecords walk = new PackedRecords(columns);
        return new Emitter() {
            @Override
            boolean more() {
                if (!rows.hasNext()) {
                    return false;
                }
                walk.over(rows.next().getAs(0));
                while (walk.next()) {
                    long record = walk.record();
                    int at = Arrays.binarySearch(records, record);
                    String id = at < 0 ? Identities.alone(record) : ids[clusters[at]];
                    emit(
                            walk.side(),
                            walk.id(),
                            id,
                            at < 0 ? 1L : sizes[clusters[at]],
                            at < 0 ? 1.0 : confidence[clusters[at]],
                            record);
                }
                return true;
            }
        };
    }
}
