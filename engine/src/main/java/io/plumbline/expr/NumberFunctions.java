package io.plumbline.expr;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** Functions of numbers; what does not fit the result is null. */
final class NumberFunctions {
    static final List<Function> ALL = List.of(
            new Function("abs(number)", 1, 1, true, NumberFunctions::absolute),
            new Function("round(number, digits)", 1, 2, NumberFunctions::rounded),
            new Function("floor(number)", 1, 1, true, a -> whole(a.number(0), c -> floor(c))),
            new Function("ceil(number)", 1, 1, true, a -> whole(a.number(0), c -> ceil(c))));

    private static final int MOST_DIGITS = 15;
    /** The doubles next to the ends of bigint; Spark would pin what lies beyond to the ends themselves. */
    private static final double LEAST_WHOLE = -0x1p63;

    private static final double MOST_WHOLE = Math.nextDown(0x1p63);

    private NumberFunctions() {}

    private static Typed absolute(Arguments a) {
        Typed number = a.number(0);
        Column value = number.column();
        return number.type().equals(Types.LONG)
                ? new Typed(Types.LONG, when(value.notEqual(lit(Long.MIN_VALUE)), abs(value)))
                : new Typed(number.type(), abs(value));
    }

    private static Typed rounded(Arguments a) {
        Typed number = a.number(0);
        int digits = a.count() == 2 ? a.literal(1, MOST_DIGITS) : 0;
        if (number.type() instanceof DecimalType decimal && digits < decimal.scale()) {
            int precision = Math.min(DecimalType.MAX_PRECISION(), decimal.precision() - decimal.scale() + 1 + digits);
            DecimalType type = DataTypes.createDecimalType(precision, digits);
            return new Typed(type, round(number.column(), digits).try_cast(type));
        }
        return number.type().equals(Types.DOUBLE) ? Typed.ofDouble(round(number.column(), digits)) : number;
    }

    private static Typed whole(Typed number, UnaryOperator<Column> toWhole) {
        if (number.type().equals(Types.LONG)) {
            return number;
        }
        Column value = number.column();
        return number.type().equals(Types.DOUBLE)
                ? Typed.ofLong(when(value.between(lit(LEAST_WHOLE), lit(MOST_WHOLE)), toWhole.apply(value)))
                : new Typed(Types.LONG, toWhole.apply(value).try_cast(Types.LONG));
    }
}
