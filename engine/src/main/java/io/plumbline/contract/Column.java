package io.plumbline.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.expr.Expression;
import java.util.List;
import java.util.Map;

/**
 * 字段: one column that a contract promises.
 *
 * @param type the type of its values; never null
 * @param zh the Chinese name, also tried as a header when a job maps nothing; may be null
 * @param en the English name; may be null
 * @param unit the unit of a number, for example {@code t}, {@code kg}, {@code m}; null when it has none
 * @param range where a number is plausible; null for anywhere
 * @param codes the allowed values, each with its meaning; empty for any value
 * @param privacy what happens to the values; {@link Privacy#KEEP} unless said
 * @param normalize the form into which text is put before it is kept or hashed; {@link Normalize#TEXT} unless said
 * @param required whether a row without a value is quarantined; key columns always are required
 * @param formats patterns of dates and times beyond those that offices write; empty for the usual ones
 * @param value an expression over the contract's other columns that computes this one; null for a column that is read
 */
public record Column(
        @JsonProperty(required = true) ColumnType type,
        String zh,
        String en,
        String unit,
        Range range,
        Map<String, String> codes,
        Privacy privacy,
        Normalize normalize,
        boolean required,
        List<String> formats,
        Expression value) {
    public Column {
        codes = codes == null ? Map.of() : Map.copyOf(codes);
        privacy = privacy == null ? Privacy.KEEP : privacy;
        normalize = normalize == null ? Normalize.TEXT : normalize;
        formats = formats == null ? List.of() : List.copyOf(formats);
    }

    /** Whether the column is filled by an expression instead of being read. */
    public boolean computed() {
        return value != null;
    }
}
