package io.plumbline.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.contract.Role;
import io.plumbline.contract.Way;
import io.plumbline.expr.Expression;
import java.util.List;
import java.util.Map;

/**
 * 平衡: two measures of one quantity, side by side for each place and period. Forms a table of its own, named like the relation,
 * with {@code record_id}, the columns of {@code by}, {@code period_on} (first day, the table's time), {@code left_total},
 * {@code right_total} (doubles, null where the side has no rows), {@code left_n}, {@code right_n}, {@code gap} (left − right),
 * {@code gap_share} (gap ÷ right, null at zero), and {@code _comparable}, {@code _reason} like every relation: both sides must
 * have rows.
 *
 * @param by the columns, present on both sides, that name the place; the key together with the period
 * @param period the length of the period
 * @param left the side that claims
 * @param right the side that measures
 * @param minRows rows that each side must have in the period before the two are comparable; 1 unless said
 * @param attribution how a line is attributed; its columns are those of {@code by}
 */
public record Balance(
        @JsonProperty(required = true) List<String> by,
        @JsonProperty(required = true) Period period,
        @JsonProperty(required = true) Side left,
        @JsonProperty(required = true) Side right,
        Integer minRows,
        Map<Role, List<Way>> attribution)
        implements Relation {
    public Balance {
        by = by == null ? List.of() : List.copyOf(by);
        minRows = minRows == null ? 1 : minRows;
        attribution = attribution == null ? Map.of() : Map.copyOf(attribution);
    }

    @Override
    public String of() {
        return left.table();
    }

    @Override
    public List<String> consulted() {
        return List.of(right.table());
    }

    /**
     * 一侧: one of the two measures.
     *
     * @param table the contract or derived table
     * @param sum the quantity of one record
     * @param time its time column; the contract's time unless said
     * @param where which records count; null for all
     */
    public record Side(
            @JsonProperty(required = true) String table,
            @JsonProperty(required = true) Expression sum,
            String time,
            Expression where) {}
}
