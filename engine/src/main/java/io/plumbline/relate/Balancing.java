package io.plumbline.relate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_date;
import static org.apache.spark.sql.functions.when;

import io.plumbline.pack.Balance;
import io.plumbline.pack.Catalog;
import io.plumbline.source.Lineage;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/** Adds up the two sides of a balance by place and period, in one shuffle. Sums are of decimals, so that order has no say. */
final class Balancing {
    private static final DataType EXACT = DataTypes.createDecimalType(28, 9);
    private static final String LEFT = "relate_left";
    private static final String RIGHT = "relate_right";

    private final String id;
    private final Balance balance;
    private final Tables tables;

    Balancing(String id, Balance balance, Tables tables) {
        this.id = id;
        this.balance = balance;
        this.tables = tables;
    }

    /** The table; null when neither side was supplied. */
    Dataset<Row> form() {
        Dataset<Row> left = tables.table().apply(balance.left().table());
        Dataset<Row> right = tables.table().apply(balance.right().table());
        if (left == null && right == null) {
            return null;
        }
        Dataset<Row> shape = left == null ? right : left;
        Dataset<Row> rows = null;
        if (left != null) {
            rows = rows(left, shape, balance.left(), LEFT, RIGHT);
        }
        if (right != null) {
            Dataset<Row> measured = rows(right, shape, balance.right(), RIGHT, LEFT);
            rows = rows == null ? measured : rows.unionByName(measured);
        }
        List<Column> place =
                new ArrayList<>(balance.by().stream().map(c -> col(c)).toList());
        place.add(col(Tables.PERIOD_ON));
        Dataset<Row> totals = rows.groupBy(place.toArray(Column[]::new))
                .agg(
                        total(LEFT).as("left_total"),
                        total(RIGHT).as("right_total"),
                        count(col(LEFT)).as("left_n"),
                        count(col(RIGHT)).as("right_n"));
        return described(totals, left == null, right == null);
    }

    private static Column total(String side) {
        return sum(col(side)).cast(DataTypes.DoubleType);
    }

    private Dataset<Row> rows(Dataset<Row> table, Dataset<Row> shape, Balance.Side side, String own, String other) {
        String time = tables.timeOf(side.table(), side.time());
        Column day = tables.instants().day(table, time);
        List<Column> columns = new ArrayList<>();
        Column complete = day.isNotNull();
        for (String by : balance.by()) {
            columns.add(table.col(by).cast(shape.schema().apply(by).dataType()).as(by));
            complete = complete.and(table.col(by).isNotNull());
        }
        columns.add(Instants.periodStart(day, balance.period()).as(Tables.PERIOD_ON));
        columns.add(side.sum().column(table.schema()).try_cast(EXACT).as(own));
        columns.add(lit(null).cast(EXACT).as(other));
        return table.where(Judge.holds(side.where(), table).and(complete)).select(columns.toArray(Column[]::new));
    }

    private Dataset<Row> described(Dataset<Row> totals, boolean noLeft, boolean noRight) {
        String p = Catalog.prefix(id) + "_";
        Column gap = col("left_total").minus(col("right_total"));
        String blind = blind(noLeft, noRight);
        Column reason = blind == null
                ? when(col("left_n").lt(balance.minRows()), lit("few_rows_left"))
                        .when(col("right_n").lt(balance.minRows()), lit("few_rows_right"))
                : lit(blind);
        Dataset<Row> values = totals.withColumn("gap", gap)
                .withColumn("gap_share", when(col("right_total").notEqual(0.0), gap.divide(col("right_total"))))
                .withColumn(p + "reason", reason)
                .withColumn(p + "comparable", reason.isNull());
        List<Column> columns = new ArrayList<>(List.of(recordId().as(Lineage.RECORD_ID)));
        balance.by().forEach(by -> columns.add(col(by)));
        for (StructField field : Added.columns(id, balance).fields()) {
            columns.add(Added.documented(col(field.name()), field));
        }
        return values.select(columns.toArray(Column[]::new));
    }

    /** Why no two totals can be compared; null where some may be. */
    private String blind(boolean noLeft, boolean noRight) {
        if (noLeft || noRight) {
            return "not_supplied: " + (noLeft ? balance.left() : balance.right()).table();
        }
        String incomplete = tables.incomplete().stopping(balance);
        return incomplete == null ? null : Relations.INCOMPLETE + incomplete;
    }

    private Column recordId() {
        List<Column> parts = new ArrayList<>(List.of(lit(id)));
        balance.by().forEach(by -> parts.add(col(by).cast(DataTypes.StringType)));
        parts.add(unix_date(col(Tables.PERIOD_ON)).cast(DataTypes.StringType));
        return Keys.id(parts.toArray(Column[]::new));
    }
}
