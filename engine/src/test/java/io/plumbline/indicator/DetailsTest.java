package io.plumbline.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.plumbline.SparkTest;
import io.plumbline.contract.Role;
import io.plumbline.expr.Expression;
import io.plumbline.pack.Indicator;
import io.plumbline.pack.Indicator.Kind;
import io.plumbline.pack.Indicator.Worse;
import io.plumbline.text.Words;
import java.sql.Date;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

@SparkTest
class DetailsTest {
    private static final Words WORDS = new Words("某", "some");
    private static final Indicator.Level STREETS = new Indicator.Level(Role.TERRITORIAL, List.of("street"));
    private static final StructType ORDERS = StructType.fromDDL("day date, caller string, block string, about string, "
            + "dwelling string, households double, organizations map<string,string>, confidence map<string,double>");
    private final SparkSession spark;

    DetailsTest(SparkSession spark) {
        this.spark = spark;
    }

    private static Row order(int day, String caller, String block, String about, String dwelling) {
        return RowFactory.create(
                Date.valueOf(String.format("2026-01-%02d", day)),
                caller,
                block,
                about,
                dwelling,
                0.1,
                Map.of(STREETS.id(), "S1"),
                Map.of("territorial", 1.0));
    }

    /** Garbage: three calls of x on two days and two blocks; one of y, one of nobody known. */
    private static List<Row> orders() {
        return List.of(
                order(1, "x", "A", "garbage", "tower"),
                order(1, "x", "B", "garbage", "tower"),
                order(2, "x", "B", "garbage", "house"),
                order(2, "y", "B", "garbage", "house"),
                order(2, "y", "C", "noise", "house"),
                order(3, null, null, "noise", null),
                order(4, null, "B", "noise", "tower"));
    }

    private static Indicator indicator(Kind kind, Worse worse, Map<String, Words> strata) {
        return new Indicator(
                WORDS,
                "hotline.order",
                kind,
                Expression.parse("about = 'garbage'"),
                null,
                Expression.parse("households"),
                Expression.parse("households"),
                null,
                null,
                worse,
                null,
                strata);
    }

    private Row measured(List<Row> orders, Indicator indicator, String reporter, String place) {
        Map<String, Indicator> one = Map.of("one", indicator);
        Dataset<Row> marked = Measurement.mark(spark.createDataFrame(orders, ORDERS), one);
        List<Row> rows = Measurement.measure(
                        "hotline.order",
                        marked,
                        one,
                        Map.of("one", List.of(STREETS)),
                        "day",
                        reporter,
                        place,
                        one.keySet(),
                        ZoneId.of("Asia/Shanghai"))
                .collectAsList();
        assertEquals(1, rows.size());
        return rows.get(0);
    }

    private static List<Object> largest(Row row) {
        return Arrays.asList(
                row.getAs("largest_reporter"),
                row.getAs("largest_reporter_base"),
                row.getAs("largest_place"),
                row.getAs("largest_place_base"),
                row.getAs("largest_day"),
                row.getAs("largest_day_base"));
    }

    @Test
    void theReporterThePlaceAndTheDayWithMostOfWhatCounts() {
        Row row = measured(orders(), indicator(Kind.SHARE, Worse.HIGH, null), "caller", "block");
        assertEquals(List.of(3.0, 3.0, 3.0, 4.0, 2.0, 2.0), largest(row));
        assertEquals(
                Arrays.asList(4.0, 7L, 3L),
                Arrays.asList(row.getAs("numerator"), row.getAs("n"), row.getAs("reporters")));
    }

    @Test
    void whereLowIsWorseThoseWithMostOfWhatDoesNot() {
        Row row = measured(orders(), indicator(Kind.SHARE, Worse.LOW, null), "caller", "block");
        assertEquals(List.of(1.0, 2.0, 0.0, 1.0, 0.0, 1.0), largest(row));
    }

