package io.plumbline.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.expr.Expression;
import java.util.List;

/**
 * 复发: whether the same thing is recorded again after a record, for example after it was reported as closed. Adds {@code _found}
 * (boolean, null where not comparable), {@code _id} and {@code _by} (record id and table of the first return), {@code _after_s}
 * (seconds to it), {@code _count} (returns in the window) and {@code _reporters} (distinct reporter × day among them).
 *
 * @param of the table whose records may recur
 * @param where which of its records take part; null for all
 * @param in the tables in which a return may be recorded
 * @param within the time window, strictly after the moment
 * @param comparable what must hold before an absence means anything
 * @param complete whether a record whose window is still open on the job's as-of day is left out unless it has recurred already;
 *     true unless said
 */
public record Recurrence(
        @JsonProperty(required = true) String of,
        Expression where,
        @JsonProperty(required = true) List<Counterpart> in,
        @JsonProperty(required = true) Within within,
        List<Condition> comparable,
        Boolean complete)
        implements Relation {
    public Recurrence {
        in = in == null ? List.of() : List.copyOf(in);
        comparable = comparable == null ? List.of() : List.copyOf(comparable);
        complete = complete == null || complete;
    }

    @Override
    public List<String> consulted() {
        return in.stream().map(Counterpart::table).toList();
    }
}
