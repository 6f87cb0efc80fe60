package io.plumbline.indicator;

import static io.plumbline.indicator.MeasuredManifests.BUREAUS;
import static io.plumbline.indicator.MeasuredManifests.RELATED;
import static io.plumbline.indicator.MeasuredManifests.SHANGHAI;
import static io.plumbline.indicator.MeasuredManifests.STREETS;
import static io.plumbline.indicator.MeasuredManifests.everyKind;
import static io.plumbline.indicator.MeasuredManifests.indicator;
import static io.plumbline.indicator.MeasuredManifests.manifest;
import static io.plumbline.indicator.MeasuredManifests.manifests;
import static io.plumbline.indicator.MeasuredManifests.measured;
import static io.plumbline.indicator.MeasuredManifests.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.SparkTest;
import io.plumbline.pack.Indicator;
import io.plumbline.pack.Indicator.Kind;
import io.plumbline.pack.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class MeasurementTest {
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
