package io.plumbline.expr;

import static org.apache.spark.sql.functions.dayofmonth;
import static org.apache.spark.sql.functions.hour;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.month;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.try_add;
import static org.apache.spark.sql.functions.try_divide;
import static org.apache.spark.sql.functions.try_subtract;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.weekday;
import static org.apache.spark.sql.functions.year;

import java.util.List;
import org.apache.spark.sql.Column;

/** Functions of dates and timestamps; a timestamp shows the clock of the session's zone. */
final class TimeFunctions {
    private static final double MICROS_OF_MINUTE = 60e6;
    private static final double MICROS_OF_HOUR = 3_600e6;

    static final List<Function> ALL = List.of(
            new Function("year(day)", 1, 1, a -> Typed.ofLong(year(a.day(0)))),
            new Function("month(day)", 1, 1, a -> Typed.ofLong(month(a.day(0)))),
            new Function("day(day)", 1, 1, a -> Typed.ofLong(dayofmonth(a.day(0)))),
            new Function("hour(timestamp)", 1, 1, a -> Typed.ofLong(hour(a.timestamp(0)))),
            new Function(
                    "weekday(day)",
                    1,
                    1,
                    a -> new Typed(Types.LONG, try_add(weekday(a.day(0)).cast(Types.LONG), lit(1L)))),
            new Function("date(timestamp)", 1, 1, a -> Typed.ofDate(a.day(0))),
            new Function("months(day)", 1, 1, a -> Typed.ofDate(trunc(a.day(0), "month"))),
            new Function(
                    "days_between(from_day, to_day)",
                    2,
                    2,
                    a -> new Typed(Types.LONG, try_subtract(days(a.date(1)), days(a.date(0))))),
            new Function("minutes_between(from, to)", 2, 2, a -> elapsed(a, MICROS_OF_MINUTE)),
            new Function("hours_between(from, to)", 2, 2, a -> elapsed(a, MICROS_OF_HOUR)));

    private TimeFunctions() {}

    private static Column days(Column date) {
        return unix_date(date).cast(Types.LONG);
    }

    private static Typed elapsed(Arguments a, double unit) {
        Column micros = try_subtract(unix_micros(a.timestamp(1)), unix_micros(a.timestamp(0)));
        return Typed.ofDouble(try_divide(micros.cast(Types.DOUBLE), lit(unit)));
    }
}
