package io.plumbline.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.expr.Expression;
import java.util.List;

/**
 * 应报日历: for every period in which a record holds, whether the rows expected from it came. Forms a table of its own, named like
 * the relation: the columns of {@code of} with {@code period_on} (first day of the period, the table's time), {@code _count} (rows
 * found), {@code _found} (boolean, null where not comparable), and {@code record_id} of record and period. Only periods that lie
 * wholly inside the record's validity and the job's window are formed.
 *
 * @param of the table whose records oblige to report, with a validity
 * @param where which of its records take part; null for all
 * @param in where the rows are expected
 * @param period the length of the period
 * @param comparable what must hold before an absence means anything
 */
public record Calendar(
        @JsonProperty(required = true) String of,
        Expression where,
        @JsonProperty(required = true) Counterpart in,
        @JsonProperty(required = true) Period period,
        List<Condition> comparable)
        implements Relation {
    public Calendar {
        comparable = comparable == null ? List.of() : List.copyOf(comparable);
    }

    @Override
    public List<String> consulted() {
        return List.of(in.table());
    }
}
