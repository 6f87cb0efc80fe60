package io.plumbline.expr;

import java.util.List;
import org.apache.spark.sql.Column;

/** {@code value is null}, {@code value is not null}; never null itself. */
record NullTest(int at, Node value, boolean negated) implements Node {
    @Override
    public List<Node> parts() {
        return List.of(value);
    }

    @Override
    public Typed typed(Scope scope) {
        Column column = value.typed(scope).column();
        return Typed.ofBoolean(negated ? column.isNotNull() : column.isNull());
    }
}
