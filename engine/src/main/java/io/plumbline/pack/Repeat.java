package io.plumbline.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.expr.Expression;
import java.util.List;

/**
 * 雷同: whether other records of the same table carry the very same value, such as the hash of a photograph, at another place. A
 * column that is hashed at the source is compared as it is kept. Adds {@code _found} (boolean, null where not comparable),
 * {@code _count} (such records at other places) and {@code _places} (distinct other places).
 *
 * @param of the table whose records are compared with each other
 * @param where which of its records take part; null for all
 * @param value the column whose value ought to be a record's own
 * @param apart the column that tells places apart
 */
public record Repeat(
        @JsonProperty(required = true) String of,
        Expression where,
        @JsonProperty(required = true) String value,
        @JsonProperty(required = true) String apart)
        implements Relation {
    @Override
    public List<String> consulted() {
        return List.of();
    }
}
