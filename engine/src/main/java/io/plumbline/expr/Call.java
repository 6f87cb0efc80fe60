package io.plumbline.expr;

import java.util.List;

/** A call of an allow-listed function. */
record Call(int at, Function function, List<Node> parts) implements Node {
    @Override
    public Typed typed(Scope scope) {
        return function.body().apply(new Arguments(this, scope));
    }

    @Override
    public long weight() {
        long all = Node.super.weight();
        return function.writesFirstTwice() ? all + parts.get(0).weight() : all;
    }
}
