package io.plumbline.relate;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import io.plumbline.pack.Catalog;
import io.plumbline.pack.Counterpart;
import io.plumbline.pack.Windows;
import io.plumbline.source.Lineage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** Brings the records of one stratum and the events of all its keys together, and counts around the days of each record. */
final class Windowing {
    private static final String STRATUM = "relate_stratum";
    private static final String OTHER = "relate_other";
    private static final String KEY = "relate_key";
    private static final String FIRST = "relate_first_day";
    private static final String LAST = "relate_last_day";
    private static final String OUT = "relate_out";
    private static final String SITE = "relate_site";

    private final String id;
    private final Windows windows;
    private final Tables tables;

    Windowing(String id, Windows windows, Tables tables) {
        this.id = id;
        this.windows = windows;
        this.tables = tables;
    }

    Added around(Dataset<Row> table) {
        String p = Catalog.prefix(id) + "_";
        List<Counterpart> supplied = windows.in().stream()
                .filter(in -> tables.table().apply(in.table()) != null)
                .toList();
        String absent = absent(supplied);
        if (absent != null) {
            return Added.notSupplied(id, windows, absent);
        }
        Dataset<Row> today = tables.carried(windows.of(), table);
        Dataset<Row> rows = records(today, supplied.get(0));
        if (windows.control() != null && windows.through() != null) {
            rows = rows.unionByName(marks(today, supplied.get(0)));
        }
        for (Counterpart in : supplied) {
            rows = rows.unionByName(events(in));
        }
        WindowCounts counts = new WindowCounts(
                Windows.days(windows.before()),
                Windows.days(windows.after()),
                windows.daily(),
                windows.control() != null,
                windows.control() != null && windows.control().matched());
        MapPartitionsFunction<Row, Row> solve = each -> new Strata(each, counts);
        Dataset<Row> counted = rows.repartition(col(STRATUM))
                .sortWithinPartitions(STRATUM, OTHER, FIRST, Lineage.RECORD_ID, KEY)
                .mapPartitions(solve, Encoders.row(Strata.RESULT));
        return WindowColumns.described(p, windows.through() == null ? counted : together(counted));
    }

    private String absent(List<Counterpart> supplied) {
        if (supplied.isEmpty()) {
            return windows.in().get(0).table();
        }
        if (windows.without() != null && tables.table().apply(windows.without().table()) == null) {
            return windows.without().table();
        }
        if (windows.through() != null && tables.table().apply(windows.through().table()) == null) {
            return windows.through().table();
        }
        return new Judge(tables, null).absent(windows.comparable());
    }

    /** The records with their days, one for each neighbour where they are counted through neighbours. */
    private Dataset<Row> records(Dataset<Row> table, Counterpart in) {
        Dataset<Row> placed = windows.through() == null ? table : atNeighbours(table);
        Instants instants = tables.instants();
        int washOut = Windows.days(windows.washOut());
        Column first = unix_date(instants.day(placed, windows.at())).cast(DataTypes.LongType);
        Column last = windows.until() == null
                ? first
                : unix_date(instants.day(placed, windows.until())).cast(DataTypes.LongType);
        Map<String, Column> kept = new LinkedHashMap<>();
        kept.put(FIRST, first.minus(lit(washOut)));
        kept.put(LAST, last.plus(lit(washOut)));
        kept.put(KEY, Keys.text(placed, own(in)));
        kept.put(STRATUM, stratum(placed, control(in), in));
        if (windows.without() != null) {
            kept.put(SITE, Keys.text(placed, own(windows.without())));
        }
        Map<String, Column> reasons = new LinkedHashMap<>();
        if (windows.through() != null) {
            kept.put("relate_neighbour", placed.col(windows.through().column()));
            reasons.put("no_neighbour", col("relate_neighbour").isNull());
        }
        reasons.put(Judge.NO_KEY, col(KEY).isNull());
        reasons.put(Judge.TIME_MISSING, col(FIRST).isNull().or(col(LAST).isNull()));
        reasons.put(Judge.SPAN_EMPTY, col(LAST).lt(col(FIRST).plus(lit(2L * washOut))));
        Dataset<Row> judged =
                new Judge(tables, windows.at()).judge(placed, windows.where(), windows.comparable(), kept, reasons);
        return row(outside(judged).withColumn(Search.REASON, windowed(col(Search.REASON))));
    }

    private Column windowed(Column reason) {
        Column closes = col(LAST).plus(lit(Windows.days(windows.after())));
        Column opens = col(FIRST).minus(lit(Windows.days(windows.before())));
        Column begin =
                least(coalesce(col("relate_begin"), lit(day(tables.windowFrom()))), lit(day(tables.windowFrom())));
        return when(reason.isNotNull(), reason)
                .when(closes.geq(lit(day(tables.asOf()))), lit(Judge.WINDOW_OPEN))
                .when(opens.lt(begin), lit("window_early"));
    }

    /** Adds the days that are taken out and the first day that the counted tables hold. */
    private Dataset<Row> outside(Dataset<Row> judged) {
        Dataset<Row> begun = judged.crossJoin(begin());
        if (windows.without() == null) {
            return begun.withColumn(OUT, lit(new long[0]));
        }
        String taken = windows.without().table();
        Dataset<Row> in = tables.carried(taken, tables.table().apply(taken));
        String time = tables.timeOf(windows.without().table(), windows.without().time());
        Column day = unix_date(tables.instants().day(in, time)).cast(DataTypes.LongType);
        long margin = Windows.days(windows.margin());
        Dataset<Row> days = in.where(Judge.holds(windows.without().where(), in))
                .select(
                        Keys.text(in, theirs(windows.without())).as(SITE),
                        explode(sequence(day.minus(lit(margin)), day.plus(lit(margin))))
                                .as("relate_day"))
                .groupBy(SITE)
                .agg(sort_array(collect_set(col("relate_day"))).as(OUT));
        return begun.join(days, new String[] {SITE}, "left").withColumn(OUT, coalesce(col(OUT), lit(new long[0])));
    }

