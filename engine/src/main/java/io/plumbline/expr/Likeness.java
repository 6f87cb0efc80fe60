package io.plumbline.expr;

import static org.apache.spark.sql.functions.not;

import java.util.List;
import org.apache.spark.sql.Column;

/** {@code text like 'pattern'}: % stands for any characters, _ for one. */
record Likeness(int at, Node value, String pattern, boolean negated) implements Node {
    @Override
    public List<Node> parts() {
        return List.of(value);
    }

    @Override
    public Typed typed(Scope scope) {
        Typed text = value.typed(scope);
        if (!text.isNull() && !text.type().equals(Types.STRING)) {
            throw scope.refuse(at, "'like' takes a string, not " + Types.name(text.type()));
        }
        Column alike = text.as(Types.STRING).like(pattern);
        return Typed.ofBoolean(negated ? not(alike) : alike);
    }
}
