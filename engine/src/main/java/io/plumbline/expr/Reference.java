package io.plumbline.expr;

import java.util.List;

/** A column named in the text. */
record Reference(int at, String name) implements Node {
    @Override
    public List<Node> parts() {
        return List.of();
    }

    @Override
    public Typed typed(Scope scope) {
        return scope.column(name, at);
    }
}
