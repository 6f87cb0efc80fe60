package io.plumbline.indicator;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.plumbline.pack.Catalog;
import io.plumbline.pack.Indicator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * 计数: how one indicator is added up beside the others of its scan.
 *
 * @param id the indicator's id
 * @param position its position in the scan, which names its columns
 * @param term what one record contributes
 */
record Tally(String id, int position, Term term) {
    static final String REPORTER = "reporter";
    static final String DAY = "day";
    static final String CONFIDENCE = "role_confidence";

    /** The columns of one record: its flag, whether it lacks values, whether it was not comparable, and its quantities. */
    List<Column> contributions() {
        Column flag = col(Catalog.flag(id));
        Column missing = term.inside().and(flag.isNull());
        Column incomparable = not(term.inside()).and(col(Comparability.column(id)));
        List<Column> columns = new ArrayList<>(List.of(
                flag.as(name("flag")),
                missing.cast(DataTypes.IntegerType).as(name("missing")),
                incomparable.cast(DataTypes.IntegerType).as(name("incomparable"))));
        if (sumsNumerator()) {
            columns.add(when(flag.isNotNull(), term.numerator()).as(name("above")));
        }
        if (sumsDenominator()) {
            columns.add(when(flag.isNotNull(), term.denominator()).as(name("below")));
        }
        return columns;
    }

    /** Adds up all indicators by the keys. */
    static Dataset<Row> total(Dataset<Row> records, List<Tally> tallies, String... keys) {
        List<Column> sums = new ArrayList<>(List.of(
                count(lit(1)).as("records"),
                sum(col(CONFIDENCE)).as("confidence_sum"),
                count(col(CONFIDENCE)).as("confidence_n")));
        for (Tally tally : tallies) {
            sums.addAll(tally.sums());
        }
        return aggregate(records, sums, keys);
    }

    /**
     * Adds up all indicators by the keys, and counts for each the distinct pairs of reporter and day. Going through one row per
     * reporter and day keeps the count exact without holding sets of reporters in memory.
     */
    static Dataset<Row> totalByReporter(Dataset<Row> records, List<Tally> tallies, String... keys) {
        String[] finer = Arrays.copyOf(keys, keys.length + 2);
        finer[keys.length] = REPORTER;
        finer[keys.length + 1] = DAY;
        Dataset<Row> byDay = total(records, tallies, finer);
        List<Column> sums = new ArrayList<>();
        for (String column : byDay.columns()) {
            if (!Arrays.asList(finer).contains(column)) {
                sums.add(sum(col(column)).as(column));
            }
        }
        for (Tally tally : tallies) {
            Column reported =
                    col(REPORTER).isNotNull().and(col(tally.name("counted")).gt(0));
            sums.add(count(when(reported, lit(1))).as(tally.name("reporters")));
        }
        return aggregate(byDay, sums, keys);
    }

    /** The mean confidence of a group's records. */
    static Column meanConfidence() {
        Column n = col("confidence_n");
        return when(n.gt(0), col("confidence_sum").cast(DataTypes.DoubleType).divide(n));
    }

    /** The indicator's number of a group, as a struct; null where the indicator is not formed for it. */
    Column number(Column formed, boolean hasReporter) {
        Column n = col(name("n"));
        Column numerator = when(n.gt(0), numerator());
        Column denominator = denominator();
        Column reporters = hasReporter ? col(name("reporters")) : lit(null).cast(DataTypes.LongType);
        return when(
                formed,
                struct(
                        lit(id).as("indicator_id"),
                        numerator.as("numerator"),
                        denominator.as("denominator"),
                        n.as("n"),
                        col(name("missing")).as("missing"),
                        col(name("incomparable")).as("not_comparable"),
                        value(numerator, denominator).as("value"),
                        reporters.as("reporters")));
    }

    private List<Column> sums() {
        List<Column> sums = new ArrayList<>(List.of(
                count(col(name("flag"))).as(name("n")),
                sum(col(name("flag"))).as(name("counted")),
                sum(col(name("missing"))).as(name("missing")),
                sum(col(name("incomparable"))).as(name("incomparable"))));
        if (sumsNumerator()) {
            sums.add(sum(col(name("above"))).as(name("above")));
        }
        if (sumsDenominator()) {
            sums.add(sum(col(name("below"))).as(name("below")));
        }
        return sums;
    }

    private Column numerator() {
        return col(name(sumsNumerator() ? "above" : "counted")).cast(DataTypes.DoubleType);
    }

    private Column denominator() {
        Column denominator = switch (term.indicator().kind()) {
            case SHARE, MEAN -> col(name("n"));
            case RATE, RATIO, BALANCE -> col(name("below"));
            case COUNT -> lit(null);
        };
        return denominator.cast(DataTypes.DoubleType);
    }

    private Column value(Column numerator, Column denominator) {
        Column above = switch (term.indicator().kind()) {
            case BALANCE -> numerator.minus(denominator);
            default -> numerator;
        };
        return term.indicator().kind() == Indicator.Kind.COUNT
                ? above
                : when(denominator.notEqual(0), above.divide(denominator));
    }

    private boolean sumsNumerator() {
        return switch (term.indicator().kind()) {
            case RATIO, BALANCE, MEAN -> true;
            case SHARE, RATE, COUNT -> false;
        };
    }

    private boolean sumsDenominator() {
        return switch (term.indicator().kind()) {
            case RATIO, BALANCE, RATE -> true;
            case SHARE, MEAN, COUNT -> false;
        };
    }

    private String name(String what) {
        return what + "_" + position;
    }

    private static Dataset<Row> aggregate(Dataset<Row> rows, List<Column> sums, String... keys) {
        Column[] by =
                Arrays.stream(keys).map(org.apache.spark.sql.functions::col).toArray(Column[]::new);
        return rows.groupBy(by).agg(sums.get(0), sums.subList(1, sums.size()).toArray(new Column[0]));
    }
}
