package io.plumbline.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.expr.Expression;
import java.util.Map;

/**
 * 对照方: the records of a table among which a counterpart is sought.
 *
 * @param table the contract or derived table
 * @param on the record's column → the counterpart's column; values are equal when both are known
 * @param time the counterpart's time column; its contract's time unless said
 * @param where which of the table's records count; null for all
 */
public record Counterpart(
        @JsonProperty(required = true) String table,
        @JsonProperty(required = true) Map<String, String> on,
        String time,
        Expression where) {}
