package io.plumbline.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.contract.Validity;
import io.plumbline.expr.Expression;
import java.util.List;

/**
 * 时段重叠: whether another record of the same thing holds at the same time. Adds {@code _found} (boolean, null where not
 * comparable), {@code _id} (record id of the first), {@code _count} and {@code _s} (longest common time in seconds).
 *
 * @param of the table whose records are compared
 * @param where which of its records take part; null for all
 * @param span the record's own interval, half-open; a null end is the as-of day; null for its moment
 * @param to where overlapping records are sought; a record never overlaps with itself
 * @param toSpan the other's interval; null for its moment
 * @param comparable what must hold before an absence means anything
 */
public record Overlap(
        @JsonProperty(required = true) String of,
        Expression where,
        Validity span,
        @JsonProperty(required = true) Counterpart to,
        Validity toSpan,
        List<Condition> comparable)
        implements Relation {
    public Overlap {
        comparable = comparable == null ? List.of() : List.copyOf(comparable);
    }

    @Override
    public List<String> consulted() {
        return List.of(to.table());
    }
}
