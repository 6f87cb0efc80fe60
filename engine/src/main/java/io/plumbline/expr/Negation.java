package io.plumbline.expr;

import static org.apache.spark.sql.functions.not;

import java.util.List;

/** {@code -number} or {@code not condition}. */
record Negation(int at, boolean ofNumber, Node part) implements Node {
    @Override
    public List<Node> parts() {
        return List.of(part);
    }

    @Override
    public Typed typed(Scope scope) {
        return ofNumber ? number(scope) : Typed.ofBoolean(not(Logic.condition(part, "not", scope)));
    }

    private Typed number(Scope scope) {
        Typed value = part.typed(scope);
        if (value.isNull()) {
            return value;
        }
        if (!Types.isNumber(value.type())) {
            throw scope.refuse(at, "'-' does not take " + Types.name(value.type()) + "; it takes a number");
        }
        return Arithmetic.negative(value);
    }
}
