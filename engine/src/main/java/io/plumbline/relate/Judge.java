package io.plumbline.relate;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.plumbline.contract.Contract;
import io.plumbline.contract.Validity;
import io.plumbline.expr.Expression;
import io.plumbline.pack.Condition;
import io.plumbline.source.Lineage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Decides whether a record can be compared at all, and says why not: the first reason that holds.
 *
 * @param tables what may be looked at
 * @param on the column that names the day of a condition without {@code on}; null to look at any day
 */
record Judge(Tables tables, String on) {
    static final String OUTSIDE = "outside";
    static final String NO_KEY = "no_key";
    static final String TIME_MISSING = "time_missing";
    static final String SPAN_EMPTY = "span_empty";
    static final String WINDOW_OPEN = "window_open";

    private static final String INSIDE = "relate_inside";

    /** The first table of the conditions that was not supplied; null when all were. */
    String absent(List<Condition> conditions) {
        return conditions.stream()
                .map(Condition::in)
                .filter(in -> in != null && tables.table().apply(in) == null)
                .findFirst()
                .orElse(null);
    }

    /** Whether an expression is true of a record; null is not true, no expression always is. */
    static Column holds(Expression where, Dataset<Row> table) {
        return where == null ? lit(true) : coalesce(where.predicate(table.schema()), lit(false));
    }

    /**
     * The table's {@code record_id}, the kept columns and {@link Search#REASON}, null where the record is comparable.
     *
     * @param kept name → column over the table
     * @param reasons reason → condition over the kept columns, in order, before those of the relation
     */
    Dataset<Row> judge(
            Dataset<Row> table,
            Expression where,
            List<Condition> conditions,
            Map<String, Column> kept,
            Map<String, Column> reasons) {
        List<Column> columns = new ArrayList<>(List.of(table.col(Lineage.RECORD_ID)));
        kept.forEach((name, column) -> columns.add(column.as(name)));
        columns.add(holds(where, table).as(INSIDE));
        for (int i = 0; i < conditions.size(); i++) {
            columns.addAll(asked(table, conditions.get(i), i));
        }
        Dataset<Row> judged = table.select(columns.toArray(Column[]::new));
        Column reason = when(col(INSIDE).equalTo(false), lit(OUTSIDE));
        for (Map.Entry<String, Column> known : reasons.entrySet()) {
            reason = reason.when(known.getValue(), lit(known.getKey()));
        }
        for (int i = 0; i < conditions.size(); i++) {
            judged = answered(judged, conditions.get(i), i);
            reason = refused(reason, conditions.get(i), i);
        }
        List<Column> out = new ArrayList<>(List.of(col(Lineage.RECORD_ID)));
        kept.keySet().forEach(name -> out.add(col(name)));
        out.add(reason.as(Search.REASON));
        return judged.select(out.toArray(Column[]::new));
    }

    private List<Column> asked(Dataset<Row> table, Condition condition, int i) {
        if (condition.where() != null) {
            return List.of(holds(condition.where(), table).as(holdsName(i)));
        }
        String column = condition.known() != null ? condition.known() : condition.live();
        Column value = Keys.text(table, column).as("relate_value_" + i);
        String dayColumn = dayColumn(condition);
        return dayColumn == null
                ? List.of(value)
                : List.of(value, tables.instants().day(table, dayColumn).as(dayName(i)));
    }

    /** The column that names the day on which a condition must hold; null when it may hold on any. */
    private String dayColumn(Condition condition) {
        boolean dated = condition.live() != null || validity(condition) != null;
        return dated ? (condition.on() == null ? on : condition.on()) : null;
    }

    private Validity validity(Condition condition) {
        Contract contract = tables.contract().apply(condition.in());
        return contract == null ? null : contract.valid();
    }

    private Dataset<Row> answered(Dataset<Row> judged, Condition condition, int i) {
        if (condition.where() != null) {
            return judged;
        }
        Dataset<Row> in = tables.table().apply(condition.in());
        String own = condition.known() != null ? condition.known() : condition.live();
        Column value = Keys.text(in, condition.as() == null ? own : condition.as());
        boolean dated = dayColumn(condition) != null;
        if (condition.live() != null) {
            return live(judged, in.where(value.isNotNull()), condition, value, dated, i);
        }
        return dated ? valid(judged, in.where(value.isNotNull()), condition, value, i) : known(judged, in, value, i);
    }

    private static Dataset<Row> known(Dataset<Row> judged, Dataset<Row> in, Column value, int i) {
        Dataset<Row> values = in.select(value.as(seenName(i)))
                .where(col(seenName(i)).isNotNull())
                .distinct()
                .withColumn(holdsName(i), lit(true));
        return judged.join(values, col("relate_value_" + i).equalTo(col(seenName(i))), "left");
    }

    private Dataset<Row> live(
            Dataset<Row> judged, Dataset<Row> in, Condition condition, Column value, boolean dated, int i) {
        if (!dated) {
            return known(judged, in, value, i);
        }
        String seenOn = "relate_seen_on_" + i;
        Column day = tables.instants().day(in, tables.timeOf(condition.in(), null));
        Dataset<Row> days = in.select(value.as(seenName(i)), day.as(seenOn))
                .where(col(seenOn).isNotNull())
                .distinct()
                .withColumn(holdsName(i), lit(true));
        return judged.join(
                days,
                col("relate_value_" + i)
                        .equalTo(col(seenName(i)))
                        .and(col(dayName(i)).equalTo(col(seenOn))),
                "left");
    }

    private Dataset<Row> valid(Dataset<Row> judged, Dataset<Row> in, Condition condition, Column value, int i) {
        Validity valid = validity(condition);
        Column span = struct(
                tables.instants().day(in, valid.from()).as("from_on"),
                tables.instants().wallClock(in, valid.to()).as("to_at"));
        String spans = "relate_spans_" + i;
        Dataset<Row> values = in.select(value.as(seenName(i)), span.as("relate_span"))
                .groupBy(seenName(i))
                .agg(collect_set(col("relate_span")).as(spans));
        Column day = col(dayName(i));
        Column within = exists(col(spans), s -> {
            Column from = s.getField("from_on");
            Column to = s.getField("to_at");
            return from.isNull().or(from.leq(day)).and(to.isNull().or(to.gt(Instants.midnight(day))));
        });
        return judged.join(values, col("relate_value_" + i).equalTo(col(seenName(i))), "left")
                .withColumn(holdsName(i), coalesce(within, lit(false)));
    }

    private Column refused(Column reason, Condition condition, int i) {
        Column fails = coalesce(col(holdsName(i)), lit(false)).equalTo(false);
        if (condition.where() != null) {
            return reason.when(fails, lit("excluded"));
        }
        Column timed = dayColumn(condition) == null
                ? reason
                : reason.when(col(dayName(i)).isNull(), lit(TIME_MISSING));
        return timed.when(
                fails,
                lit(condition.known() != null ? "unknown_" + condition.known() : "not_live_" + condition.live()));
    }

    private static String holdsName(int i) {
        return "relate_holds_" + i;
    }

    private static String seenName(int i) {
        return "relate_seen_" + i;
    }

    private static String dayName(int i) {
        return "relate_day_" + i;
    }
}
