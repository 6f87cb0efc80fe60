package io.plumbline.relate;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** Keys as text in which different values never look alike, so that columns of different tables can be compared. */
final class Keys {
    /** Whole numbers up to here are exact as doubles. */
    private static final double EXACT = 1e15;

    private Keys() {}

    /** The columns as one text; null where any of them is null. */
    static Column text(Dataset<Row> table, List<String> columns) {
        return joined(columns.stream().map(c -> text(table, c)).toArray(Column[]::new));
    }

    /** One column as text: 7 and 7.0 look alike, a date is its day number, a timestamp its microseconds. */
    static Column text(Dataset<Row> table, String column) {
        Column value = table.col(column);
        DataType type = table.schema().apply(column).dataType();
        if (type.equals(DataTypes.DateType)) {
            return unix_date(value).cast(DataTypes.StringType);
        }
        if (type.equals(DataTypes.TimestampType)) {
            return unix_micros(value).cast(DataTypes.StringType);
        }
        if (type.equals(DataTypes.DoubleType)) {
            return when(
                            value.equalTo(floor(value)).and(abs(value).lt(lit(EXACT))),
                            value.cast(DataTypes.LongType).cast(DataTypes.StringType))
                    .otherwise(value.cast(DataTypes.StringType));
        }
        return value.cast(DataTypes.StringType);
    }

    /** A value on a day; null where either is. */
    static Column dated(Dataset<Row> table, String column, Column day) {
        return joined(text(table, column), unix_date(day).cast(DataTypes.StringType));
    }

    /** The identifier of a formed record: SHA-256 of the parts, each with its length. */
    static Column id(Column... parts) {
        return sha2(joined(parts), 256);
    }

    private static Column joined(Column... parts) {
        Column[] sized = new Column[parts.length * 3];
        for (int i = 0; i < parts.length; i++) {
            sized[3 * i] = length(parts[i]).cast(DataTypes.StringType);
            sized[3 * i + 1] = lit(":");
            sized[3 * i + 2] = parts[i];
        }
        return concat(sized);
    }
}
