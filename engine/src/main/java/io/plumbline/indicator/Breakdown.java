package io.plumbline.indicator;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.plumbline.pack.Indicator;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.types.DataTypes;

/**
 * 细分: what the parts of one indicator's number show: how many reporters, the parts on which most of it rests, and its strata.
 * Numbers and not texts are compared wherever it can be helped, since Spark keeps only those in hash tables and sorts all rows
 * for the others.
 *
 * @param tally how the indicator is added up
 * @param details what its records are told apart by
 */
record Breakdown(Tally tally, Details details) {
    /** More strata than these leave too little in each to compare. */
    private static final int MOST_STRATA = 50;

    private static final long LOW_HALF = 0xFFFFFFFFL;
    private static final String COUNTED = "counted";
    private static final String BASE = "base";

    /** The columns of one record; none where neither reporters nor parts are asked for. */
    List<Column> contributions() {
        List<Column> columns = new ArrayList<>();
        if (asked()) {
            columns.add(tally.flag().as(name("flag")));
        }
        if (tally.apart() && !isShare()) {
            columns.addAll(
                    base().parts(when(tally.flag().isNotNull(), tally.term().denominator())));
        }
        return columns;
    }

    /** The columns of the records of one part. */
    List<Column> sums() {
        List<Column> sums = new ArrayList<>();
        if (asked()) {
            sums.add(sum(col(name("flag"))).as(name(COUNTED)));
        }
        if (tally.apart()) {
            sums.add(count(col(name("flag"))).as(name("n")));
            sums.addAll(isShare() ? List.of() : base().sums());
        }
        return sums;
    }

    /** The columns of all parts of a number, from rows of {@link #sums}. */
    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        if (details.reporter() != null) {
            Column reported = col(Details.BY)
                    .equalTo(Details.REPORTED)
                    .and(col(name(COUNTED)).gt(0));
            columns.add(count(when(reported, lit(1))).as(name("reporters")));
            columns.add(two(reported).as(name("two_reporters")));
        }
        if (tally.apart()) {
            columns.add(largest(Details.REPORTER).as(name("largest_reporter")));
            columns.add(largest(Details.PLACE).as(name("largest_place")));
            columns.add(largest(Details.DAY).as(name("largest_day")));
            if (isStratified()) {
                columns.add(strata().as(name("strata")));
            }
        }
        return columns;
    }

    /** The fields of a number in the order of {@link Indicators}, beside which {@link #columns} stand, null where there are no parts. */
    List<Column> fields() {
        boolean reporting = details.reporter() != null;
        List<Column> fields = new ArrayList<>(List.of(
                (reporting
                                ? coalesce(col(name("reporters")), lit(0L))
                                : lit(null).cast(DataTypes.LongType))
                        .as("reporters"),
                (reporting
                                ? coalesce(col(name("two_reporters")), lit(false))
                                : lit(null).cast(DataTypes.BooleanType))
                        .as("two_reporters")));
        for (String largest : List.of("largest_reporter", "largest_place", "largest_day")) {
            Column packed = tally.apart() ? col(name(largest)) : lit(null);
            fields.add((tally.apart() ? counted(packed) : packed)
                    .cast(DataTypes.DoubleType)
                    .as(largest));
            fields.add((tally.apart() ? whole(packed) : packed)
                    .cast(DataTypes.DoubleType)
                    .as(largest + "_base"));
        }
        fields.add((isStratified() ? col(name("strata")) : lit(null).cast(Indicators.STRATA)).as("strata"));
        return fields;
    }

    /**
     * The part on which most rests: most records that count or, where low is worse, most that do not, and for rates the largest
     * exposure. Of equals the one without which the rest looks more ordinary. A share's is packed into one number, the first of
     * what decides above, the other below.
     */
    private Column largest(int by) {
        Column counted = col(name(COUNTED));
        Column packed = isShare()
                ? (isLow() ? col(name("n")).minus(counted) : counted)
                        .multiply(LOW_HALF + 1)
                        .plus(lit(LOW_HALF).minus(isLow() ? counted : col(name("n"))))
                : struct(
                        (isLow() ? base().total() : counted.cast(DataTypes.DoubleType)).as("first"),
                        (isLow() ? counted.cast(DataTypes.DoubleType) : base().total())
                                .multiply(-1.0)
                                .as("second"),
                        counted.as(COUNTED),
                        base().total().as(BASE));
        return max(when(col(Details.BY).equalTo(by).and(col(name("n")).gt(0)), packed));
    }

    private Column counted(Column packed) {
        if (!isShare()) {
            return packed.getField(COUNTED);
        }
        return isLow() ? second(packed) : first(packed);
    }

    private Column whole(Column packed) {
        if (!isShare()) {
            return packed.getField(BASE);
        }
        return isLow() ? first(packed).plus(second(packed)) : second(packed);
    }

    private static Column first(Column packed) {
        return shiftright(packed, 32);
    }

    private static Column second(Column packed) {
        return lit(LOW_HALF).minus(packed.bitwiseAND(LOW_HALF));
    }

    private Column strata() {
        Column stratum = struct(
                Details.stratum().as("stratum"),
                col(name(COUNTED)).cast(DataTypes.DoubleType).as("numerator"),
                (isShare() ? col(name("n")).cast(DataTypes.DoubleType) : base().total()).as("denominator"));
        int by = details.mix(Tally.strata(tally.term().indicator()));
        Column all = sort_array(
                collect_list(when(col(Details.BY).equalTo(by).and(col(name("n")).gt(0)), stratum)));
        return when(size(all).leq(MOST_STRATA), all);
    }

    /** Whether two reporters stand on two days: as soon as neither is always the same, some pair differs in both. */
    private static Column two(Column reported) {
        Column who = when(reported, xxhash64(Details.ofReporter()));
        Column when = when(reported, xxhash64(Details.ofDay()));
        return coalesce(min(who).notEqual(max(who)).and(min(when).notEqual(max(when))), lit(false));
    }

    private boolean asked() {
        return tally.apart() || details.reporter() != null;
    }

    private boolean isShare() {
        return tally.term().indicator().kind() == Indicator.Kind.SHARE;
    }

    private boolean isLow() {
        return tally.term().indicator().worse() == Indicator.Worse.LOW;
    }

    private boolean isStratified() {
        return tally.apart() && !tally.term().indicator().strata().isEmpty();
    }

    private Exact base() {
        return new Exact(name(BASE));
    }

    private String name(String what) {
        return what + "_" + tally.position();
    }
}
