package io.plumbline.expr;

import java.util.List;

/** One part of a parsed expression; {@code at} is where an error about it points, counted from 0. */
interface Node {
    int at();

    List<Node> parts();

    /** The typed column of this part; refuses what the types do not allow. */
    Typed typed(Scope scope);

    /** How many parts the built column has, counting those that must be written twice. */
    default long weight() {
        return 1 + parts().stream().mapToLong(Node::weight).sum();
    }

    default int depth() {
        return 1 + parts().stream().mapToInt(Node::depth).max().orElse(0);
    }
}
