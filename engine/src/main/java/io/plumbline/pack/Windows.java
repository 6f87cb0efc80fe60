package io.plumbline.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.expr.Expression;
import java.time.DateTimeException;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * 时窗计数: how much other tables hold before, during and after the days of a record, such as the day on which an item was
 * reported closed or the days of a visit. All is counted in whole local days. Adds {@code _before}, {@code _during} and
 * {@code _after} (rows), {@code _before_days}, {@code _during_days} and {@code _after_days} (days counted over), {@code _back_days}
 * (days after the last until seven running days hold half of what was usual before; null if they never do) and, where a control is
 * asked for, {@code _controls} (how many untreated keys were found), {@code _control_before}, {@code _control_during} and
 * {@code _control_after} (their rows on the very same days) and {@code _control_found} (how many of them have a row after).
 *
 * @param of the table whose records stand in the middle
 * @param where which of its records take part; null for all
 * @param in the tables that are counted; all name the same columns of the record
 * @param at the record's column that tells its first day
 * @param until the record's column that tells its last day; the first unless said
 * @param before how many days are counted before, such as {@code P90D}
 * @param after how many days are counted after
 * @param washOut days to either side that belong neither to before nor to after but to during; {@code P14D} unless said
 * @param daily whether the rows of one key on one day count as one, so that a single loud day weighs little
 * @param without records whose days are taken out on all sides, such as visits; null for none
 * @param margin days to either side of those that are taken out too; {@code P0D} unless said
 * @param through the neighbours in whose place it is counted; null to count at the record's own key
 * @param control what untreated keys are counted beside; null for none
 * @param comparable what must hold before nothing means anything
 */
public record Windows(
        @JsonProperty(required = true) String of,
        Expression where,
        @JsonProperty(required = true) List<Counterpart> in,
        @JsonProperty(required = true) String at,
        String until,
        @JsonProperty(required = true) String before,
        @JsonProperty(required = true) String after,
        String washOut,
        boolean daily,
        Counterpart without,
        String margin,
        Through through,
        Control control,
        List<Condition> comparable)
        implements Relation {
    public Windows {
        in = in == null ? List.of() : List.copyOf(in);
        washOut = washOut == null ? "P14D" : washOut;
        margin = margin == null ? "P0D" : margin;
        comparable = comparable == null ? List.of() : List.copyOf(comparable);
    }

    @Override
    public List<String> consulted() {
        return Stream.of(
                        in.stream().map(Counterpart::table),
                        Stream.ofNullable(without).map(Counterpart::table),
                        Stream.ofNullable(through).map(Through::table))
                .flatMap(tables -> tables)
                .toList();
    }

    /** Of the tables that are counted one is enough; without the days that are taken out, or the neighbours, nothing is counted. */
    @Override
    public List<List<String>> required() {
        List<List<String>> groups = new ArrayList<>();
        groups.add(in.stream().map(Counterpart::table).toList());
        if (without != null) {
            groups.add(List.of(without.table()));
        }
        if (through != null) {
            groups.add(List.of(through.table()));
        }
        return Relation.required(groups, comparable);
    }

    /**
     * How many days a length of time in ISO-8601 has.
     *
     * @throws IllegalArgumentException when it is no number of whole days from 0 to 3660
     */
    public static int days(String text) {
        try {
            Period period = Period.parse(text);
            long days = period.get(ChronoUnit.DAYS);
            if (period.toTotalMonths() == 0 && days >= 0 && days <= 3660) {
                return (int) days;
            }
        } catch (DateTimeException noPeriod) {
            throw new IllegalArgumentException(refusal(text), noPeriod);
        }
        throw new IllegalArgumentException(refusal(text));
    }

    private static String refusal(String text) {
        return "'" + text + "' is no number of days from 0 to 3660; write it like P90D";
    }

    /**
     * 邻接: the table of neighbours; each record is counted at every neighbour of its own.
     *
     * @param table a table with one row for each pair of neighbours
     * @param column the record's column that is replaced, one of those by which counterparts are sought
     * @param from the table's column that holds the record's value
     * @param to the table's column that holds the neighbour's
     * @param withinM where the job does not supply the table but areas: metres that the boundaries of two organizations of one kind may
     *     lie apart and count as neighbours; null when only a declared list counts
     */
    public record Through(
            @JsonProperty(required = true) String table,
            @JsonProperty(required = true) String column,
            @JsonProperty(required = true) String from,
            @JsonProperty(required = true) String to,
            Double withinM) {}

    /**
     * 对照: keys of the counted tables that no record of the relation's own table names. Each serves one record, so that no row
     * is counted twice; a record takes up to five, those nearest to it in what was counted before.
     *
     * @param same the record's columns in which an untreated key must agree; empty for any
     * @param matched whether it must have had about as much before, within the square root of the record's own: needed where
     *     records were picked because there was much before, for what is picked so falls by itself; true unless said
     */
    public record Control(List<String> same, Boolean matched) {
        public Control {
            same = same == null ? List.of() : same.stream().sorted().toList();
            matched = matched == null || matched;
        }
    }
}
