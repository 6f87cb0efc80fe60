package io.plumbline.relate;

import static org.apache.spark.sql.functions.col;

import io.plumbline.contract.TableSchema;
import io.plumbline.source.Lineage;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** What counts around the days of a record are called on it. */
final class WindowColumns {
    private WindowColumns() {}

    /** The columns, each beginning with the relation's prefix. */
    static StructType of(String p) {
        TableSchema columns = Added.comparable(TableSchema.table(), p);
        for (String side : List.of("before", "during", "after")) {
            columns.longs(p + side, "rows counted " + side + "; null where not comparable")
                    .longs(p + side + "_days", "days counted over; null where not comparable");
        }
        columns.longs(
                        p + "back_days",
                        "days after the end until a week holds half of what was usual; null where none does")
                .longs(p + "controls", "untreated keys counted beside; null where none was asked for");
        for (String side : List.of("before", "during", "after")) {
            columns.longs(p + "control_" + side, "their rows " + side + " on the same days; null without any");
        }
        return columns.longs(p + "control_found", "how many of them have a row after; null without any")
                .build();
    }

    /** Counts under their names. */
    static Added described(String p, Dataset<Row> counted) {
        List<Column> found = new ArrayList<>(List.of(col(Lineage.RECORD_ID)));
        List<Column> added = new ArrayList<>();
        for (StructField field : of(p).fields()) {
            String name = field.name().substring(p.length());
            Column value = name.equals("comparable")
                    ? col(Search.REASON).isNull()
                    : name.equals("reason") ? col(Search.REASON) : col(name);
            found.add(Added.documented(value, field));
            added.add(col(field.name()));
        }
        return new Added(counted.select(found.toArray(Column[]::new)), added);
    }
}
