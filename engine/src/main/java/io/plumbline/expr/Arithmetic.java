package io.plumbline.expr;

import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nanvl;
import static org.apache.spark.sql.functions.negate;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.try_add;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.try_mod;
import static org.apache.spark.sql.functions.try_multiply;
import static org.apache.spark.sql.functions.try_subtract;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;

/** Calculations that answer null where ANSI arithmetic would stop the job: overflow, division by zero, no number. */
final class Arithmetic {
    private Arithmetic() {}

    static Typed add(Typed a, Typed b) {
        DataType type = Types.sum(a.type(), b.type());
        return result(type, try_add(operand(a, type), operand(b, type)));
    }

    static Typed subtract(Typed a, Typed b) {
        DataType type = Types.sum(a.type(), b.type());
        return result(type, try_subtract(operand(a, type), operand(b, type)));
    }

    static Typed multiply(Typed a, Typed b) {
        DataType wide = Types.common(a.type(), b.type()).orElseThrow();
        DataType type = wide instanceof DecimalType ? Types.product(a.type(), b.type()) : wide;
        return result(type, try_multiply(operand(a, type), operand(b, type)));
    }

    /** Always a double: a share of two counts is what a division is written for. */
    static Typed divide(Typed a, Typed b) {
        return result(Types.DOUBLE, try_divide(a.as(Types.DOUBLE), b.as(Types.DOUBLE)));
    }

    static Typed remainder(Typed a, Typed b) {
        DataType type = Types.common(a.type(), b.type()).orElseThrow();
        return result(type, try_mod(a.as(type), b.as(type)));
    }

    static Typed negative(Typed a) {
        return a.type().equals(Types.LONG)
                ? result(Types.LONG, try_subtract(lit(0L), a.column()))
                : new Typed(a.type(), negate(a.column()));
    }

    static Typed moveDate(Typed date, Typed days, boolean later) {
        Column start = unix_date(date.as(Types.DATE)).cast(Types.LONG);
        Column end = move(start, days.as(Types.LONG), later);
        return Typed.ofDate(date_from_unix_date(end.try_cast(DataTypes.IntegerType)));
    }

    /** By elapsed time, so that PT24H over a change of the clocks is 24 hours, whatever the clock shows. */
    static Typed moveTimestamp(Typed time, Typed duration, boolean later) {
        Column start = unix_micros(time.as(Types.TIMESTAMP));
        return new Typed(Types.TIMESTAMP, timestamp_micros(move(start, duration.as(Types.DURATION), later)));
    }

    private static Column move(Column start, Column by, boolean later) {
        return later ? try_add(start, by) : try_subtract(start, by);
    }

    /** Decimals keep their own digits, since Spark derives the exact type of the result from them. */
    private static Column operand(Typed value, DataType result) {
        return result instanceof DecimalType ? value.as(Types.decimal(value.type())) : value.as(result);
    }

    private static Typed result(DataType type, Column column) {
        if (type.equals(Types.DOUBLE)) {
            return Typed.ofDouble(nanvl(column, lit(null).cast(Types.DOUBLE)));
        }
        return new Typed(type, type instanceof DecimalType ? column.try_cast(type) : column);
    }
}
