package io.plumbline.indicator;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_join;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * 分项: what the records of one organization and period are told apart by: who reported them, where and on which day they
 * happened, and the strata of their case mix. Records are added up by all of these at once, and the few rows that leaves once
 * more by each of them, so that all answers come from one scan.
 *
 * @param reporter the column of the reporter; null when there is none
 * @param place the column of the place; null when there is none
 * @param single whether the largest reporter, place and day are asked for
 * @param mixes the strata asked for, each as the columns that form them, sorted
 */
record Details(String reporter, String place, boolean single, List<List<String>> mixes) {
    /** By what a row of {@link #apart} was added up: a number of one of these, or {@link #mix}. */
    static final String BY = "by";

    static final int WHOLE = 0;
    static final int REPORTER = 1;
    static final int PLACE = 2;
    static final int DAY = 3;

    /** The value of what it was added up by, as texts. */
    static final String KEY = "key";

    private static final String OF_REPORTER = "reporter";
    private static final String OF_PLACE = "place";
    private static final String OF_DAY = "day";

    /** The columns of one record. */
    List<Column> contributions(Column day) {
        List<Column> columns = new ArrayList<>();
        if (reporter != null) {
            columns.add(text(reporter).as(OF_REPORTER));
        }
        if (byPlace()) {
            columns.add(text(place).as(OF_PLACE));
        }
        if (byDay()) {
            columns.add(day.cast("string").as(OF_DAY));
        }
        stratifying().forEach(column -> columns.add(text(column).as(stratum(column))));
        return columns;
    }

    /** The columns by which records are added up first. */
    List<String> keys() {
        return Stream.concat(
                        Stream.of(
                                        reporter == null ? null : OF_REPORTER,
                                        byPlace() ? OF_PLACE : null,
                                        byDay() ? OF_DAY : null)
                                .filter(name -> name != null),
                        stratifying().stream().map(Details::stratum))
                .toList();
    }

    /**
     * For each row one as part of the whole and one for each of what it can be told apart by, with {@link #BY} and {@link #KEY}.
     * The whole is kept by reporter and day, so that pairs of both can be counted without holding sets of reporters in memory.
     */
    Dataset<Row> apart(Dataset<Row> summed) {
        List<Column> parts = new ArrayList<>();
        parts.add(part(WHOLE, reporter == null ? array(lit("")) : array(col(OF_REPORTER), col(OF_DAY))));
        if (single && reporter != null) {
            parts.add(when(col(OF_REPORTER).isNotNull(), part(REPORTER, array(col(OF_REPORTER)))));
        }
        if (byPlace()) {
            parts.add(when(col(OF_PLACE).isNotNull(), part(PLACE, array(col(OF_PLACE)))));
        }
        if (single) {
            parts.add(part(DAY, array(col(OF_DAY))));
        }
        mixes.forEach(mix -> parts.add(part(mix(mix), known(mix))));
        List<Column> columns = new ArrayList<>();
        Arrays.stream(summed.columns()).filter(name -> !keys().contains(name)).forEach(name -> columns.add(col(name)));
        columns.add(inline(array_compact(array(parts.toArray(new Column[0])))));
        return summed.select(columns.toArray(new Column[0]));
    }

    /** The number by which rows of {@link #apart} are known that were added up by these strata. */
    int mix(List<String> columns) {
        return DAY + 1 + mixes.indexOf(columns);
    }

    /** Whether a row of the whole has a reporter. */
    static Column reported() {
        return ofReporter().isNotNull();
    }

    /** The reporter of a row of the whole. */
    static Column ofReporter() {
        return col(KEY).getItem(0);
    }

    /** The day of a row of the whole, where there is a column of reporters. */
    static Column ofDay() {
        return col(KEY).getItem(1);
    }

    /** The name of a stratum: its values in the order of its columns; null where one is not known. */
    static Column stratum() {
        return when(col(KEY).getItem(0).isNotNull(), array_join(col(KEY), " · "));
    }

    /** A record of which one of the columns is not known lies in no stratum that is known. */
    private static Column known(List<String> mix) {
        Column all = lit(true);
        for (String column : mix) {
            all = all.and(col(stratum(column)).isNotNull());
        }
        Column[] values = mix.stream().map(column -> col(stratum(column))).toArray(Column[]::new);
        return when(all, array(values)).otherwise(array(lit(null).cast("string")));
    }

    private static Column part(int by, Column key) {
        return struct(lit(by).as(BY), key.as(KEY));
    }

    private boolean byPlace() {
        return single && place != null;
    }

    private boolean byDay() {
        return single || reporter != null;
    }

    private List<String> stratifying() {
        TreeSet<String> columns = new TreeSet<>();
        mixes.forEach(columns::addAll);
        return List.copyOf(columns);
    }

    private static String stratum(String column) {
        return "stratum_" + column;
    }

    private static Column text(String column) {
        return col("`" + column + "`").cast("string");
    }
}
