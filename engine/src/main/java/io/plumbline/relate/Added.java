package io.plumbline.relate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.plumbline.contract.TableSchema;
import io.plumbline.pack.Balance;
import io.plumbline.pack.Calendar;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Match;
import io.plumbline.pack.Overlap;
import io.plumbline.pack.Recurrence;
import io.plumbline.pack.Relation;
import io.plumbline.pack.Repeat;
import io.plumbline.pack.Total;
import io.plumbline.pack.Windows;
import io.plumbline.source.Lineage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns that a relation adds to its table.
 *
 * @param found {@code record_id} and the added columns, one row per record; null when the same is added to every record
 * @param added the added columns, in order, over the table joined with {@code found}
 */
record Added(Dataset<Row> found, List<Column> added) {
    private static final double MICROS = 1e6;

    /** The added columns with their comments, in order. */
    static StructType columns(String id, Relation relation) {
        String p = Catalog.prefix(id) + "_";
        if (relation instanceof Balance) {
            return balance(p);
        }
        if (relation instanceof Windows) {
            return WindowColumns.of(p);
        }
        if (relation instanceof Repeat) {
            return Repeating.columns(p);
        }
        if (relation instanceof Total) {
            return Totalling.columns(p);
        }
        TableSchema columns = TableSchema.table();
        if (relation instanceof Calendar) {
            columns.date(Tables.PERIOD_ON, "the first day of the period; never null");
        }
        comparable(columns, p);
        columns.bool(p + "found", found(relation));
        if (relation instanceof Match) {
            columns.string(p + "id", "record_id of the counterpart; null without one")
                    .number(p + "after_s", "seconds from the record to the counterpart; null without one");
        } else if (relation instanceof Recurrence) {
            columns.string(p + "id", "record_id of the first return; null without one")
                    .string(p + "by", "table of the first return; null without one")
                    .number(p + "after_s", "seconds to the first return; null without one")
                    .longs(p + "count", "returns in the window; null where not comparable")
                    .longs(p + "reporters", "distinct reporter × day among the returns; null where unknown");
        } else if (relation instanceof Overlap) {
            columns.string(p + "id", "record_id of the first such record; null without one")
                    .longs(p + "count", "how many such records there are; null where not comparable")
                    .number(p + "s", "longest common time in seconds; null without one");
        } else {
            columns.longs(p + "count", "rows found in the period; null where not comparable");
        }
        return columns.build();
    }

    private static StructType balance(String p) {
        TableSchema columns = TableSchema.table()
                .date(Tables.PERIOD_ON, "the first day of the period; never null")
                .number("left_total", "sum of the side that claims; null without rows")
                .number("right_total", "sum of the side that measures; null without rows")
                .longs("left_n", "rows with a quantity on the side that claims; never null")
                .longs("right_n", "rows with a quantity on the side that measures; never null")
                .number("gap", "left − right; null where a side has no rows")
                .number("gap_share", "gap ÷ right; null where right is zero or a side has no rows");
        return comparable(columns, p).build();
    }

    static TableSchema comparable(TableSchema columns, String p) {
        return columns.bool(p + "comparable", "whether the record can be compared at all; never null")
                .string(p + "reason", "why it cannot; null where it can");
    }

    private static String found(Relation relation) {
        String what = relation instanceof Match
                ? "a counterpart was found"
                : relation instanceof Recurrence
                        ? "it returned"
                        : relation instanceof Overlap ? "another record holds at the same time" : "any row came";
        return "whether " + what + "; null where not comparable";
    }

    /** The added columns of a record when a table was not supplied: each null, with the reason. */
    static Added notSupplied(String id, Relation relation, String missing) {
        return incomparable(id, relation, "not_supplied: " + missing);
    }

    /** The added columns of records none of which can be compared: each null, with the reason. */
    static Added incomparable(String id, Relation relation, String reason) {
        StructField[] fields = columns(id, relation).fields();
        List<Column> all = new ArrayList<>();
        all.add(documented(lit(false), fields[0]));
        all.add(documented(lit(reason), fields[1]));
        for (int i = 2; i < fields.length; i++) {
            all.add(documented(lit(null), fields[i]));
        }
        return new Added(null, all);
    }

    /**
     * The added columns of the records of a search.
     *
     * @param open where a record without a counterpart cannot be compared because its window is still open
     */
    static Added of(String id, Relation relation, Dataset<Row> searched, Column open) {
        Map<String, Column> values =
                values(open, !(relation instanceof Overlap o) || (o.span() != null && o.toSpan() != null));
        String p = Catalog.prefix(id) + "_";
        List<Column> result = new ArrayList<>(List.of(col(Lineage.RECORD_ID)));
        List<Column> all = new ArrayList<>();
        for (StructField field : columns(id, relation).fields()) {
            result.add(documented(values.get(field.name().substring(p.length())), field));
            all.add(col(field.name()));
        }
        return new Added(searched.select(result.toArray(Column[]::new)), all);
    }

    private static Map<String, Column> values(Column open, boolean lasts) {
        Column found = col(Search.COUNT).gt(0);
        Column reason = when(col(Search.REASON).isNotNull(), col(Search.REASON))
                .when(found.equalTo(false).and(open), lit(Judge.WINDOW_OPEN));
        Column comparable = reason.isNull();
        Map<String, Column> values = new LinkedHashMap<>();
        values.put("comparable", comparable);
        values.put("reason", reason);
        values.put("found", when(comparable, found));
        values.put("id", when(comparable, col(Search.OTHER_ID)));
        values.put("by", when(comparable, col(Search.OTHER_TABLE)));
        values.put(
                "after_s",
                when(comparable, col(Search.OTHER_AT).minus(col(Search.AT)).divide(lit(MICROS))));
        values.put("count", when(comparable, col(Search.COUNT)));
        values.put("reporters", when(comparable, col(Search.EXTRA)));
        Column common = lasts ? col(Search.EXTRA).divide(lit(MICROS)) : lit(0.0);
        values.put("s", when(comparable.and(found), common));
        return values;
    }

    static Column documented(Column value, StructField field) {
        return value.cast(field.dataType()).as(field.name(), field.metadata());
    }
}
