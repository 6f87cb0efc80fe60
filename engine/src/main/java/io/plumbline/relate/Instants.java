package io.plumbline.relate;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.date_from_unix_date;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.trunc;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.unix_micros;

import io.plumbline.pack.Period;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * Moments as microseconds since 1970-01-01T00:00Z and local days as dates, in one zone whatever the session's. A date stands for
 * the start of its local day. A wall-clock time that comes twice on the day the clock is set back is its first coming; one that is
 * skipped lies as far behind the gap as it lay inside.
 */
final class Instants {
    private static final long DAY = 86_400_000_000L;

    private final ZoneId zone;

    Instants(ZoneId zone) {
        this.zone = zone;
    }

    /** The moment of a DATE or TIMESTAMP column in microseconds; null where it is null. */
    Column micros(Dataset<Row> table, String column) {
        Column value = table.col(column);
        return isDate(table, column) ? instant(midnight(value)) : unix_micros(value);
    }

    /** The local day of a DATE or TIMESTAMP column. */
    Column day(Dataset<Row> table, String column) {
        Column value = table.col(column);
        return isDate(table, column) ? value : dayOf(local(unix_micros(value)));
    }

    /** The wall clock of a DATE or TIMESTAMP column, in microseconds since 1970-01-01T00:00 local. */
    Column wallClock(Dataset<Row> table, String column) {
        Column value = table.col(column);
        return isDate(table, column) ? midnight(value) : local(unix_micros(value));
    }

    /** The local day of a moment in microseconds. */
    Column day(Column micros) {
        return dayOf(local(micros));
    }

    /** The wall clock at the start of a local day. */
    static Column midnight(Column date) {
        return unix_date(date).cast(DataTypes.LongType).multiply(lit(DAY));
    }

    /** A moment in microseconds, moved. */
    Column plus(Column micros, Shift shift) {
        if (shift.calendar().isZero()) {
            return micros.plus(lit(shift.elapsed().toNanos() / 1000));
        }
        Column local = local(micros);
        long months = shift.calendar().toTotalMonths();
        Column moved = months == 0
                ? local
                : midnight(add_months(dayOf(local), lit((int) months))).plus(pmod(local, lit(DAY)));
        return instant(moved.plus(lit(shift.calendar().get(ChronoUnit.DAYS) * DAY)));
    }

    /** The start of a local day in microseconds. */
    long start(LocalDate date) {
        return ChronoUnit.MICROS.between(
                java.time.Instant.EPOCH, date.atStartOfDay(zone).toInstant());
    }

    /** The first day of the period in which a local day lies; weeks start on Monday. */
    static Column periodStart(Column date, Period period) {
        return period == Period.DAY ? date : trunc(date, period.name().toLowerCase(Locale.ROOT));
    }

    private Column local(Column micros) {
        return unix_micros(from_utc_timestamp(timestamp_micros(micros), zone.getId()));
    }

    private Column instant(Column local) {
        return unix_micros(to_utc_timestamp(timestamp_micros(local), zone.getId()));
    }

    private static Column dayOf(Column local) {
        Column days = local.minus(pmod(local, lit(DAY))).divide(lit(DAY));
        return date_from_unix_date(days.cast(DataTypes.IntegerType));
    }

    private static boolean isDate(Dataset<Row> table, String column) {
        DataType type = table.schema().apply(column).dataType();
        if (type.equals(DataTypes.DateType) || type.equals(DataTypes.TimestampType)) {
            return type.equals(DataTypes.DateType);
        }
        throw new IllegalArgumentException(String.format(
                Locale.ROOT,
                "Column '%s' is a %s where a time is needed; use a column of type date or timestamp",
                column,
                type.simpleString()));
    }
}
