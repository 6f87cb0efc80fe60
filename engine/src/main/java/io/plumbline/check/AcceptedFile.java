package io.plumbline.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.source.Source;

/**
 * 已采纳说明文件: where the explanations that an office has accepted are read from.
 *
 * @param format any registered source format, such as csv, xlsx or parquet
 * @param path the file
 * @param sheet of a workbook; the first unless said
 * @param encoding {@code auto} unless said
 */
public record AcceptedFile(
        @JsonProperty(required = true) String format,
        @JsonProperty(required = true) String path,
        String sheet,
        String encoding) {
    /** The file as a source. */
    public Source source() {
        return new Source("accepted", null, format, path, null, encoding, null, sheet, null, null, null, null);
    }
}
