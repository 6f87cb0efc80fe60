package io.plumbline.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * 位置: the two columns that hold a record's position; after reading they are WGS-84 degrees. How good it is decides whether it
 * answers for a community or only for a street.
 *
 * @param lon the longitude column
 * @param lat the latitude column
 * @param accuracy the column that holds the position's error in metres, one standard deviation; null when there is none
 * @param accuracyM the error of positions for which no column says it, in metres; null when it is not known
 */
public record Position(
        @JsonProperty(required = true) String lon,
        @JsonProperty(required = true) String lat,
        String accuracy,
        Double accuracyM) {}
