package io.plumbline.expr;

import static org.apache.spark.sql.functions.not;

import java.util.List;
import org.apache.spark.sql.Column;

/** {@code value between from and to}, both ends included. */
record Range(int at, Node value, Node from, Node to, boolean negated) implements Node {
    @Override
    public List<Node> parts() {
        return List.of(value, from, to);
    }

    @Override
    public int copies(int i) {
        return i == 0 ? 2 : 1;
    }

    @Override
    public Typed typed(Scope scope) {
        Column low = new Comparison(at, ">=", value, from).typed(scope).column();
        Column high = new Comparison(at, "<=", value, to).typed(scope).column();
        return Typed.ofBoolean(negated ? not(low.and(high)) : low.and(high));
    }
}
