package io.plumbline.contract;

import java.util.Objects;
import java.util.stream.Stream;

/**
 * 归属方式: one way from a record to the organization that answers for it. Exactly one of {@code code}, {@code name},
 * {@code address}, {@code point}, {@code place}, {@code sector} is given.
 *
 * @param code the column that holds an organization's code
 * @param name the column that holds an organization's name or alias
 * @param address the column that holds an address, of which the street or town and the community are asked for
 * @param within beside {@code name} or {@code address}: the column that holds the code or name of the district to which it belongs;
 *     null when the register knows one such name only
 * @param point true to attribute by the area around the record's position
 * @param place the column that holds a place's key, or the column {@code entity_<kind>} of the thing that the record is of
 * @param in beside {@code place}: the contract that lists the places, whose own attribution is inherited
 * @param sector the sector whose bureau answers, for example {@code urban-management}
 */
public record Way(
        String code, String name, String address, String within, Boolean point, String place, String in, String sector)
        implements java.io.Serializable {
    /** Whether exactly one way is named and its companions fit. */
    public boolean wellFormed() {
        long ways = Stream.of(code, name, address, Boolean.TRUE.equals(point) ? "point" : null, place, sector)
                .filter(Objects::nonNull)
                .count();
        return ways == 1 && (place == null) == (in == null) && (within == null || name != null || address != null);
    }
}
