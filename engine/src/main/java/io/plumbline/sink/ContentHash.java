package io.plumbline.sink;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;

/**
 * The canonical hash of a table: equal for equal rows, whatever their order, files and partitions. Every row is hashed over its
 * columns in the order of their names; the hashes are added up, so that a row that stands twice counts twice.
 */
public final class ContentHash {
    private ContentHash() {}

    /** Row count and hash, for example {@code 1200:-3fa…}. */
    public static String of(Dataset<Row> table) {
        Column[] columns = Arrays.stream(table.schema().fields())
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .map(ContentHash::hashable)
                .toArray(Column[]::new);
        Column one = functions.xxhash64(columns).cast("decimal(38,0)");
        Column other = functions.hash(columns).cast("decimal(38,0)");
        Row row = table.agg(functions.count(functions.lit(1)), functions.sum(one), functions.sum(other))
                .first();
        return row.getLong(0) + ":" + row.get(1) + ":" + row.get(2);
    }

    private static Column hashable(StructField field) {
        Column column = functions.col("`" + field.name().replace("`", "``") + "`");
        DataType type = field.dataType();
        if (type instanceof MapType) {
            column = functions.array_sort(functions.map_entries(column));
        }
        // A null and an absent value hash alike, so its absence is hashed beside the value.
        return functions.struct(column, column.isNull());
    }
}
