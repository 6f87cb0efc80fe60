package io.plumbline.lead;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.plumbline.contract.Role;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * 涉及记录: how many records stand behind each lead. A record is counted once, whether two checks, a month and a year, or two roles
 * of the organization found it, and for the part that the organization answers for: the shares of the roles in which the record was
 * found, together at most 1. In one role the shortest period that holds the record says how large its share was then.
 */
public final class Exposure {
    private static final StructType OF = new StructType()
            .add("of_signal", DataTypes.StringType)
            .add("lead_id", DataTypes.StringType)
            .add("role", DataTypes.StringType)
            .add("answered", DataTypes.LongType);

    /** Parts are whole numbers of this size, whose sum does not depend on the order. */
    private static final long WHOLE = 1_000_000_000L;

    /** One number holds the length of a period and, behind it, a share, so that the smallest is that of the shortest period. */
    private static final long PERIOD = 2 * WHOLE;

    private Exposure() {}

    /**
     * Counts in one aggregation.
     *
     * @param signals rows of the table of signals, with whoever answers for them
     * @param rows the rows behind them: {@code signal_id}, {@code contract}, {@code record_id}
     * @return records by lead; leads without a row are absent
     */
    public static Map<String, Double> of(List<Row> signals, Dataset<Row> rows) {
        List<Row> leads = signals.stream()
                .filter(Leading::counts)
                .map(signal -> RowFactory.create(
                        signal.getAs("signal_id"), Leading.id(signal), signal.getAs("role"), answered(signal)))
                .toList();
        Column[] parts = Arrays.stream(Role.values()).map(Exposure::part).toArray(Column[]::new);
        Dataset<Row> once = rows.join(
                        broadcast(rows.sparkSession().createDataFrame(leads, OF)),
                        col("signal_id").equalTo(col("of_signal")))
                .groupBy("lead_id", "contract", "record_id")
                .agg(parts[0], Arrays.copyOfRange(parts, 1, parts.length));
        Map<String, Double> exposure = new TreeMap<>();
        once.groupBy("lead_id")
                .agg(sum(together()))
                .collectAsList()
                .forEach(row -> exposure.put(row.getString(0), (double) row.getLong(1) / WHOLE));
        return exposure;
    }

    private static long answered(Row signal) {
        long days =
                ChronoUnit.DAYS.between(signal.<LocalDate>getAs("period_from"), signal.<LocalDate>getAs("period_to"));
        return days * PERIOD + Math.round(signal.<Double>getAs("share") * WHOLE);
    }

    private static Column part(Role role) {
        return min(when(col("role").equalTo(name(role)), col("answered"))).as(name(role));
    }

    private static Column together() {
        Column parts = Arrays.stream(Role.values())
                .map(role -> coalesce(col(name(role)).mod(PERIOD), lit(0L)))
                .reduce(Column::plus)
                .orElseThrow();
        return least(parts, lit(WHOLE));
    }

    private static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
