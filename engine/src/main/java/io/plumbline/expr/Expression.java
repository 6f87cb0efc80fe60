package io.plumbline.expr;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * 表达式: one scalar expression of a job or pack file, as {@code load_t > 60 and not arrived}.
 *
 * <p>The language, entirely:
 *
 * <ul>
 *   <li>values: {@code 12}, {@code 0.5}, {@code 'text'} (a quote inside is doubled), {@code true}, {@code false},
 *       {@code null}, {@code date '2026-01-31'}, {@code timestamp '2026-01-31 10:00'} in the session's zone,
 *       {@code duration 'PT12H'}, and columns by their plain name;
 *   <li>{@code + - * / %}, {@code = <> < <= > >=}, {@code and}, {@code or}, {@code not}, {@code in (…)},
 *       {@code between … and …}, {@code is null}, {@code like 'pattern'} with {@code %} and {@code _}, each of the last
 *       four with {@code not}, {@code case when … then … else … end}, parentheses;
 *   <li>{@code lower upper trim length substring starts_with ends_with contains concat}, {@code abs round floor ceil},
 *       {@code coalesce least greatest nullif if}, {@code year month day hour weekday} (Monday is 1) {@code date months}
 *       (the first day of the month) {@code days_between minutes_between hours_between} (from the first to the second).
 * </ul>
 *
 * <p>Types are strict. Whole numbers of any width are read as bigint, float as double; among numbers the wider type is
 * taken; nothing else is converted. A number written with a point is a double, decimals stay exact while 38 digits hold
 * the result, a division is always a double. A date moves by whole days, a timestamp by a duration of elapsed time.
 *
 * <p>An evaluation never fails: overflow, division by zero, NaN and infinity, and days outside of the years 1 to 9999
 * give null. {@code least}, {@code greatest} and {@code coalesce} skip nulls; everything else follows SQL, so that a
 * comparison with null is neither true nor false.
 *
 * <p>The text never reaches Spark's parser. It may have 4,000 characters, 1,000 tokens and 50 levels.
 */
public final class Expression {
    private final String text;
    private final Node root;

    private Expression(String text, Node root) {
        this.text = text;
        this.root = root;
    }

    /**
     * Reads an expression; types and columns are checked later, against a scope.
     *
     * @throws ExpressionException when the text is not of the language
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Expression parse(String text) {
        return new Expression(text, Parser.parse(text));
    }

    /** The text as it was given. */
    @JsonValue
    public String text() {
        return text;
    }

    /** The names of the columns the expression reads, sorted. */
    public Set<String> columns() {
        SortedSet<String> names = new TreeSet<>();
        collect(root, names);
        return Collections.unmodifiableSortedSet(names);
    }

    private static void collect(Node node, Set<String> names) {
        if (node instanceof Reference reference) {
            names.add(reference.name());
        }
        node.parts().forEach(part -> collect(part, names));
    }

    /**
     * The type of the result over these columns: bigint, double, decimal, string, boolean, date or timestamp.
     *
     * @throws ExpressionException when a column is missing, types do not fit, or the result is always null or a duration
     */
    public DataType type(StructType scope) {
        return typed(scope).type();
    }

    /**
     * The expression as an unnamed column of {@link #type}; null where it has no answer.
     *
     * @throws ExpressionException as {@link #type}
     */
    public Column column(StructType scope) {
        Typed result = typed(scope);
        return root instanceof Reference ? result.column() : result.bounded();
    }

    /**
     * The expression as a condition, by three-valued logic: true, false, or null where it cannot be told. A filter drops
     * null; whoever counts must decide what null means and not take it for false.
     *
     * @throws ExpressionException as {@link #type}, or when the result is not boolean
     */
    public Column predicate(StructType scope) {
        Typed result = typed(scope);
        if (!result.type().equals(Types.BOOLEAN)) {
            throw new ExpressionException(
                    text,
                    root.at(),
                    "a condition (boolean) is needed here, found " + Types.name(result.type())
                            + "; compare it, as amount > 0");
        }
        return result.column();
    }

    /**
     * Refuses a session in which temporary functions shadow the built-in ones that expressions are built of: on Spark 4.0
     * they would be called instead. Looks names up on the driver; no job runs.
     *
     * @throws IllegalStateException naming the shadowed functions
     */
    public static void refuseShadowed(SparkSession session) {
        SparkFunctions.refuseShadowed(session);
    }

    private Typed typed(StructType schema) {
        Typed result = root.typed(new Scope(text, schema));
        if (result.isNull()) {
            throw new ExpressionException(text, root.at(), "the result is always null; give it a value");
        }
        if (result.type().equals(Types.DURATION)) {
            throw new ExpressionException(
                    text,
                    root.at(),
                    "the result is a duration; a duration only moves a timestamp, as at + duration 'PT12H'");
        }
        return result;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression expression && expression.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
