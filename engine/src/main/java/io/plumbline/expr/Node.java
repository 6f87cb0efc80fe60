package io.plumbline.expr;

import java.util.List;

/** One part of a parsed expression; {@code at} is where an error about it points, counted from 0. */
interface Node {
    int at();

    List<Node> parts();

    /** The typed column of this part; refuses what the types do not allow. */
    Typed typed(Scope scope);

    /** How often the built column writes part {@code i}. */
    default int copies(int i) {
        return 1;
    }

    /** How many parts the built column has, counting those that must be written twice. */
    default long weight() {
        long weight = 1;
        List<Node> parts = parts();
        for (int i = 0; i < parts.size(); i++) {
            weight += copies(i) * parts.get(i).weight();
        }
        return weight;
    }

    /** By a plain loop: a chain of 500 signs is a tree of 500 levels, and must be measured before it is refused. */
    default int depth() {
        int deepest = 0;
        for (Node part : parts()) {
            deepest = Math.max(deepest, part.depth());
        }
        return deepest + 1;
    }
}
