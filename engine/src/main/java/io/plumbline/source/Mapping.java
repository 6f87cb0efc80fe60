package io.plumbline.source;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * 字段映射: where a contract's column comes from in one source; a plain text in YAML is the header.
 *
 * @param from the source's own header; null for a constant
 * @param unit the unit in the source, converted to the contract's; null for the same
 * @param formats patterns of dates and times; empty for the contract's
 * @param codes the source's value → the contract's code; values that are not listed stay as they are
 * @param constant the value of every row, instead of {@code from}
 */
public record Mapping(String from, String unit, List<String> formats, Map<String, String> codes, String constant) {
    public Mapping {
        formats = formats == null ? List.of() : List.copyOf(formats);
        codes = codes == null ? Map.of() : Map.copyOf(codes);
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Mapping of(String header) {
        return new Mapping(header, null, null, null, null);
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    static Mapping of(
            @JsonProperty("from") String from,
            @JsonProperty("unit") String unit,
            @JsonProperty("formats") List<String> formats,
            @JsonProperty("codes") Map<String, String> codes,
            @JsonProperty("constant") String constant) {
        return new Mapping(from, unit, formats, codes, constant);
    }
}
