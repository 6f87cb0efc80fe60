package io.plumbline.expr;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Stand-in until the language lands. */
public record Expression(@JsonValue String text) {
    @JsonCreator
    public static Expression parse(String text) {
        return new Expression(text);
    }
}
