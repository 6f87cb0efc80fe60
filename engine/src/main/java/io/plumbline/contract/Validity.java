package io.plumbline.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * 有效期字段: the columns between which a record holds, as a half-open interval.
 *
 * @param from the column with the first moment or day
 * @param to the column with the first moment or day on which it no longer holds; a null value there means still valid
 */
public record Validity(
        @JsonProperty(required = true) String from,
        @JsonProperty(required = true) String to) {}
