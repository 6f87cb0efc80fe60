package io.plumbline.sink;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * 输出: where a run's tables go.
 *
 * @param format {@code parquet}, {@code xlsx}, {@code dossier}, or any registered format
 * @param path a path relative to the job file, or a URI
 * @param options the format's own options
 */
public record SinkTarget(
        @JsonProperty(required = true) String format,
        @JsonProperty(required = true) String path,
        Map<String, String> options) {
    public SinkTarget {
        options = options == null ? Map.of() : Map.copyOf(options);
    }
}
