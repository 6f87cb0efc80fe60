package io.plumbline.pack;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.plumbline.text.Words;
import java.time.LocalDate;

/**
 * 依据: a clause of a law, rule or standard.
 *
 * @param title its name
 * @param clause the clause, for example {@code art. 13}; null for the whole
 * @param from the first day in force; null when not known
 * @param to the first day no longer in force; null for still
 * @param source where the text was read
 */
public record Basis(
        @JsonProperty(required = true) Words title, String clause, LocalDate from, LocalDate to, String source) {}
