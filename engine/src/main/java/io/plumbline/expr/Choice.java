package io.plumbline.expr;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;

/** {@code case when … then … else … end}: the value of the first condition that is true; null without one. */
record Choice(int at, List<Node> conditions, List<Node> values, Node otherwise) implements Node {
    @Override
    public List<Node> parts() {
        List<Node> parts = new ArrayList<>(conditions);
        parts.addAll(values);
        parts.add(otherwise);
        return parts;
    }

    @Override
    public Typed typed(Scope scope) {
        List<Typed> results = new ArrayList<>();
        values.forEach(value -> results.add(value.typed(scope)));
        results.add(otherwise.typed(scope));
        DataType type = unified(results, scope);
        Column column = when(condition(0, scope), results.get(0).as(type));
        for (int i = 1; i < conditions.size(); i++) {
            column = column.when(condition(i, scope), results.get(i).as(type));
        }
        Typed last = results.get(values.size());
        return new Typed(type, last.isNull() && Types.isNull(type) ? lit(null) : column.otherwise(last.as(type)));
    }

    private Column condition(int i, Scope scope) {
        return Logic.condition(conditions.get(i), "when", scope);
    }

    private DataType unified(List<Typed> results, Scope scope) {
        DataType type = Types.NULL;
        for (int i = 0; i < results.size(); i++) {
            Node place = i < values.size() ? values.get(i) : otherwise;
            type = Comparison.meet(new Typed(type, lit(null)), results.get(i), "'case'", place.at(), scope);
        }
        return type;
    }
}
