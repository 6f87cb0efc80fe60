package io.plumbline.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.SparkTest;
import io.plumbline.contract.Role;
import io.plumbline.expr.Expression;
import io.plumbline.pack.Indicator;
import io.plumbline.pack.Indicator.Kind;
import io.plumbline.pack.Period;
import io.plumbline.text.Words;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

@SparkTest
class MeasurementTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Indicator.Level STREETS = new Indicator.Level(Role.TERRITORIAL, List.of("street", "town"));
    private static final Indicator.Level BUREAUS = new Indicator.Level(Role.SECTOR, List.of("bureau/urban-management"));
    private static final StructType RELATED = StructType.fromDDL("record_id string, out_at timestamp, who string, "
            + "load_t double, capacity_t double, arrival_comparable boolean, arrival_found boolean, "
            + "organizations map<string,string>, confidence map<string,double>");

    private static Indicator indicator(
            Kind kind, String where, String among, String above, String below, Period period) {
        return new Indicator(
                new Words("数", "number"),
                "muck.manifest",
                kind,
                expression(where),
                expression(among),
                expression(above),
                expression(below),
                period,
                null,
                null,
                null);
    }

    private static Expression expression(String text) {
        return text == null ? null : Expression.parse(text);
    }

    /** Two records of January that can be compared, one that cannot, one without a load; one of February without anything. */
    private static List<Row> manifests() {
        return List.of(
                manifest("a", "2026-01-05T08:00", "x", 10.5, 20.0, true, true, "S1"),
                manifest("b", "2026-01-05T09:00", "x", 2.25, 5.0, true, false, "S1"),
                manifest("c", "2026-01-31T23:30", "y", 3.0, 4.0, false, null, "S1"),
                manifest("d", "2026-01-31T23:59", "y", null, 8.0, true, false, "S1"),
                manifest("e", "2026-02-01T00:00", "y", null, null, false, null, "S1"),
                manifest("f", "2026-01-09T00:00", "z", 1.0, 1.0, true, false, "S2"),
                manifest("g", null, "z", 1.0, 1.0, true, false, "S2"),
                manifest("h", "2026-01-09T00:00", "z", 1.0, 1.0, true, false, null));
    }

    private static Row manifest(
            String id,
            String at,
            String who,
            Double load,
            Double capacity,
            Boolean comparable,
            Boolean found,
            String street) {
        Instant moment =
                at == null ? null : LocalDateTime.parse(at).atZone(SHANGHAI).toInstant();
        Map<String, String> organizations = new LinkedHashMap<>();
        organizations.put(BUREAUS.id(), "B1");
        if (street != null) {
            organizations.put(STREETS.id(), street);
        }
        return RowFactory.create(
                id,
                moment,
                who,
                load,
                capacity,
                comparable,
                found,
                organizations,
                Map.of("territorial", 0.5, "sector", 1.0));
    }

    private static Map<String, Row> measured(
            SparkSession spark, List<Row> rows, Map<String, Indicator> indicators, String reporter) {
        Dataset<Row> related = spark.createDataFrame(rows, RELATED);
        Map<String, List<Indicator.Level>> levels =
                indicators.keySet().stream().collect(Collectors.toMap(id -> id, id -> List.of(STREETS)));
        Dataset<Row> found = Measurement.measure(
                "muck.manifest",
                Measurement.mark(related, indicators),
                indicators,
                levels,
                "out_at",
                reporter,
                null,
                indicators.keySet(),
                SHANGHAI);
        assertEquals(Indicators.SCHEMA, found.schema());
        Map<String, Row> byKey = new TreeMap<>();
        for (Row row : found.collectAsList()) {
            byKey.put(
                    row.getAs("indicator_id") + " " + row.getAs("organization_id") + " " + row.getAs("period_from"),
                    row);
        }
        return byKey;
    }

    private static List<Object> numbers(Row row, String... columns) {
        return Arrays.stream(columns).map(row::<Object>getAs).collect(Collectors.toCollection(ArrayList::new));
    }

    private static Map<String, Indicator> everyKind() {
        Map<String, Indicator> all = new LinkedHashMap<>();
        all.put("no-arrival", indicator(Kind.SHARE, "not arrival_found", "arrival_comparable", null, null, null));
        all.put(
                "heavy-lost",
                indicator(Kind.SHARE, "not arrival_found", "arrival_comparable and load_t > 3", null, null, null));
        all.put("trips", indicator(Kind.COUNT, "load_t > 0", null, null, null, null));
        all.put(
                "lost-per-t",
                indicator(Kind.RATE, "not arrival_found", "arrival_comparable", null, "capacity_t", null));
        all.put("fill", indicator(Kind.RATIO, null, null, "load_t", "capacity_t", null));
        all.put("gap", indicator(Kind.BALANCE, null, null, "load_t", "capacity_t", null));
        all.put("load", indicator(Kind.MEAN, null, null, "load_t", null, null));
        all.put("both", indicator(Kind.PAIR, "load_t > 3", null, "load_t", "capacity_t", null));
        all.put("loads", indicator(Kind.VALUES, "load_t > 3", null, "load_t", null, null));
        return all;
    }

    @Test
    void formsEveryKindOfNumberByHandInOneScan(SparkSession spark) {
        Map<String, Row> rows = measured(spark, manifests(), everyKind(), "who");
        String[] columns = {
            "numerator", "denominator", "n", "missing", "not_comparable", "records", "value", "reporters"
        };
        assertEquals(
                Arrays.asList(2.0, 3.0, 3L, 0L, 1L, 4L, 2.0 / 3, 2L),
                numbers(rows.get("no-arrival S1 2026-01-01"), columns));
        assertEquals(
                Arrays.asList(0.0, 1.0, 1L, 0L, 1L, 4L, 0.0, 0L),
                numbers(rows.get("heavy-lost S1 2026-01-01"), columns));
        assertEquals(
                Arrays.asList(3.0, null, 3L, 1L, 0L, 4L, 3.0, 2L), numbers(rows.get("trips S1 2026-01-01"), columns));
        assertEquals(
                Arrays.asList(2.0, 33.0, 3L, 0L, 1L, 4L, 2.0 / 33, 2L),
                numbers(rows.get("lost-per-t S1 2026-01-01"), columns));
        assertEquals(
                Arrays.asList(15.75, 29.0, 3L, 1L, 0L, 4L, 15.75 / 29, 2L),
                numbers(rows.get("fill S1 2026-01-01"), columns));
        assertEquals(
                Arrays.asList(15.75, 29.0, 3L, 1L, 0L, 4L, -13.25 / 29, 2L),
                numbers(rows.get("gap S1 2026-01-01"), columns));
        assertEquals(
                Arrays.asList(15.75, 3.0, 3L, 1L, 0L, 4L, 5.25, 2L), numbers(rows.get("load S1 2026-01-01"), columns));
    }

    @Test
    void twoReportersCountOnlyOnTwoDays(SparkSession spark) {
        assertEquals(Boolean.FALSE, twoReporters(spark, "p 2026-01-02", "p 2026-01-09"));
        assertEquals(Boolean.FALSE, twoReporters(spark, "p 2026-01-02", "q 2026-01-02"));
        assertEquals(Boolean.TRUE, twoReporters(spark, "p 2026-01-02", "q 2026-01-09"));
        assertEquals(Boolean.TRUE, twoReporters(spark, "p 2026-01-02", "q 2026-01-02", "p 2026-01-09"));
    }

    private static Boolean twoReporters(SparkSession spark, String... reports) {
        List<Row> rows = new ArrayList<>();
        for (String report : reports) {
            String[] parts = report.split(" ");
            rows.add(manifest("m" + rows.size(), parts[1] + "T08:00", parts[0], 1.0, 2.0, true, false, "S1"));
        }
        return measured(spark, rows, everyKind(), "who")
                .get("no-arrival S1 2026-01-01")
                .getAs("two_reporters");
    }

    @Test
    void keepsEachSideOfAPair(SparkSession spark) {
        assertEquals(
                Arrays.asList(15.75, 29.0, 3L, 1L, 0L, 15.75 / 29),
                numbers(
                        measured(spark, manifests(), everyKind(), "who").get("both S1 2026-01-01"),
                        "numerator",
                        "denominator",
                        "n",
                        "missing",
                        "not_comparable",
                        "value"));
    }

    @Test
    void keepsHowOftenEachValueOccursInOrder(SparkSession spark) {
        List<Row> rows = new ArrayList<>(manifests());
        rows.add(manifest("i", "2026-01-06T08:00", "x", 2.25, 9.0, true, true, "S1"));
        rows.add(manifest("k", "2026-02-06T08:00", "x", 7.0, 9.0, true, true, "S1"));
        Map<String, Row> found = measured(spark, rows, everyKind(), "who");
        assertEquals(
                "[[2.25,null,2], [3.0,null,1], [10.5,null,1]]",
                found.get("loads S1 2026-01-01")
                        .getList(found.get("loads S1 2026-01-01").fieldIndex("values"))
                        .toString());
        assertEquals(
                Arrays.asList(18.0, 4.0, 4L, 1L, 0L, 4.5),
                numbers(
                        found.get("loads S1 2026-01-01"),
                        "numerator",
                        "denominator",
                        "n",
                        "missing",
                        "not_comparable",
                        "value"));
        assertEquals(
                "[[7.0,null,1]]",
                found.get("loads S1 2026-02-01")
                        .getList(found.get("loads S1 2026-02-01").fieldIndex("values"))
                        .toString());
        assertNull(found.get("load S1 2026-01-01").<Object>getAs("values"));
    }

    @Test
    void keepsOfHowManyAValueIsAMean(SparkSession spark) {
        Map<String, Indicator> one = Map.of("fill", indicator(Kind.VALUES, null, null, "load_t", "capacity_t", null));
        Row row = measured(spark, manifests(), one, null).get("fill S1 2026-01-01");
        assertEquals(
                "[[2.25,5.0,1], [3.0,4.0,1], [10.5,20.0,1]]",
                row.getList(row.fieldIndex("values")).toString());
    }

    @Test
    void keepsNoValuesWhereThereAreTooManyDifferentOnes(SparkSession spark) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i <= ValueCounts.MOST; i++) {
            rows.add(manifest("r" + i, "2026-01-05T08:00", "x", i / 8.0, 1.0, true, true, "S1"));
        }
        Map<String, Indicator> one = Map.of("loads", indicator(Kind.VALUES, null, null, "load_t", null, null));
        Row row = measured(spark, rows, one, null).get("loads S1 2026-01-01");
        assertEquals(ValueCounts.MOST + 1L, row.<Long>getAs("n"));
        assertNull(row.<Object>getAs("values"));
        rows.remove(0);
        Row kept = measured(spark, rows, one, null).get("loads S1 2026-01-01");
        assertEquals(ValueCounts.MOST, kept.getList(kept.fieldIndex("values")).size());
    }

    @Test
    void keepsNothingCountedApartFromZero(SparkSession spark) {
        Row row = measured(spark, manifests(), everyKind(), null).get("no-arrival S1 2026-02-01");
        assertEquals(
                Arrays.asList(null, 0.0, 0L, 0L, 1L, 1L, null, null, 0.5),
                numbers(
                        row,
                        "numerator",
                        "denominator",
                        "n",
                        "missing",
                        "not_comparable",
                        "records",
                        "value",
                        "reporters",
                        "confidence"));
    }

    @Test
    void leavesOutRecordsWithoutTimeOrOrganization(SparkSession spark) {
        Map<String, Row> rows = measured(spark, manifests(), everyKind(), null);
        assertEquals(3 * everyKind().size(), rows.size());
        assertEquals(1L, rows.get("trips S2 2026-01-01").<Long>getAs("records"));
    }

    @Test
    void doesNotDependOnTheOrderOfRowsOrOnAnotherOrganization(SparkSession spark) {
        List<Row> turned = new ArrayList<>(manifests());
        java.util.Collections.reverse(turned);
        turned.add(manifest("z", "2026-01-02T00:00", "q", 0.1, 0.2, true, false, "S9"));
        Map<String, Row> more = measured(spark, turned, everyKind(), "who");
        more.keySet().removeIf(key -> key.contains(" S9 "));
        assertEquals(measured(spark, manifests(), everyKind(), "who"), more);
    }

    @Test
    void cutsWeeksFromMondayAndDaysInTheJobsZone(SparkSession spark) {
        Map<String, Indicator> two = Map.of(
                "by-week", indicator(Kind.COUNT, null, null, null, null, Period.WEEK),
                "by-day", indicator(Kind.COUNT, null, null, null, null, Period.DAY));
        Map<String, List<Indicator.Level>> levels = Map.of("by-week", List.of(BUREAUS), "by-day", List.of(STREETS));
        List<Row> one = List.of(manifest("a", "2026-01-01T00:30", "x", 1.0, 1.0, true, true, "S1"));
        Dataset<Row> marked = Measurement.mark(spark.createDataFrame(one, RELATED), two);
        List<String> found = Measurement.measure(
                        "t", marked, two, levels, "out_at", null, null, Set.of(), ZoneId.of("Europe/London"))
                .collectAsList()
                .stream()
                .map(row -> numbers(row, "indicator_id", "role", "organization_id", "period_from", "period_to")
                        .toString())
                .sorted()
                .toList();
        assertEquals(
                List.of(
                        "[by-day, territorial, S1, 2025-12-31, 2026-01-01]",
                        "[by-week, sector, B1, 2025-12-29, 2026-01-05]"),
                found);
    }

    @Test
    void refusesAnIndicatorWithoutTime(SparkSession spark) {
        Map<String, Indicator> one = Map.of("n", indicator(Kind.COUNT, null, null, null, null, null));
        Dataset<Row> related = spark.createDataFrame(List.of(), RELATED);
        assertEquals(
                "indicators 'n': table 'muck.manifest' has no time column and the indicator names none; a number belongs to a"
                        + " period; give the contract or the indicator a time",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Measurement.measure(
                                        "t", related, one, Map.of(), null, null, null, Set.of(), SHANGHAI))
                        .getMessage());
    }

    @Test
    void refusesTwoIndicatorsWithOneColumn(SparkSession spark) {
        Indicator any = indicator(Kind.COUNT, null, null, null, null, null);
        Dataset<Row> related = spark.createDataFrame(List.of(), RELATED);
        assertEquals(
                "indicators 'a-b' and 'a.b' both need the column flag_a_b; ids must differ by more than dots and dashes;"
                        + " rename one of them",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Measurement.mark(related, Map.of("a.b", any, "a-b", any)))
                        .getMessage());
    }
}
