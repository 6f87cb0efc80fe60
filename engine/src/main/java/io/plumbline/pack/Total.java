package io.plumbline.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.contract.Validity;
import io.plumbline.expr.Expression;
import java.util.List;

/**
 * 合计: what the rows of another table add up to for a record, such as all loads that left a building site. Adds {@code _total}
 * (the exact sum to nine decimals; 0 where no row came, null where not comparable) and {@code _n} (rows added up). Whatever came
 * for the record counts, at any time; but only records whose own span lies wholly inside the job's window can be compared, for of
 * others the data hold a part.
 *
 * @param of the table whose records are told what came
 * @param where which of its records take part; null for all
 * @param in where the rows are; its time is not looked at
 * @param sum the quantity of one row
 * @param inside the first and the last day of the record, both of which must lie inside the window
 * @param comparable what must hold before a gap means anything
 */
public record Total(
        @JsonProperty(required = true) String of,
        Expression where,
        @JsonProperty(required = true) Counterpart in,
        @JsonProperty(required = true) Expression sum,
        @JsonProperty(required = true) Validity inside,
        List<Condition> comparable)
        implements Relation {
    public Total {
        comparable = comparable == null ? List.of() : List.copyOf(comparable);
    }

    @Override
    public List<String> consulted() {
        return List.of(in.table());
    }
}
