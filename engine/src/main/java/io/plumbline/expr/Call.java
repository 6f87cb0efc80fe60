package io.plumbline.expr;

import java.util.List;

/** A call of an allow-listed function. */
record Call(int at, Function function, List<Node> parts) implements Node {
    @Override
    public Typed typed(Scope scope) {
        return function.body().apply(new Arguments(this, scope));
    }

    @Override
    public int copies(int i) {
        return i == 0 && function.writesFirstTwice() ? 2 : 1;
    }
}
