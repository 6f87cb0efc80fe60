package io.plumbline.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.text.Words;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * 实体类别: a kind of thing that several sources speak of, and how their records are recognized as one. Every record of the contracts
 * gets two columns, which relations, expressions and ways of attribution name as any other: {@code entity_site}, the thing's id, and
 * {@code entity_site_confidence}, how surely its records belong together, from 0 to 1.
 *
 * @param title what it is called
 * @param records contract → column that the linking reads → the contract's column; contracts that are not supplied are left out
 * @param linking how records of the same thing are recognized, as in {@code plumbline link}
 */
public record EntityKind(
        @JsonProperty(required = true) Words title,
        @JsonProperty(required = true) Map<String, Map<String, String>> records,
        @JsonProperty(required = true) Linking linking) {
    private static final String PREFIX = "entity_";
    private static final String CONFIDENCE = "_confidence";

    public EntityKind {
        records = records == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(records));
    }

    /** The column of records that holds the id of their thing. */
    public static String column(String kind) {
        return PREFIX + kind.replace('-', '_');
    }

    /** The column beside one of {@link #column} that holds how surely the thing's records belong together. */
    public static String confidence(String column) {
        return column + CONFIDENCE;
    }

    /** Whether a column holds ids of things, or how sure they are; a contract has no such columns of its own. */
    public static boolean isColumn(String name) {
        return name != null && name.startsWith(PREFIX);
    }
}
