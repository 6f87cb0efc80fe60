package io.plumbline.relate;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.plumbline.contract.Contract;
import io.plumbline.expr.Expression;
import io.plumbline.pack.Condition;
import io.plumbline.pack.Counterpart;
import io.plumbline.pack.Match;
import io.plumbline.pack.Overlap;
import io.plumbline.pack.Recurrence;
import io.plumbline.pack.Within;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** Finds the counterparts of one table's records and writes them onto the records. */
final class Matching {
    private static final long FOREVER = Long.MAX_VALUE;
    private static final Column NOBODY = lit(null).cast(DataTypes.StringType);

    private final String id;
    private final Tables tables;
    private final Instants instants;

    Matching(String id, Tables tables) {
        this.id = id;
        this.tables = tables;
        this.instants = tables.instants();
    }

    Added match(Dataset<Row> table, Match match) {
        Counterpart to = match.to();
        String absent = absent(List.of(to), match.comparable());
        if (absent != null) {
            return Added.notSupplied(id, match, absent);
        }
        Dataset<Row> records = records(table, match.where(), match.within(), List.of(to), match.comparable());
        // What a record that cannot be judged has used up is not left for another.
        Column without = coalesce(col(Search.REASON), lit("")).isin(Judge.OUTSIDE, Judge.TIME_MISSING);
        Column key = when(without.equalTo(false).and(col(Search.AT).isNotNull()), col(keyName(0)));
        Dataset<Row> searched = Search.run(records, key, List.of(others(to, false)), new Pairing(match.once()));
        return Added.of(id, match, searched, open(match.within()));
    }

    Added recur(Dataset<Row> table, Recurrence recurrence) {
        List<Counterpart> supplied = recurrence.in().stream()
                .filter(c -> tables.table().apply(c.table()) != null)
                .toList();
        String absent =
                supplied.isEmpty() ? recurrence.in().get(0).table() : absent(List.of(), recurrence.comparable());
        if (absent != null) {
            return Added.notSupplied(id, recurrence, absent);
        }
        List<Counterpart> ways = new ArrayList<>();
        Map<List<String>, List<Dataset<Row>>> others = new LinkedHashMap<>();
        for (Counterpart counterpart : supplied) {
            others.computeIfAbsent(ownColumns(counterpart), way -> {
                        ways.add(counterpart);
                        return new ArrayList<>();
                    })
                    .add(others(counterpart, true));
        }
        Dataset<Row> records = records(table, recurrence.where(), recurrence.within(), ways, recurrence.comparable());
        Dataset<Row> searched = null;
        int way = 0;
        for (List<Dataset<Row>> found : others.values()) {
            Column key = when(col(Search.REASON).isNull(), col(keyName(way++)));
            Dataset<Row> next = Search.run(records, key, found, new Returns());
            searched = searched == null ? next : searched.unionByName(next);
        }
        Column open = recurrence.complete() ? open(recurrence.within()) : lit(false);
        return Added.of(id, recurrence, way == 1 ? searched : Search.merged(searched), open);
    }

    Added overlap(Dataset<Row> table, Overlap overlap) {
        String absent = absent(List.of(overlap.to()), overlap.comparable());
        if (absent != null) {
            return Added.notSupplied(id, overlap, absent);
        }
        Map<String, Column> kept = new LinkedHashMap<>();
        String from = overlap.span() == null
                ? tables.timeOf(overlap.of(), null)
                : overlap.span().from();
        kept.put(Search.AT, instants.micros(table, from));
        kept.put(Search.LO, kept.get(Search.AT));
        kept.put(
                Search.HI,
                overlap.span() == null
                        ? shortest(kept.get(Search.AT))
                        : end(table, overlap.span().to()));
        kept.put(keyName(0), Keys.text(table, ownColumns(overlap.to())));
        Map<String, Column> reasons = reasons(1);
        reasons.put(Judge.SPAN_EMPTY, col(Search.HI).leq(col(Search.LO)));
        Dataset<Row> records =
                new Judge(tables, from).judge(table, overlap.where(), overlap.comparable(), kept, reasons);
        Column key = when(col(Search.REASON).isNull(), col(keyName(0)));
        Dataset<Row> searched = Search.run(records, key, List.of(spans(overlap)), new Overlaps());
        return Added.of(id, overlap, searched, lit(false));
    }

