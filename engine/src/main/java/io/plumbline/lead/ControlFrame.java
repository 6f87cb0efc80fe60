package io.plumbline.lead;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.octet_length;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.to_date;

import io.plumbline.contract.Contract;
import io.plumbline.contract.Privacy;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import io.plumbline.text.Hashes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataTypes;

/**
 * 随机对照抽样框: everything that could be looked at and was not flagged, counted by stratum, an organization × kind of thing × check.
 * Checks that ran as a trial, findings of context and explained ones are in no frame: they are no leads either.
 */
public final class ControlFrame {
    private final Catalog catalog;
    private final String seed;
    private final int most;
    private final Map<String, Stratum> strata = new TreeMap<>();

    /**
     * 层: what can be drawn of one stratum.
     *
     * @param size how many units it has
     * @param first the first of them in the order of the draw
     */
    record Stratum(String id, long size, List<PlanUnit> first) {
        String organizationId() {
            return first.get(0).organizationId();
        }
    }

    private ControlFrame(Catalog catalog, String seed, int most) {
        this.catalog = catalog;
        this.seed = seed;
        this.most = most;
    }

    /**
     * Lists the frame of some organizations.
     *
     * @param signals rows of the table of signals
     * @param related the related table of a name
     * @param organizations ids of those that may be visited
     * @param most so many units of a stratum can be drawn at most
     */
    public static ControlFrame of(
            Catalog catalog,
            List<Row> signals,
            Function<String, Dataset<Row>> related,
            Set<String> organizations,
            String seed,
            int most) {
        ControlFrame frame = new ControlFrame(catalog, seed, most);
        Map<String, List<Row>> byCheck = new TreeMap<>();
        signals.stream()
                .filter(signal -> organizations.contains(signal.<String>getAs("organization_id")))
                .filter(signal -> !signal.<Boolean>getAs("context") && !signal.<Boolean>getAs("trial"))
                .filter(signal -> catalog.checks().containsKey(signal.<String>getAs("check_id")))
                .forEach(signal -> byCheck.computeIfAbsent(signal.getAs("check_id"), key -> new ArrayList<>())
                        .add(signal));
        byCheck.forEach((check, judged) -> {
            frame.checks(check, judged);
            frame.records(check, judged, related);
        });
        return frame;
    }

    List<Stratum> of(Set<String> organizations) {
        return strata.values().stream()
                .filter(stratum -> organizations.contains(stratum.organizationId()))
                .toList();
    }

    private void checks(String check, List<Row> judged) {
        Set<String> quiet = new TreeSet<>();
        judged.forEach(signal -> quiet.add(signal.getAs("organization_id")));
        judged.stream()
                .filter(signal -> "flagged".equals(signal.getAs("state")))
                .forEach(signal -> quiet.remove(signal.<String>getAs("organization_id")));
        quiet.forEach(organization -> add(PlanUnit.check(organization, check), 1));
    }

    private void add(PlanUnit unit, long size) {
        strata.computeIfAbsent(unit.stratum(), id -> new Stratum(id, size, new ArrayList<>()))
                .first()
                .add(unit);
    }

    /** Records that took part and do not count, and places of which none does, over all periods that were judged. */
    private void records(String check, List<Row> judged, Function<String, Dataset<Row>> related) {
        Check its = catalog.checks().get(check);
        Indicator indicator = catalog.indicators().get(its.indicator());
        String table = indicator.of();
        Dataset<Row> rows = related.apply(table);
        Column day = to_date(col(indicator.time() == null ? catalog.timeOf(table) : indicator.time()));
        Dataset<Row> records = rows.where(col(Catalog.flag(its.indicator()))
                        .isNotNull()
                        .and(day.geq(lit(first(judged)).cast("date")))
                        .and(day.lt(lit(last(judged)).cast("date"))))
                .select(
                        col("record_id"),
                        col(Catalog.flag(its.indicator())).as("flag"),
                        lineage(rows, "file", "string"),
                        lineage(rows, "sheet", "string"),
                        lineage(rows, "row_no", "bigint"),
                        at(table),
                        place(table),
                        explode(col("organizations")).as(new String[] {"level", "organization_id"}))
                .where(col("level")
                        .isin(values(judged, "level"))
                        .and(col("organization_id").isin(values(judged, "organization_id"))));
        Dataset<Row> items = records.where(col("flag").equalTo(0)).withColumn("unit", col("record_id"));
        drawn(items, PlanUnit.ITEM)
                .forEach(row -> add(
                        new PlanUnit(
                                row.getAs("organization_id"),
                                check,
                                PlanUnit.ITEM,
                                row.getAs("unit"),
                                table,
                                row.getAs("file"),
                                row.getAs("sheet"),
                                row.getAs("row_no"),
                                row.getAs("at")),
                        row.<Long>getAs("size")));
        Dataset<Row> places = records.where(col("place").isNotNull())
                .groupBy("organization_id", "place")
                .agg(max("flag").as("flag"))
                .where(col("flag").equalTo(0))
                .withColumnRenamed("place", "unit");
        drawn(places, PlanUnit.PLACE)
                .forEach(row -> add(
                        PlanUnit.place(row.getAs("organization_id"), check, table, row.getAs("unit")),
                        row.<Long>getAs("size")));
    }

    /** The first units of every organization by the hash that {@link PlanUnit#draw} tells, with how many there are. */
    private List<Row> drawn(Dataset<Row> units, String kind) {
        Column joined = concat(
                lit(Hashes.joined(seed, kind)),
                coalesce(concat(octet_length(col("unit")).cast("string"), lit(":"), col("unit")), lit("-")));
        Column place = row_number().over(Window.partitionBy("organization_id").orderBy(col("draw"), col("unit")));
        return units.withColumn("draw", sha2(joined.cast(DataTypes.BinaryType), 256))
                .withColumn("size", count(lit(1)).over(Window.partitionBy("organization_id")))
                .withColumn("place_in_draw", place)
                .where(col("place_in_draw").leq(most))
                .orderBy("organization_id", "place_in_draw")
                .collectAsList();
    }

    private static Object[] values(List<Row> judged, String column) {
        Set<Object> values = new TreeSet<>();
        judged.forEach(signal -> values.add(signal.<String>getAs(column)));
        return values.toArray();
    }

    private static String first(List<Row> judged) {
        return judged.stream()
                .map(signal -> signal.getAs("period_from").toString())
                .min(String::compareTo)
                .orElseThrow();
    }

    private static String last(List<Row> judged) {
        return judged.stream()
                .map(signal -> signal.getAs("period_to").toString())
                .max(String::compareTo)
                .orElseThrow();
    }

    private Column at(String table) {
        String time = catalog.timeOf(table);
        return (time == null ? lit(null) : col(time))
                .cast(DataTypes.TimestampType)
                .as("at");
    }

    /** The place of a record, where it may be shown. */
    private Column place(String table) {
        String place = placeOf(catalog, table);
        return (place == null ? lit(null) : col(place))
                .cast(DataTypes.StringType)
                .as("place");
    }

    /** The column that holds the place of a table's records and may be shown; null without one. */
    static String placeOf(Catalog catalog, String table) {
        Contract contract = catalog.contract(table);
        boolean shown = contract != null
                && contract.place() != null
                && contract.columns().get(contract.place()).privacy() == Privacy.KEEP;
        return shown ? contract.place() : null;
    }

    private static Column lineage(Dataset<Row> rows, String name, String type) {
        boolean there = List.of(rows.columns()).contains(name);
        return (there ? col(name) : lit(null)).cast(type).as(name);
    }
}
