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
import java.util.List;
import org.apache.spark.sql.Column;
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
            columns.addAll(above().parts(when(flag.isNotNull(), term.numerator())));
        }
        if (sumsDenominator()) {
            columns.addAll(below().parts(when(flag.isNotNull(), term.denominator())));
        }
        return columns;
    }

    /** The columns of several records. */
    List<Column> sums() {
        List<Column> sums = new ArrayList<>(List.of(
                count(col(name("flag"))).as(name("n")),
                sum(col(name("flag"))).as(name("counted")),
                sum(col(name("missing"))).as(name("missing")),
                sum(col(name("incomparable"))).as(name("incomparable"))));
        if (sumsNumerator()) {
            sums.addAll(above().sums());
        }
        if (sumsDenominator()) {
            sums.addAll(below().sums());
        }
        return sums;
    }

    /** How many of a group's rows have a reporter and a record that counts. */
    Column reporters() {
        Column reported = col(REPORTER).isNotNull().and(col(name("counted")).gt(0));
        return count(when(reported, lit(1))).as(name("reporters"));
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

    private Column numerator() {
        return sumsNumerator() ? above().total() : col(name("counted")).cast(DataTypes.DoubleType);
    }

    private Column denominator() {
        Column denominator = switch (term.indicator().kind()) {
            case SHARE, MEAN, VALUES -> col(name("n"));
            case RATE, RATIO, BALANCE, PAIR -> below().total();
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
            case RATIO, BALANCE, MEAN, PAIR, VALUES -> true;
            case SHARE, RATE, COUNT -> false;
        };
    }

    private boolean sumsDenominator() {
        return switch (term.indicator().kind()) {
            case RATIO, BALANCE, RATE, PAIR -> true;
            case SHARE, MEAN, COUNT, VALUES -> false;
        };
    }

    private Exact above() {
        return new Exact(name("above"));
    }

    private Exact below() {
        return new Exact(name("below"));
    }

    private String name(String what) {
        return what + "_" + position;
    }
}
