package io.plumbline.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.plumbline.contract.Contract;

/** 派生表: a table computed from accepted ones, with a contract of its own; a job may supply it ready-made instead. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes(@JsonSubTypes.Type(name = "visits", value = Derivation.Visits.class))
public sealed interface Derivation {
    /** What the derived table promises. */
    Contract contract();

    /** The tables it is computed from. */
    java.util.List<String> from();

    /**
     * 进出围栏: stays of vehicles inside fences, from their positions. The contract has the columns {@code vehicle_id},
     * {@code place_id}, {@code entered_at}, {@code left_at}, {@code points}, {@code min_distance_m}.
     *
     * @param of the positions, with a time, a position and the column {@code vehicle_id}
     * @param fences the places, with a position, the columns {@code place_id} and {@code radius_m}, and, where a place has one, its
     *     {@code boundary} as well-known text in WGS-84, which then holds instead of the circle
     * @param dwell the shortest stay, ISO-8601
     * @param gap the longest silence inside one stay, ISO-8601
     * @param contract what the derived table promises
     */
    record Visits(
            @JsonProperty(required = true) String of,
            @JsonProperty(required = true) String fences,
            @JsonProperty(required = true) String dwell,
            @JsonProperty(required = true) String gap,
            @JsonProperty(required = true) Contract contract)
            implements Derivation {
        @Override
        public java.util.List<String> from() {
            return java.util.List.of(of, fences);
        }
    }
}
