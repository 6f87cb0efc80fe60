package io.plumbline.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.expr.Expression;
import java.util.List;

/**
 * 匹配: whether each record has a counterpart within a time window. Adds {@code _found} (boolean, null where not comparable),
 * {@code _id} (the counterpart's record id) and {@code _after_s} (seconds from the record to it).
 *
 * @param of the table whose records are matched
 * @param where which of its records take part; null for all
 * @param to where the counterpart is sought
 * @param within the time window
 * @param once whether a counterpart serves one record only, the earliest first; true unless said
 * @param comparable what must hold before an absence means anything
 */
public record Match(
        @JsonProperty(required = true) String of,
        Expression where,
        @JsonProperty(required = true) Counterpart to,
        @JsonProperty(required = true) Within within,
        Boolean once,
        List<Condition> comparable)
        implements Relation {
    public Match {
        once = once == null || once;
        comparable = comparable == null ? List.of() : List.copyOf(comparable);
    }

    @Override
    public List<String> consulted() {
        return List.of(to.table());
    }
}
