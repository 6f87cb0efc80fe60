package io.plumbline.indicator;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.plumbline.pack.Catalog;
import io.plumbline.pack.Indicator;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * 计数: how one indicator is added up beside the others of its scan.
 *
 * @param id the indicator's id
 * @param position its position in the scan, which names its columns
 * @param term what one record contributes
 * @param apart whether its parts by reporter, place, day and stratum are told
 */
record Tally(String id, int position, Term term, boolean apart) {
    private static final String NUMERATOR = "numerator";
    private static final String BASE = "base";

    /** More strata than these leave too little in each to compare. */
    private static final int MOST_STRATA = 50;

    /** Whether the indicator counts hits among records or over an exposure, whose parts can be taken out. */
    static boolean isSample(Indicator indicator) {
        return indicator.kind() == Indicator.Kind.SHARE || indicator.kind() == Indicator.Kind.RATE;
    }

    /** The columns of its strata, sorted. */
    static List<String> strata(Indicator indicator) {
        return List.copyOf(new TreeSet<>(indicator.strata().keySet()));
    }

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

    /** What the parts of a group show, from rows of {@link Details#apart} that were added up. */
    List<Column> details(Details details) {
        Column whole = col(Details.BY).equalTo(Details.WHOLE);
        Column reported = whole.and(Details.reported()).and(col(name("counted")).gt(0));
        List<Column> columns =
                new ArrayList<>(List.of(count(when(reported, lit(1))).as(name("reporters"))));
        if (details.reporter() != null) {
            columns.add(two(reported).as(name("two_reporters")));
        }
        if (apart) {
            columns.add(largest(Details.REPORTER).as(name("largest_reporter")));
            columns.add(largest(Details.PLACE).as(name("largest_place")));
            columns.add(largest(Details.DAY).as(name("largest_day")));
            if (isStratified()) {
                columns.add(strata(details.mix(strata(term.indicator()))).as(name("strata")));
            }
        }
        return columns;
    }

    /**
     * The numerator and base of the part on which most rests: most records that count or, where low is worse, most that do not,
     * and for rates the largest exposure. Of equals the one without which the rest looks more ordinary.
     */
    private Column largest(int by) {
        Column counted = col(name("counted")).cast(DataTypes.DoubleType);
        Column base = denominator();
        boolean low = term.indicator().worse() == Indicator.Worse.LOW;
        boolean share = term.indicator().kind() == Indicator.Kind.SHARE;
        Column first = low ? share ? base.minus(counted) : base : counted;
        Column second = low ? counted.multiply(-1.0) : base.multiply(-1.0);
        return max(when(
                col(Details.BY).equalTo(by).and(col(name("n")).gt(0)),
                struct(first.as("first"), second.as("second"), counted.as(NUMERATOR), base.as(BASE))));
    }

    private Column strata(int by) {
        Column stratum = struct(
                Details.stratum().as("stratum"),
                col(name("counted")).cast(DataTypes.DoubleType).as("numerator"),
                denominator().as("denominator"));
        Column all = sort_array(
                collect_list(when(col(Details.BY).equalTo(by).and(col(name("n")).gt(0)), stratum)));
        return when(size(all).leq(MOST_STRATA), all);
    }

    /** Whether two reporters stand on two days: as soon as neither is always the same, some pair differs in both. */
    private static Column two(Column reported) {
        Column who = when(reported, Details.ofReporter());
        Column when = when(reported, Details.ofDay());
        return coalesce(min(who).notEqual(max(who)).and(min(when).notEqual(max(when))), lit(false));
    }

    /** The indicator's number of a group, as a struct; null where the indicator is not formed for it. */
    Column number(Column formed, Details details) {
        Column n = col(name("n"));
        Column numerator = when(n.gt(0), numerator());
        Column denominator = denominator();
        Column reporters = details.reporter() == null ? lit(null).cast(DataTypes.LongType) : col(name("reporters"));
        Column two = details.reporter() == null ? lit(null).cast(DataTypes.BooleanType) : col(name("two_reporters"));
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
                        reporters.as("reporters"),
                        two.as("two_reporters"),
                        part("reporter", NUMERATOR).as("largest_reporter"),
                        part("reporter", BASE).as("largest_reporter_base"),
                        part("place", NUMERATOR).as("largest_place"),
                        part("place", BASE).as("largest_place_base"),
                        part("day", NUMERATOR).as("largest_day"),
                        part("day", BASE).as("largest_day_base"),
                        isStratified()
                                ? col(name("strata")).as("strata")
                                : lit(null).cast(Indicators.STRATA).as("strata")));
    }

    private Column part(String of, String what) {
        return apart ? col(name("largest_" + of)).getField(what) : lit(null).cast(DataTypes.DoubleType);
    }

    private boolean isStratified() {
        return apart && !term.indicator().strata().isEmpty();
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