    private Dataset<Row> begin() {
        Dataset<Row> all = null;
        for (Counterpart in : windows.in()) {
            Dataset<Row> table = tables.table().apply(in.table());
            if (table != null) {
                Dataset<Row> days = table.select(day(table, in).as("relate_day"));
                all = all == null ? days : all.unionByName(days);
            }
        }
        return all.agg(min(col("relate_day")).as("relate_begin"));
    }

    /** The keys of the records themselves, where these are counted at their neighbours: they are treated as well. */
    private Dataset<Row> marks(Dataset<Row> table, Counterpart in) {
        Dataset<Row> own = table.select(
                        Keys.text(table, own(in)).as(KEY),
                        stratum(table, control(in), in).as(STRATUM))
                .where(col(KEY).isNotNull())
                .distinct()
                .withColumn(FIRST, lit(0L))
                .withColumn(LAST, lit(0L))
                .withColumn(Search.REASON, lit("treated"))
                .withColumn(OUT, lit(new long[0]));
        return row(own.withColumn(Lineage.RECORD_ID, lit(null).cast(DataTypes.StringType)));
    }

    private Dataset<Row> events(Counterpart in) {
        Dataset<Row> table = tables.carried(in.table(), tables.table().apply(in.table()));
        Map<String, String> on = in.on();
        List<String> shared = control(in).stream().map(on::get).toList();
        return table.where(Judge.holds(in.where(), table))
                .select(
                        Keys.text(table, theirs(in)).as(KEY),
                        (windows.control() == null ? Keys.text(table, theirs(in)) : joined(table, shared)).as(STRATUM),
                        lit(true).as(OTHER),
                        day(table, in).as(FIRST),
                        lit(null).cast(DataTypes.LongType).as(LAST),
                        col(Lineage.RECORD_ID),
                        lit(null).cast(DataTypes.StringType).as(Search.REASON),
                        lit(new long[0]).as(OUT))
                .where(col(KEY).isNotNull()
                        .and(col(STRATUM).isNotNull())
                        .and(col(FIRST).isNotNull()));
    }

    private static Dataset<Row> row(Dataset<Row> rows) {
        return rows.select(
                col(KEY),
                coalesce(when(col(KEY).isNotNull(), col(STRATUM)), concat(lit("~"), col(Lineage.RECORD_ID)))
                        .as(STRATUM),
                lit(false).as(OTHER),
                col(FIRST),
                col(LAST),
                col(Lineage.RECORD_ID),
                col(Search.REASON),
                col(OUT));
    }

    private Dataset<Row> atNeighbours(Dataset<Row> table) {
        Windows.Through through = windows.through();
        Dataset<Row> pairs = tables.table().apply(through.table());
        Dataset<Row> neighbours = pairs.select(
                        Keys.text(pairs, through.from()).as("relate_from"),
                        pairs.col(through.to()).as("relate_to"))
                .where(col("relate_from").isNotNull().and(col("relate_to").isNotNull()))
                .distinct();
        return table.join(neighbours, Keys.text(table, through.column()).equalTo(col("relate_from")), "left")
                .withColumn(through.column(), col("relate_to"))
                .drop("relate_from", "relate_to");
    }

    /** What was counted at several neighbours of one record, as one; it is comparable where it was counted at any. */
    private static Dataset<Row> together(Dataset<Row> counted) {
        List<Column> all = new ArrayList<>();
        for (StructField field : Strata.RESULT.fields()) {
            String name = field.name();
            if (!name.equals(Lineage.RECORD_ID)) {
                Column value = col(name);
                Column reason = when(count(when(value.isNull(), lit(1))).equalTo(0), max(value));
                all.add((name.equals(Search.REASON) ? reason : name.equals("back_days") ? min(value) : sum(value))
                        .as(name));
            }
        }
        return counted.groupBy(Lineage.RECORD_ID)
                .agg(all.get(0), all.subList(1, all.size()).toArray(Column[]::new));
    }

    private Column day(Dataset<Row> table, Counterpart in) {
        Column day = tables.instants().day(table, tables.timeOf(in.table(), in.time()));
        return unix_date(day).cast(DataTypes.LongType);
    }

    private static long day(LocalDate day) {
        return day.toEpochDay();
    }

    private Column stratum(Dataset<Row> table, List<String> shared, Counterpart in) {
        return windows.control() == null ? Keys.text(table, own(in)) : joined(table, shared);
    }

    private static Column joined(Dataset<Row> table, List<String> columns) {
        return columns.isEmpty() ? lit("") : Keys.text(table, columns);
    }

    private List<String> control(Counterpart in) {
        return windows.control() == null ? own(in) : windows.control().same();
    }

    private static List<String> own(Counterpart in) {
        return List.copyOf(new TreeMap<>(in.on()).keySet());
    }

    private static List<String> theirs(Counterpart in) {
        return List.copyOf(new TreeMap<>(in.on()).values());
    }
}
