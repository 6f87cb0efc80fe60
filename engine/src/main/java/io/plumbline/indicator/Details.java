package io.plumbline.indicator;

import static org.apache.spark.sql.functions.array;
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
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * 分项: what the records of one organization and period are told apart by: who reported them, where and on which day they
 * happened, and the strata of their case mix.
 *
 * @param reporter the column of the reporter; null when there is none
 * @param place the column of the place; null when there is none
 * @param single whether the largest reporter, place and day are asked for
 * @param mixes the strata asked for, each as the columns that form them, sorted
 */
record Details(String reporter, String place, boolean single, List<List<String>> mixes) {
    /** By what a row of {@link #apart} is to be added up: a number of one of these, or {@link #mix}. */
    static final String BY = "by";

    /** By reporter and day, so that pairs of both can be counted without holding sets of reporters in memory. */
    static final int REPORTED = 0;

    static final int REPORTER = 1;
    static final int PLACE = 2;
    static final int DAY = 3;

    /** The value of what it is to be added up by, as texts. */
    static final String KEY = "key";

    private static final String OF_REPORTER = "reporter";
    private static final String OF_PLACE = "place";
    private static final String OF_DAY = "day";

    /** What a record is told apart by: a number, whether that is known of the record, and its value. */
    private record Part(int by, Column known, Column key) {}

    boolean none() {
        return reporter == null && !single;
    }

    /** The columns of one record. */
    List<Column> contributions(Column day) {
        List<Column> columns = new ArrayList<>(List.of(day.cast("string").as(OF_DAY)));
        if (reporter != null) {
            columns.add(text(reporter).as(OF_REPORTER));
        }
        if (single && place != null) {
            columns.add(text(place).as(OF_PLACE));
        }
        stratifying().forEach(column -> columns.add(text(column).as(stratum(column))));
        return columns;
    }

    /** For each record of these columns and others one row of the others for each level and each of what it is told apart by. */
    Dataset<Row> apart(Dataset<Row> records, Levels levels) {
        List<Column> rows = new ArrayList<>();
        for (Levels.Named level : levels.named()) {
            for (Part part : parts()) {
                rows.add(struct(
                        lit(level.id()).as(Levels.LEVEL),
                        when(part.known, level.organization()).as(Levels.ORGANIZATION),
                        lit(part.by).as(BY),
                        part.key.as(KEY)));
            }
        }
        List<String> own = new ArrayList<>(List.of(OF_REPORTER, OF_PLACE, OF_DAY));
        own.addAll(levels.keys());
        stratifying().forEach(column -> own.add(stratum(column)));
        List<Column> columns = new ArrayList<>();
        Arrays.stream(records.columns()).filter(name -> !own.contains(name)).forEach(name -> columns.add(col(name)));
        columns.add(inline(array(rows.toArray(new Column[0]))));
        return records.select(columns.toArray(new Column[0]))
                .filter(col(Levels.ORGANIZATION).isNotNull());
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        if (reporter != null) {
            parts.add(new Part(REPORTED, col(OF_REPORTER).isNotNull(), array(col(OF_REPORTER), col(OF_DAY))));
        }
        if (single) {
            parts.add(new Part(DAY, lit(true), array(col(OF_DAY))));
            if (reporter != null) {
                parts.add(new Part(REPORTER, col(OF_REPORTER).isNotNull(), array(col(OF_REPORTER))));
            }
            if (place != null) {
                parts.add(new Part(PLACE, col(OF_PLACE).isNotNull(), array(col(OF_PLACE))));
            }
        }
        mixes.forEach(mix -> parts.add(new Part(mix(mix), lit(true), values(mix))));
        return parts;
    }

    /** The number by which rows of {@link #apart} are known that are added up by these strata. */
    int mix(List<String> columns) {
        return DAY + 1 + mixes.indexOf(columns);
    }

    /** The reporter of a row {@link #REPORTED}. */
    static Column ofReporter() {
        return col(KEY).getItem(0);
    }

    /** The day of a row {@link #REPORTED}. */
    static Column ofDay() {
        return col(KEY).getItem(1);
    }

    /** The name of a stratum: its values in the order of its columns; null where one is not known. */
    static Column stratum() {
        return when(col(KEY).getItem(0).isNotNull(), array_join(col(KEY), " · "));
    }

    /** A record of which one of the columns is not known lies in no stratum that is known. */
    private static Column values(List<String> mix) {
        Column all = lit(true);
        for (String column : mix) {
            all = all.and(col(stratum(column)).isNotNull());
        }
        Column[] values = mix.stream().map(column -> col(stratum(column))).toArray(Column[]::new);
        return when(all, array(values)).otherwise(array(lit(null).cast("string")));
    }

    private TreeSet<String> stratifying() {
        TreeSet<String> columns = new TreeSet<>();
        mixes.forEach(columns::addAll);
        return columns;
    }

    private static String stratum(String column) {
        return "stratum_" + column;
    }

    private static Column text(String column) {
        return col("`" + column + "`").cast("string");
    }
}
