package io.plumbline.expr;

import java.util.List;
import java.util.function.BinaryOperator;
import org.apache.spark.sql.Column;

/** Conditions joined by {@code and} or {@code or}, by SQL's three-valued logic. */
record Logic(int at, boolean all, List<Node> parts) implements Node {
    @Override
    public Typed typed(Scope scope) {
        String word = all ? "and" : "or";
        List<Column> conditions =
                parts.stream().map(part -> condition(part, word, scope)).toList();
        return Typed.ofBoolean(all ? joined(conditions, Column::and) : joined(conditions, Column::or));
    }

    static Column condition(Node part, String word, Scope scope) {
        Typed value = part.typed(scope);
        if (!value.isNull() && !value.type().equals(Types.BOOLEAN)) {
            throw scope.refuse(
                    part.at(),
                    "'" + word + "' takes conditions (boolean), not " + Types.name(value.type())
                            + "; compare it, as amount > 0");
        }
        return value.as(Types.BOOLEAN);
    }

    /** By halves, so that a long list of conditions does not become a deep tree. */
    private static Column joined(List<Column> conditions, BinaryOperator<Column> by) {
        int size = conditions.size();
        return size == 1
                ? conditions.get(0)
                : by.apply(joined(conditions.subList(0, size / 2), by), joined(conditions.subList(size / 2, size), by));
    }
}
