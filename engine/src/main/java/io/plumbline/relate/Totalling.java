package io.plumbline.relate;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.plumbline.contract.TableSchema;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Total;
import io.plumbline.source.Lineage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Adds up the rows of another table by key and lays the sums beside the records. Sums are of decimals, so that order has no say. */
final class Totalling {
    private static final DataType EXACT = DataTypes.createDecimalType(28, 9);
    private static final String KEY = "relate_key";
    private static final String THEIR_KEY = "relate_their_key";
    private static final String FIRST = "relate_first_day";
    private static final String LAST = "relate_last_day";
    private static final String SUM = "relate_sum";
    private static final String KNOWN = "relate_known";
    private static final String ROWS = "relate_rows";

    private final String id;
    private final Total total;
    private final Tables tables;

    Totalling(String id, Total total, Tables tables) {
        this.id = id;
        this.total = total;
        this.tables = tables;
    }

    static StructType columns(String p) {
        return Added.comparable(TableSchema.table(), p)
                .number(p + "total", "what the rows add up to; 0 where none came; null where not comparable")
                .longs(p + "n", "rows added up; null where not comparable")
                .build();
    }

    Added addUp(Dataset<Row> table) {
        Dataset<Row> in = tables.table().apply(total.in().table());
        Judge judge = new Judge(tables, total.inside().to());
        String absent = in == null ? total.in().table() : judge.absent(total.comparable());
        if (absent != null) {
            return Added.notSupplied(id, total, absent);
        }
        Map<String, Column> kept = new LinkedHashMap<>();
        kept.put(KEY, Keys.text(table, List.copyOf(new TreeMap<>(total.in().on()).keySet())));
        kept.put(FIRST, tables.instants().day(table, total.inside().from()));
        kept.put(LAST, tables.instants().day(table, total.inside().to()));
        Dataset<Row> judged = judge.judge(table, total.where(), total.comparable(), kept, reasons());
        Dataset<Row> counted = judged.join(sums(in), col(KEY).equalTo(col(THEIR_KEY)), "left");
        Column reason = when(col(Search.REASON).isNotNull(), col(Search.REASON))
                .when(coalesce(col(ROWS).gt(col(KNOWN)), lit(false)), lit("quantity_missing"));
        String p = Catalog.prefix(id) + "_";
        Map<String, Column> values = Map.of(
                "comparable",
                reason.isNull(),
                "reason",
                reason,
                "total",
                when(reason.isNull(), coalesce(col(SUM).cast(DataTypes.DoubleType), lit(0.0))),
                "n",
                when(reason.isNull(), coalesce(col(ROWS), lit(0L))));
        List<Column> found = new ArrayList<>(List.of(col(Lineage.RECORD_ID)));
        List<Column> added = new ArrayList<>();
        for (StructField field : columns(p).fields()) {
            found.add(Added.documented(values.get(field.name().substring(p.length())), field));
            added.add(col(field.name()));
        }
        return new Added(counted.select(found.toArray(Column[]::new)), added);
    }

    private Map<String, Column> reasons() {
        LocalDate end = tables.asOf().isBefore(tables.windowTo()) ? tables.asOf() : tables.windowTo();
        Map<String, Column> reasons = new LinkedHashMap<>();
        reasons.put(Judge.NO_KEY, col(KEY).isNull());
        reasons.put(Judge.TIME_MISSING, col(FIRST).isNull().or(col(LAST).isNull()));
        reasons.put(Judge.SPAN_EMPTY, col(LAST).lt(col(FIRST)));
        reasons.put("window_early", col(FIRST).lt(lit(tables.windowFrom())));
        reasons.put(Judge.WINDOW_OPEN, col(LAST).geq(lit(end)));
        return reasons;
    }

    private Dataset<Row> sums(Dataset<Row> in) {
        List<String> on = List.copyOf(new TreeMap<>(total.in().on()).values());
        return in.where(Judge.holds(total.in().where(), in))
                .select(
                        Keys.text(in, on).as(THEIR_KEY),
                        total.sum().column(in.schema()).try_cast(EXACT).as(SUM))
                .where(col(THEIR_KEY).isNotNull())
                .groupBy(THEIR_KEY)
                .agg(
                        sum(col(SUM)).as(SUM),
                        count(col(SUM)).as(KNOWN),
                        count(lit(1)).as(ROWS));
    }
}