    private String absent(List<Counterpart> counterparts, List<Condition> conditions) {
        for (Counterpart counterpart : counterparts) {
            if (tables.table().apply(counterpart.table()) == null) {
                return counterpart.table();
            }
        }
        return new Judge(tables, null).absent(conditions);
    }

    /** The records with their window and one key per way of joining. */
    private Dataset<Row> records(
            Dataset<Row> table, Expression where, Within within, List<Counterpart> ways, List<Condition> conditions) {
        Column at = instants.micros(table, within.after());
        Column lo = instants.plus(at, Shift.parse(id, within.from()));
        Map<String, Column> kept = new LinkedHashMap<>();
        kept.put(Search.AT, at);
        kept.put(Search.LO, within.strictly() ? lo.plus(lit(1L)) : lo);
        kept.put(Search.HI, within.upTo() == null ? lit(FOREVER) : instants.plus(at, Shift.parse(id, within.upTo())));
        for (int i = 0; i < ways.size(); i++) {
            kept.put(keyName(i), Keys.text(table, ownColumns(ways.get(i))));
        }
        return new Judge(tables, within.after()).judge(table, where, conditions, kept, reasons(ways.size()));
    }

    private static Map<String, Column> reasons(int ways) {
        Column noKey = lit(true);
        for (int i = 0; i < ways; i++) {
            noKey = noKey.and(col(keyName(i)).isNull());
        }
        Map<String, Column> reasons = new LinkedHashMap<>();
        reasons.put(Judge.NO_KEY, noKey);
        reasons.put(Judge.TIME_MISSING, col(Search.AT).isNull());
        return reasons;
    }

    private Dataset<Row> others(Counterpart to, boolean reported) {
        Dataset<Row> table = tables.table().apply(to.table());
        String time = tables.timeOf(to.table(), to.time());
        Column at = instants.micros(table, time);
        return Search.others(
                table,
                to.table(),
                Judge.holds(to.where(), table),
                Keys.text(table, theirColumns(to)),
                at,
                at,
                reported ? who(table, to.table(), time) : NOBODY);
    }

    private Column who(Dataset<Row> table, String counterpart, String time) {
        Contract contract = tables.contract().apply(counterpart);
        if (contract == null || contract.reporter() == null) {
            return NOBODY;
        }
        return Keys.dated(table, contract.reporter(), instants.day(table, time));
    }

    private Dataset<Row> spans(Overlap overlap) {
        Counterpart to = overlap.to();
        Dataset<Row> table = tables.table().apply(to.table());
        boolean moment = overlap.toSpan() == null;
        Column from = instants.micros(
                table,
                moment ? tables.timeOf(to.table(), to.time()) : overlap.toSpan().from());
        Column until = moment ? shortest(from) : end(table, overlap.toSpan().to());
        return Search.others(
                table,
                to.table(),
                Judge.holds(to.where(), table).and(until.gt(from)),
                Keys.text(table, theirColumns(to)),
                from,
                until,
                NOBODY);
    }

    /** A moment is met by a span that holds it, as if it lasted the shortest time there is. */
    private static Column shortest(Column moment) {
        return moment.plus(lit(1L));
    }

    private Column end(Dataset<Row> table, String column) {
        Column end = instants.micros(table, column);
        return when(end.isNull(), lit(instants.start(tables.asOf()))).otherwise(end);
    }

    private Column open(Within within) {
        return within.upTo() == null ? lit(false) : col(Search.HI).geq(lit(instants.start(tables.asOf())));
    }

    private static String keyName(int way) {
        return Search.KEY + "_" + way;
    }

    private static List<String> ownColumns(Counterpart to) {
        return List.copyOf(new TreeMap<>(to.on()).keySet());
    }

    private static List<String> theirColumns(Counterpart to) {
        return List.copyOf(new TreeMap<>(to.on()).values());
    }
}
