package io.plumbline.source;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.contract.Origin;
import io.plumbline.contract.Role;
import io.plumbline.contract.Way;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * 数据源: files or a table that a job reads into one contract.
 *
 * @param contract the contract they fill; also the name of a derived table that is supplied ready-made
 * @param id tells several sources of one contract apart; the contract's id unless said
 * @param format {@code csv}, {@code jsonl}, {@code parquet}, {@code xlsx}, {@code table}, {@code jdbc}, or any format Spark knows
 * @param path a path or glob, relative to the job file; for {@code table} the table's name; null for formats that take options only
 * @param origin where it comes from; overrides the contract's
 * @param encoding {@code auto}, {@code UTF-8}, {@code GB18030}, {@code UTF-16LE}, {@code UTF-16BE}; auto unless said
 * @param delimiter of CSV; a comma unless said
 * @param sheet of a workbook; the first unless said
 * @param crs the coordinate system of its positions: {@code WGS84}, {@code GCJ02}, {@code BD09}, {@code CGCS2000}; must be said where the
 *     contract has a position
 * @param columns the contract's column → the source's; columns not named here are looked up by their own or Chinese name
 * @param attribution replaces the contract's ways for the roles it names
 * @param ignore of a workbook: rows that are no records, such as subtotals and signatures, by the text of their first cell that is
 *     not empty, {@code *} at the end standing for anything; they are counted as ignored. Empty for none
 * @param options passed to Spark's reader for formats Spark knows; secrets by reference only
 */
public record Source(
        @JsonProperty(required = true) String contract,
        String id,
        @JsonProperty(required = true) String format,
        String path,
        Origin origin,
        String encoding,
        String delimiter,
        String sheet,
        String crs,
        Map<String, Mapping> columns,
        Map<Role, List<Way>> attribution,
        List<String> ignore,
        Map<String, String> options) {
    public Source {
        id = id == null ? contract : id;
        encoding = encoding == null ? "auto" : encoding;
        delimiter = delimiter == null ? "," : delimiter;
        columns = columns == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        attribution = attribution == null ? Map.of() : Map.copyOf(attribution);
        ignore = ignore == null ? List.of() : List.copyOf(ignore);
        options = options == null ? Map.of() : Map.copyOf(options);
    }

    /** A source of which every row is a record. */
    public Source(
            String contract,
            String id,
            String format,
            String path,
            Origin origin,
            String encoding,
            String delimiter,
            String sheet,
            String crs,
            Map<String, Mapping> columns,
            Map<Role, List<Way>> attribution,
            Map<String, String> options) {
        this(contract, id, format, path, origin, encoding, delimiter, sheet, crs, columns, attribution, null, options);
    }

    /** The same source with other options. */
    public Source withOptions(Map<String, String> others) {
        return new Source(
                contract,
                id,
                format,
                path,
                origin,
                encoding,
                delimiter,
                sheet,
                crs,
                columns,
                attribution,
                ignore,
                others);
    }
}
