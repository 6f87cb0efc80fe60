package io.plumbline.indicator;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.plumbline.pack.Catalog;
import io.plumbline.pack.Indicator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * 数值分布: how often each value occurs among an organization's records of a period. Equal values are counted where they lie, so
 * that what is moved and held is one row for each different value and never one for each record. With more than
 * {@value #MOST} different values an organization and period has none: such numbers are measured finer than anything that is
 * judged by how often they occur, and a part of them would be another distribution.
 *
 * @param indicators the indicators of the kind values, by id
 * @param levels for each of them the levels at which it is formed
 */
record ValueCounts(Map<String, Indicator> indicators, Map<String, List<Indicator.Level>> levels) {
    /** The most different values that are kept. */
    static final int MOST = 10_000;

    /** The column's type. */
    static final ArrayType TYPE = DataTypes.createArrayType(new StructType()
            .add("value", DataTypes.DoubleType)
            .add("base", DataTypes.DoubleType)
            .add("count", DataTypes.LongType));

    private static final String FROM = "period_from";
    private static final String INDICATOR = "indicator_id";
    private static final List<String> NUMBER = List.of(INDICATOR, Levels.LEVEL, Levels.ORGANIZATION, FROM);

    /**
     * Puts the values beside the numbers that they belong to.
     *
     * @param rows rows of {@link Indicators#SCHEMA}
     * @param marked the related table that was counted, with its flags
     * @param from the first day of a record's period
     */
    Dataset<Row> beside(Dataset<Row> rows, Dataset<Row> marked, Column from) {
        return places().isEmpty()
                ? rows
                : rows.drop("values")
                        .join(counted(marked, from), NUMBER.toArray(String[]::new), "left")
                        .to(rows.schema());
    }

    private Dataset<Row> counted(Dataset<Row> marked, Column from) {
        List<String> places = places();
        List<Column> of = new ArrayList<>(List.of(from.as(FROM)));
        for (int i = 0; i < places.size(); i++) {
            of.add(element_at(col("organizations"), lit(places.get(i))).as(at(i)));
        }
        of.add(explode(array(occurrences(marked))).as("one"));
        Dataset<Row> here = marked.select(of.toArray(Column[]::new))
                .where(col("one").isNotNull())
                .groupBy(Stream.concat(
                                Stream.of(col(FROM), col("one")),
                                places.stream().map(place -> col(at(places.indexOf(place)))))
                        .toArray(Column[]::new))
                .agg(count(lit(1)).as("count"));
        Column[] own = Stream.concat(NUMBER.stream(), Stream.of("value", "base"))
                .map(name -> col(name))
                .toArray(Column[]::new);
        Column[] number = NUMBER.stream().map(name -> col(name)).toArray(Column[]::new);
        return here.select(col(FROM), col("one.*"), col("count"), inline(array(apart(places))))
                .where(col(Levels.ORGANIZATION)
                        .isNotNull()
                        .and(col(FROM).isNotNull())
                        .and(formed()))
                .groupBy(own)
                .agg(sum("count").as("count"))
                .groupBy(number)
                .agg(when(
                                count(lit(1)).leq(MOST),
                                array_sort(collect_list(struct(col("value"), col("base"), col("count")))))
                        .as("values"));
    }

    /** For each indicator its value of one record; null where the record does not take part. */
    private Column[] occurrences(Dataset<Row> marked) {
        List<Column> values = new ArrayList<>();
        new TreeMap<>(indicators).forEach((id, indicator) -> {
            Term term = new Term(indicator, marked.schema());
            Column base = term.base() == null ? lit(null) : term.base();
            values.add(when(
                    col(Catalog.flag(id)).isNotNull(),
                    struct(
                            lit(id).as(INDICATOR),
                            term.numerator().cast(DataTypes.DoubleType).as("value"),
                            base.cast(DataTypes.DoubleType).as("base"))));
        });
        return values.toArray(Column[]::new);
    }

    private static Column[] apart(List<String> places) {
        List<Column> levels = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            levels.add(struct(lit(places.get(i)).as(Levels.LEVEL), col(at(i)).as(Levels.ORGANIZATION)));
        }
        return levels.toArray(Column[]::new);
    }

    /** Whether an indicator is formed at a level. */
    private Column formed() {
        Column any = lit(false);
        for (String id : indicators.keySet()) {
            any = any.or(col(INDICATOR).equalTo(id).and(col(Levels.LEVEL).isin(at(id).toArray())));
        }
        return any;
    }

    private List<String> places() {
        return indicators.keySet().stream()
                .flatMap(id -> at(id).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private List<String> at(String indicator) {
        return levels.getOrDefault(indicator, List.of()).stream()
                .map(Indicator.Level::id)
                .toList();
    }

    private static String at(int level) {
        return "at_" + level;
    }
}
