package io.plumbline.expr;

import static org.apache.spark.sql.functions.not;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.types.DataType;

/** {@code value in (a, b)}; with a null among the members, a value that is not found gives null. */
record Membership(int at, Node value, List<Node> members, boolean negated) implements Node {
    @Override
    public List<Node> parts() {
        return Stream.concat(Stream.of(value), members.stream()).toList();
    }

    @Override
    public Typed typed(Scope scope) {
        Typed sought = value.typed(scope);
        List<Typed> candidates = members.stream().map(m -> m.typed(scope)).toList();
        DataType type = sought.type();
        for (int i = 0; i < candidates.size(); i++) {
            Typed met = new Typed(type, sought.column());
            type = Comparison.meet(
                    met, candidates.get(i), "'in'", members.get(i).at(), scope);
        }
        DataType common = type;
        Object[] columns = candidates.stream().map(c -> c.as(common)).toArray();
        var found = sought.as(common).isin(columns);
        return Typed.ofBoolean(negated ? not(found) : found);
    }
}
