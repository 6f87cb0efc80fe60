package io.plumbline.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * 位置: the two columns that hold a record's position; after reading they are WGS-84 degrees.
 *
 * @param lon the longitude column
 * @param lat the latitude column
 */
public record Position(
        @JsonProperty(required = true) String lon,
        @JsonProperty(required = true) String lat) {}
