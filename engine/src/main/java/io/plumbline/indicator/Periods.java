package io.plumbline.indicator;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.convert_timezone;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.trunc;

import io.plumbline.pack.Period;
import java.time.ZoneId;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/** 周期: local days, and the periods in which they lie, as columns. */
final class Periods {
    private Periods() {}

    /** The day on which a column's moment falls in a zone; a column of days is taken as it stands. */
    static Column day(Dataset<Row> table, String time, ZoneId zone) {
        Column moment = table.col("`" + time + "`");
        boolean hasZone = table.schema().apply(time).dataType().equals(DataTypes.TimestampType);
        String session = table.sparkSession().conf().get("spark.sql.session.timeZone");
        if (!hasZone || zone.equals(ZoneId.of(session, ZoneId.SHORT_IDS))) {
            return moment.cast(DataTypes.DateType);
        }
        Column local = convert_timezone(lit(session), lit(zone.getId()), moment.cast(DataTypes.TimestampNTZType));
        return local.cast(DataTypes.DateType);
    }

    /** The first day of the period in which a day lies; weeks start on Monday. */
    static Column from(Column day, Period period) {
        return period == Period.DAY ? day : trunc(day, period.name().toLowerCase(Locale.ROOT));
    }

    /** The first day after the period that starts on a day. */
    static Column to(Column from, Period period) {
        return switch (period) {
            case DAY -> date_add(from, 1);
            case WEEK -> date_add(from, 7);
            case MONTH -> add_months(from, 1);
            case QUARTER -> add_months(from, 3);
            case YEAR -> add_months(from, 12);
        };
    }
}
