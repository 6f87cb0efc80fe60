package io.plumbline.expr;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;

/** The allow-list: a name that is not here is not a function. */
final class Functions {
    private static final Map<String, Function> BY_NAME = new TreeMap<>();

    static {
        List.of(TextFunctions.ALL, NumberFunctions.ALL, TimeFunctions.ALL, choices())
                .forEach(group -> group.forEach(function -> BY_NAME.put(function.name(), function)));
    }

    private Functions() {}

    static Function named(String word, int at, String text) {
        Function function = BY_NAME.get(Words.lower(word));
        if (function == null) {
            throw new ExpressionException(
                    text,
                    at,
                    "there is no function '" + word + "'; allowed are " + String.join(", ", BY_NAME.keySet()));
        }
        return function;
    }

    private static List<Function> choices() {
        return List.of(
                new Function("coalesce(value, value, …)", 1, Function.ANY, Functions::firstKnown),
                new Function("least(value, value, …)", 2, Function.ANY, a -> {
                    DataType type = a.ordered();
                    return new Typed(type, least(a.all(type)));
                }),
                new Function("greatest(value, value, …)", 2, Function.ANY, a -> {
                    DataType type = a.ordered();
                    return new Typed(type, greatest(a.all(type)));
                }),
                new Function("nullif(value, value)", 2, 2, true, Functions::unless),
                new Function("if(condition, then, else)", 3, 3, a -> {
                    DataType type = a.common(1);
                    Column then = a.get(1).as(type);
                    return new Typed(
                            type, when(a.condition(0), then).otherwise(a.get(2).as(type)));
                }));
    }

    private static Typed firstKnown(Arguments a) {
        DataType type = a.common(0);
        return new Typed(type, coalesce(a.all(type)));
    }

    private static Typed unless(Arguments a) {
        DataType type = a.common(0);
        Column value = a.get(0).as(type);
        Column absent = Literal.ofNull(0).value().as(type);
        return new Typed(type, when(value.equalTo(a.get(1).as(type)), absent).otherwise(value));
    }
}
