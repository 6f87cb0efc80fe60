package io.plumbline.expr;

import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;

/** A column and the type it is known to have. */
record Typed(DataType type, Column column) {
    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    static Typed ofBoolean(Column column) {
        return new Typed(Types.BOOLEAN, column);
    }

    static Typed ofLong(Column column) {
        return new Typed(Types.LONG, column.cast(Types.LONG));
    }

    static Typed ofDouble(Column column) {
        return new Typed(Types.DOUBLE, column);
    }

    static Typed ofString(Column column) {
        return new Typed(Types.STRING, column);
    }

    static Typed ofDate(Column column) {
        return new Typed(Types.DATE, column);
    }

    boolean isNull() {
        return Types.isNull(type);
    }

    /** The column read as a type that {@link Types#common} allows. */
    Column as(DataType wanted) {
        return type.equals(wanted) ? column : column.cast(carrier(wanted));
    }

    private static DataType carrier(DataType type) {
        return type.equals(Types.DURATION) ? Types.LONG : type;
    }

    /** Numbers that are not finite, and days outside of the years 1 to 9999, leave an expression as null. */
    Column bounded() {
        if (type.equals(Types.DOUBLE)) {
            return finite(column);
        }
        if (type.equals(Types.DATE)) {
            return within(column, lit(FIRST_DAY), lit(LAST_DAY));
        }
        if (type.equals(Types.TIMESTAMP)) {
            return within(column, moment(FIRST_DAY.atStartOfDay()), moment(LAST_DAY.atTime(23, 59, 59)));
        }
        return column;
    }

    static Column finite(Column number) {
        return within(number, lit(-Double.MAX_VALUE), lit(Double.MAX_VALUE));
    }

    private static Column within(Column value, Column from, Column to) {
        return when(value.between(from, to), value);
    }

    /** A clock time without a zone, read in the zone of the session. */
    static Column moment(LocalDateTime time) {
        return lit(time).cast(Types.TIMESTAMP);
    }
}
