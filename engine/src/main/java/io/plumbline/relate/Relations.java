package io.plumbline.relate;

import io.plumbline.pack.Balance;
import io.plumbline.pack.Calendar;
import io.plumbline.pack.Match;
import io.plumbline.pack.Overlap;
import io.plumbline.pack.Recurrence;
import io.plumbline.pack.Relation;
import io.plumbline.pack.Repeat;
import io.plumbline.pack.Total;
import io.plumbline.pack.Windows;
import io.plumbline.source.Lineage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * 比对: writes what other sources say about a record onto the record. Every record of the table comes back once. The result does
 * not depend on the order or partitioning of the rows, nor on the session's time zone.
 *
 * <p>Whether a record can be compared at all is decided first; {@code _reason} is the first of these that holds:
 *
 * <ul>
 *   <li>{@code not_supplied: <table>}: a table that is consulted was not supplied, so no record is comparable;
 *   <li>{@code incomplete: <contract>}: rows of a table that is consulted could not be read, so that nothing follows from what is
 *       not found in it; unless the relation asks whether that contract was live on the record's day;
 *   <li>{@code outside}: the relation's {@code where} is not true of the record;
 *   <li>{@code no_key}: a column by which counterparts are sought is null;
 *   <li>{@code no_value}, {@code no_neighbour}: a value to compare, or a neighbour to count at, is not there;
 *   <li>{@code time_missing}: the moment from which time runs, or the day of a condition, is null;
 *   <li>{@code span_empty}: the record's own interval ends before it begins;
 *   <li>{@code unknown_<column>}, {@code not_live_<column>}, {@code excluded}: the first condition that fails;
 *   <li>{@code window_open}: nothing was found so far, and the window closes on the as-of day or later; windows that are counted
 *       must have closed whatever was found;
 *   <li>{@code window_early}: a window that is counted opens before the job's window and before the counted tables begin;
 *   <li>{@code quantity_missing}: a row that ought to be added up has no quantity;
 *   <li>{@code counted_already}: its windows meet those of an earlier record of the same key, whose rows would count twice.
 * </ul>
 *
 * <p>Where a record is not comparable all other added columns are null. A record is never its own counterpart.
 */
public final class Relations {
    static final String INCOMPLETE = "incomplete: ";

    private Relations() {}

    /**
     * The table with the columns of all its relations behind its own.
     *
     * @param table records with a unique {@code record_id}
     * @param relations id → relation of this table, none of which forms a table of its own
     * @throws IllegalArgumentException when a relation forms a table, adds a column that is there already, or names a column that
     *     is no time where one is needed
     */
    public static Dataset<Row> relate(Dataset<Row> table, Map<String, Relation> relations, Tables tables) {
        Dataset<Row> joined = table;
        Set<String> names = new LinkedHashSet<>(List.of(table.columns()));
        List<Column> columns = new ArrayList<>();
        names.forEach(name -> columns.add(functions.col("`" + name + "`")));
        for (Map.Entry<String, Relation> entry : relations.entrySet()) {
            refuseTwice(names, entry.getKey(), entry.getValue());
            Added added = added(table, entry.getKey(), entry.getValue(), tables);
            columns.addAll(added.added());
            if (added.found() != null) {
                joined = joined.join(added.found(), new String[] {Lineage.RECORD_ID}, "left");
            }
        }
        return joined.select(columns.toArray(Column[]::new));
    }

    /**
     * The table that a balance or calendar forms. A calendar has the columns of its table, with {@code record_id} of record and
     * period, and then those of {@link #columns}; a balance has {@code record_id}, the columns of {@code by}, then those of
     * {@link #columns}. Their {@code _reason} may also be {@code few_rows_left} or {@code few_rows_right}, for a side with fewer
     * rows than asked. Rows without a place or a time, and quantities that are null or 10¹⁹ and more, do not count in a balance;
     * quantities are added exactly, to nine decimals.
     *
     * @return null when none of the tables it is formed from was supplied
     * @throws IllegalArgumentException when the relation adds columns instead, or the table of a calendar has no validity
     */
    public static Dataset<Row> form(String id, Relation relation, Tables tables) {
        if (relation instanceof Balance balance) {
            return new Balancing(id, balance, tables).form();
        }
        if (relation instanceof Calendar calendar) {
            return new Reporting(id, calendar, tables).form();
        }
        throw new IllegalArgumentException(
                "Relation '" + id + "' adds columns to '" + relation.of() + "'; it forms no table of its own");
    }

    /** The columns that a relation adds, in order, with their comments. */
    public static StructType columns(String id, Relation relation) {
        return Added.columns(id, relation);
    }

    private static void refuseTwice(Set<String> names, String id, Relation relation) {
        for (String column : Added.columns(id, relation).fieldNames()) {
            if (!names.add(column)) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "Relation '%s' adds the column '%s', which its table has already; give the relation another name",
                        id,
                        column));
            }
        }
    }

    private static Added added(Dataset<Row> table, String id, Relation relation, Tables tables) {
        String incomplete = tables.incomplete().stopping(relation);
        if (incomplete != null) {
            return Added.incomparable(id, relation, INCOMPLETE + incomplete);
        }
        Matching matching = new Matching(id, tables);
        if (relation instanceof Match match) {
            return matching.match(table, match);
        }
        if (relation instanceof Recurrence recurrence) {
            return matching.recur(table, recurrence);
        }
        if (relation instanceof Overlap overlap) {
            return matching.overlap(table, overlap);
        }
        if (relation instanceof Windows windows) {
            return new Windowing(id, windows, tables).around(table);
        }
        if (relation instanceof Repeat repeat) {
            return new Repeating(id, repeat, tables).compare(table);
        }
        if (relation instanceof Total total) {
            return new Totalling(id, total, tables).addUp(table);
        }
        throw new IllegalArgumentException("Relation '" + id + "' forms a table of its own; it adds no columns");
    }
}