    @Test
    void aRateLosesTheExposureOfTheSameRecords() {
        Row row = measured(orders(), indicator(Kind.RATE, Worse.HIGH, null), "caller", "block");
        assertEquals(List.of(3.0, 0.3, 3.0, 0.4, 2.0, 0.2), largest(row));
    }

    @Test
    void whoIsNotKnownIsNoOne() {
        Row row = measured(orders(), indicator(Kind.SHARE, Worse.HIGH, null), null, null);
        assertEquals(Arrays.asList(null, null, null, null, 2.0, 2.0), largest(row));
        assertNull(row.<Object>getAs("reporters"));
    }

    @Test
    void sumsOfQuantitiesHaveNoLargestPart() {
        Row row = measured(orders(), indicator(Kind.RATIO, Worse.HIGH, null), "caller", "block");
        assertEquals(Arrays.asList(null, null, null, null, null, null), largest(row));
        assertNull(row.<Object>getAs("strata"));
    }

    @Test
    void theStrataAddUpToTheWhole() {
        Row row = measured(orders(), indicator(Kind.SHARE, Worse.HIGH, Map.of("dwelling", WORDS)), "caller", "block");
        assertEquals(
                List.of(
                        RowFactory.create(null, 0.0, 1.0),
                        RowFactory.create("house", 2.0, 3.0),
                        RowFactory.create("tower", 2.0, 3.0)),
                row.getList(row.fieldIndex("strata")));
        assertEquals(List.of(3.0, 3.0, 3.0, 4.0, 2.0, 2.0), largest(row));
    }

    @Test
    void aRecordOfWhichOneColumnIsNotKnownIsInNoStratum() {
        Indicator indicator = indicator(Kind.SHARE, Worse.HIGH, Map.of("dwelling", WORDS, "caller", WORDS));
        Row row = measured(orders(), indicator, null, null);
        assertEquals(
                List.of(
                        RowFactory.create(null, 0.0, 2.0),
                        RowFactory.create("x · house", 1.0, 1.0),
                        RowFactory.create("x · tower", 2.0, 2.0),
                        RowFactory.create("y · house", 1.0, 2.0)),
                row.getList(row.fieldIndex("strata")));
    }

    @Test
    void moreThanFiftyStrataAreNone() {
        List<Row> many = new ArrayList<>();
        for (int i = 0; i < 51; i++) {
            many.add(order(1, "x", "A", "noise", "kind " + i));
        }
        Indicator indicator = indicator(Kind.SHARE, Worse.HIGH, Map.of("dwelling", WORDS));
        assertNull(measured(many, indicator, null, null).<Object>getAs("strata"));
        Row fifty = measured(many.subList(0, 50), indicator, null, null);
        assertEquals(50, fifty.getList(fifty.fieldIndex("strata")).size());
    }

    @Test
    void nothingDependsOnTheOrderOfRowsOrTheirPartitions() {
        Map<String, Words> strata = new TreeMap<>(Map.of("dwelling", WORDS));
        Indicator indicator = indicator(Kind.RATE, Worse.HIGH, strata);
        List<Row> many = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            many.add(order(
                    1 + random.nextInt(28),
                    "c" + random.nextInt(40),
                    "b" + random.nextInt(9),
                    random.nextInt(4) == 0 ? "garbage" : "noise",
                    random.nextInt(9) == 0 ? null : "d" + random.nextInt(5)));
        }
        Row once = measured(many, indicator, "caller", "block");
        Collections.shuffle(many, new Random(8));
        assertEquals(once, measured(many, indicator, "caller", "block"));
        Map<String, Indicator> one = Map.of("one", indicator);
        Dataset<Row> cut = spark.createDataFrame(many, ORDERS).repartition(7);
        assertEquals(
                once,
                Measurement.measure(
                                "hotline.order",
                                Measurement.mark(cut, one),
                                one,
                                Map.of("one", List.of(STREETS)),
                                "day",
                                "caller",
                                "block",
                                one.keySet(),
                                ZoneId.of("Asia/Shanghai"))
                        .first());
    }
}
