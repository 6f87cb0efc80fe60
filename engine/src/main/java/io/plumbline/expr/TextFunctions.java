package io.plumbline.expr;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.translate;
import static org.apache.spark.sql.functions.trim;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/** Functions of strings; positions and lengths count characters, the first is 1. */
final class TextFunctions {
    /** Spark's own lower and upper follow the locale of the machine: in a Turkish one, TITLE becomes tıtle. */
    private static final String LOWER = letters('a') + letters('ａ');

    private static final String UPPER = letters('A') + letters('Ａ');

    static final List<Function> ALL = List.of(
            new Function("lower(text)", 1, 1, a -> Typed.ofString(translate(a.string(0), UPPER, LOWER))),
            new Function("upper(text)", 1, 1, a -> Typed.ofString(translate(a.string(0), LOWER, UPPER))),
            new Function("trim(text)", 1, 1, a -> Typed.ofString(trim(a.string(0)))),
            new Function("length(text)", 1, 1, a -> Typed.ofLong(length(a.string(0)))),
            new Function("substring(text, position, length)", 2, 3, TextFunctions::substring),
            new Function(
                    "starts_with(text, start)",
                    2,
                    2,
                    a -> Typed.ofBoolean(a.string(0).startsWith(a.string(1)))),
            new Function(
                    "ends_with(text, end)",
                    2,
                    2,
                    a -> Typed.ofBoolean(a.string(0).endsWith(a.string(1)))),
            new Function(
                    "contains(text, part)",
                    2,
                    2,
                    a -> Typed.ofBoolean(a.string(0).contains(a.string(1)))),
            new Function("concat(text, text, …)", 1, Function.ANY, TextFunctions::joined));

    private TextFunctions() {}

    private static String letters(int first) {
        return IntStream.range(first, first + 26).mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static Typed substring(Arguments a) {
        Column length = a.count() == 3 ? a.whole(2).try_cast(DataTypes.IntegerType) : lit(Integer.MAX_VALUE);
        return Typed.ofString(a.string(0).substr(a.whole(1).try_cast(DataTypes.IntegerType), length));
    }

    private static Typed joined(Arguments a) {
        Column[] parts = new Column[a.count()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = a.string(i);
        }
        return Typed.ofString(concat(parts));
    }
}
