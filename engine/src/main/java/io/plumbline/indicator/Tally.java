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
        Column flag = flag();
        Column missing = term.inside().and(flag.isNull());
        if (isExplained()) {
            missing = missing.and(not(explained()));
        }
        Column incomparable = not(term.inside()).and(col(Comparability.column(id)));
        List<Column> columns = new ArrayList<>(List.of(
                flag.as(name("flag")),
                missing.cast(DataTypes.IntegerType).as(name("missing")),
                incomparable.cast(DataTypes.IntegerType).as(name("incomparable"))));
        if (isExplained()) {
            columns.add(explained().cast(DataTypes.IntegerType).as(name("explained")));
        }
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
        if (isExplained()) {
            sums.add(sum(col(name("explained"))).as(name("explained")));
        }
        if (sumsNumerator()) {
            sums.addAll(above().sums());
        }
        if (sumsDenominator()) {
            sums.addAll(below().sums());
        }
        return sums;
    }

    /** 1 where the record counts, 0 where it takes part only, null where it does not. */
    Column flag() {
        return col(Catalog.flag(id));
    }

    /**
     * The indicator's number of a group, as a struct; null where the indicator is not formed for it.
     *
     * @param broken what its parts show
     */
    Column number(Column formed, Breakdown broken) {
        Column n = col(name("n"));
        Column numerator = when(n.gt(0), numerator());
        Column denominator = denominator();
        List<Column> fields = new ArrayList<>(List.of(
                lit(id).as("indicator_id"),
                numerator.as("numerator"),
                denominator.as("denominator"),
                n.as("n"),
                col(name("missing")).as("missing"),
                col(name("incomparable")).as("not_comparable"),
                (isExplained() ? col(name("explained")) : lit(0L)).as("explained"),
                value(numerator, denominator).as("value")));
        fields.addAll(broken.fields());
        return when(formed, struct(fields.toArray(new Column[0])));
    }

    /** Whether any of its places are explained. */
    private boolean isExplained() {
        return List.of(term.scope().fieldNames()).contains(ExplainedPlaces.column(id));
    }

    private Column explained() {
        return col(ExplainedPlaces.column(id));
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
