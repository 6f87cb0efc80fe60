package io.plumbline.relate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.plumbline.contract.TableSchema;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Repeat;
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

/** Counts, for each record, the others that carry its value at another place. */
final class Repeating {
    private static final String VALUE = "relate_value";
    private static final String PLACE = "relate_place";
    private static final String HERE = "relate_here";
    private static final String ALL = "relate_all";
    private static final String PLACES = "relate_places";

    private final String id;
    private final Repeat repeat;
    private final Tables tables;

    Repeating(String id, Repeat repeat, Tables tables) {
        this.id = id;
        this.repeat = repeat;
        this.tables = tables;
    }

    static StructType columns(String p) {
        return Added.comparable(TableSchema.table(), p)
                .bool(
                        p + "found",
                        "whether a record of another place carries the same value; null where not comparable")
                .longs(p + "count", "records of other places with the same value; null where not comparable")
                .longs(p + "places", "distinct other places among them; null where not comparable")
                .build();
    }

    Added compare(Dataset<Row> table) {
        Map<String, Column> kept = new LinkedHashMap<>();
        kept.put(VALUE, Keys.text(table, repeat.value()));
        kept.put(PLACE, Keys.text(table, repeat.apart()));
        Map<String, Column> reasons = new LinkedHashMap<>();
        reasons.put("no_value", col(VALUE).isNull());
        reasons.put(Judge.NO_KEY, col(PLACE).isNull());
        Dataset<Row> judged = new Judge(tables, null).judge(table, repeat.where(), List.of(), kept, reasons);
        Dataset<Row> here = judged.where(col(Search.REASON).isNull())
                .groupBy(VALUE, PLACE)
                .agg(count(lit(1)).as(HERE));
        Dataset<Row> all =
                here.groupBy(VALUE).agg(sum(col(HERE)).as(ALL), count(lit(1)).as(PLACES));
        Dataset<Row> counted =
                judged.join(here, new String[] {VALUE, PLACE}, "left").join(all, new String[] {VALUE}, "left");
        Column comparable = col(Search.REASON).isNull();
        Map<String, Column> values = Map.of(
                "comparable", comparable,
                "reason", col(Search.REASON),
                "found", when(comparable, col(PLACES).gt(1)),
                "count", when(comparable, col(ALL).minus(col(HERE))),
                "places", when(comparable, col(PLACES).minus(lit(1))));
        String p = Catalog.prefix(id) + "_";
        List<Column> found = new ArrayList<>(List.of(col(Lineage.RECORD_ID)));
        List<Column> added = new ArrayList<>();
        for (StructField field : columns(p).fields()) {
            found.add(Added.documented(values.get(field.name().substring(p.length())), field));
            added.add(col(field.name()));
        }
        return new Added(counted.select(found.toArray(Column[]::new)), added);
    }
}
