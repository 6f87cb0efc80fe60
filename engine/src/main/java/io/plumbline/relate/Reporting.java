package io.plumbline.relate;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import io.plumbline.contract.Contract;
import io.plumbline.contract.Validity;
import io.plumbline.pack.Calendar;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Counterpart;
import io.plumbline.source.Lineage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** Lays out the periods in which records oblige to report, and counts what came. */
final class Reporting {
    private static final String KEY = "relate_key";
    private static final String THEIR_KEY = "relate_their_key";
    private static final String THEIR_PERIOD = "relate_their_period";
    private static final String ROWS = "relate_rows";

    private final String id;
    private final Calendar calendar;
    private final Tables tables;

    Reporting(String id, Calendar calendar, Tables tables) {
        this.id = id;
        this.calendar = calendar;
        this.tables = tables;
    }

    /** The table; null when the one that obliges was not supplied. */
    Dataset<Row> form() {
        Dataset<Row> of = tables.table().apply(calendar.of());
        if (of == null) {
            return null;
        }
        Dataset<Row> periods = periods(of.where(Judge.holds(calendar.where(), of)));
        Judge judge = new Judge(tables, Tables.PERIOD_ON);
        Dataset<Row> in = tables.table().apply(calendar.in().table());
        String blind = blind(in, judge);
        if (blind != null) {
            return described(periods.withColumn(Search.REASON, lit(blind)).withColumn(ROWS, lit(0L)), of);
        }
        Map<String, Column> kept = new LinkedHashMap<>();
        Arrays.stream(periods.columns())
                .filter(c -> !c.equals(Lineage.RECORD_ID))
                .forEach(c -> kept.put(c, periods.col(c)));
        List<String> on = List.copyOf(new TreeMap<>(calendar.in().on()).keySet());
        kept.put(KEY, Keys.text(periods, on));
        Dataset<Row> judged =
                judge.judge(periods, null, calendar.comparable(), kept, Map.of(Judge.NO_KEY, col(KEY).isNull()));
        Dataset<Row> counted = judged.join(
                rows(in),
                col(KEY).equalTo(col(THEIR_KEY)).and(col(Tables.PERIOD_ON).equalTo(col(THEIR_PERIOD))),
                "left");
        return described(counted, of);
    }

    /** Why no period can be judged; null where some may be. */
    private String blind(Dataset<Row> in, Judge judge) {
        String absent = in == null ? calendar.in().table() : judge.absent(calendar.comparable());
        if (absent != null) {
            return "not_supplied: " + absent;
        }
        String incomplete = tables.incomplete().stopping(calendar);
        return incomplete == null ? null : Relations.INCOMPLETE + incomplete;
    }

    /** The records once for every whole period inside their validity and the window. */
    private Dataset<Row> periods(Dataset<Row> of) {
        Steps steps = Steps.of(calendar.period(), tables.windowFrom(), tables.windowTo());
        Instants instants = tables.instants();
        Validity valid = valid();
        Column from = firstWholeDay(of, valid.from());
        Column to = instants.day(of, valid.to());
        Dataset<Row> spans = of.withColumn("relate_from", coalesce(from, lit(tables.windowFrom())))
                .withColumn("relate_to", coalesce(to, lit(tables.windowTo())))
                .where(lit(steps.count() > 0))
                .withColumn("relate_step", explode(sequence(lit(0), lit(Math.max(0, steps.count() - 1)))));
        Column first = start(steps, col("relate_step"));
        Column next = start(steps, col("relate_step").plus(lit(1)));
        return spans.where(first.geq(col("relate_from")).and(next.leq(col("relate_to"))))
                .withColumn(Tables.PERIOD_ON, first)
                .withColumn(
                        Lineage.RECORD_ID,
                        Keys.id(
                                lit(id),
                                col(Lineage.RECORD_ID),
                                unix_date(first).cast(DataTypes.StringType)))
                .drop("relate_from", "relate_to", "relate_step");
    }

    private Validity valid() {
        Contract contract = tables.contract().apply(calendar.of());
        if (contract == null || contract.valid() == null) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "Relation '%s': the contract of '%s' says nothing of when its records hold; give it valid: {from, to}",
                    id,
                    calendar.of()));
        }
        return contract.valid();
    }

    private Column firstWholeDay(Dataset<Row> of, String column) {
        Column day = tables.instants().day(of, column);
        Column begun = tables.instants().wallClock(of, column).gt(Instants.midnight(day));
        return when(begun, date_add(day, 1)).otherwise(day);
    }

    private static Column start(Steps steps, Column step) {
        Column first = lit(steps.first());
        return steps.months() > 0
                ? add_months(first, step.multiply(lit(steps.months())))
                : date_add(first, step.multiply(lit(steps.days())));
    }

    private Dataset<Row> rows(Dataset<Row> in) {
        Counterpart to = calendar.in();
        Column day = tables.instants().day(in, tables.timeOf(to.table(), to.time()));
        List<String> on = List.copyOf(new TreeMap<>(to.on()).values());
        return in.where(Judge.holds(to.where(), in))
                .select(
                        Keys.text(in, on).as(THEIR_KEY),
                        Instants.periodStart(day, calendar.period()).as(THEIR_PERIOD))
                .where(col(THEIR_KEY).isNotNull().and(col(THEIR_PERIOD).isNotNull()))
                .groupBy(THEIR_KEY, THEIR_PERIOD)
                .agg(count(lit(1)).as(ROWS));
    }

    private Dataset<Row> described(Dataset<Row> counted, Dataset<Row> of) {
        String p = Catalog.prefix(id) + "_";
        Column comparable = col(Search.REASON).isNull();
        Column came = coalesce(col(ROWS), lit(0L));
        Map<String, Column> values = Map.of(
                Tables.PERIOD_ON,
                col(Tables.PERIOD_ON),
                p + "comparable",
                comparable,
                p + "reason",
                col(Search.REASON),
                p + "found",
                when(comparable, came.gt(0)),
                p + "count",
                when(comparable, came));
        List<Column> columns = new ArrayList<>();
        Arrays.stream(of.columns()).forEach(c -> columns.add(col("`" + c + "`")));
        for (StructField field : Added.columns(id, calendar).fields()) {
            columns.add(Added.documented(values.get(field.name()), field));
        }
        return counted.select(columns.toArray(Column[]::new));
    }
}
