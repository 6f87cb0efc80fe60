package io.plumbline.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.text.Words;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * 数据契约: what one source promises: columns, key, time, place, privacy and how its records are attributed.
 *
 * @param title what it is called
 * @param key the columns that identify a record; never empty
 * @param version the column whose highest value stands among rows of one key, the others being superseded; null when a key
 *     comes once
 * @param time the column of the moment or day at which the record happened; null for a list without events
 * @param valid the columns between which a record holds; null when it holds always
 * @param place the column that holds the key of the record's place; null for none
 * @param position the columns of its coordinates; null for none
 * @param reporter the column, usually hashed, that tells reporters apart; null when unknown
 * @param columns all columns by name, in order
 * @param attribution by role, the ways to the answering organization, the surest first
 * @param origin where it usually comes from; a job's source overrides it; null when not declared
 */
public record Contract(
        @JsonProperty(required = true) Words title,
        @JsonProperty(required = true) List<String> key,
        String version,
        String time,
        Validity valid,
        String place,
        Position position,
        String reporter,
        @JsonProperty(required = true) Map<String, Column> columns,
        Map<Role, List<Way>> attribution,
        Origin origin) {
    public Contract {
        key = key == null ? List.of() : List.copyOf(key);
        columns = columns == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        attribution = attribution == null ? Map.of() : Map.copyOf(attribution);
    }
}
