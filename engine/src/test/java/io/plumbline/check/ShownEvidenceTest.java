package io.plumbline.check;

import static io.plumbline.check.FlaggedManifests.FEBRUARY;
import static io.plumbline.check.FlaggedManifests.STREETS;
import static io.plumbline.check.FlaggedManifests.bySignal;
import static io.plumbline.check.FlaggedManifests.replayed;
import static io.plumbline.check.FlaggedManifests.sha256;
import static io.plumbline.check.FlaggedManifests.signal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.SparkTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

@SparkTest
class ShownEvidenceTest {
    private final FlaggedManifests flagged;

    ShownEvidenceTest(SparkSession spark) {
        flagged = new FlaggedManifests(spark);
    }

    @Test
    void theFirstHundredByTimeAreShown() {
        EvidenceSelection selection =
                flagged.selection(signal("s1", "muck.no-arrival", "muck.manifest", "S1", Numbers.JANUARY));
        Dataset<Row> shown = flagged.shown(selection);
        assertEquals(Evidence.ROWS.simpleString(), shown.schema().simpleString());
        List<Row> replayed = new ArrayList<>(replayed("S1", Numbers.JANUARY));
        replayed.sort(Comparator.comparing((Row row) -> (Instant) row.get(8)).thenComparing(row -> row.getString(0)));
        assertTrue(replayed.size() > EvidenceSelection.SHOWN);
        assertEquals(
                replayed.stream().limit(100).map(row -> row.getString(0)).toList(),
                shown.orderBy("rank").collectAsList().stream()
                        .map(row -> row.<String>getAs("record_id"))
                        .toList());
    }

    @Test
    void hashedDroppedAndUndeclaredColumnsAreNotShown() {
        EvidenceSelection selection =
                flagged.selection(signal("s1", "muck.no-arrival", "muck.manifest", "S2", FEBRUARY));
        Row row = flagged.shown(selection).collectAsList().get(0);
        Map<String, String> shown = row.getJavaMap(row.fieldIndex("shown"));
        Set<String> seen = new java.util.TreeSet<>(shown.keySet());
        seen.remove("load_t");
        assertEquals(Set.of("manifest_no", "out_at", "arrival_comparable", "arrival_found"), seen);
        assertEquals("false", shown.get("arrival_found"));
        assertEquals("m.csv", row.getAs("file"));
        assertNull(row.getAs("sheet"));
        assertEquals(shown.get("manifest_no"), "LD-" + row.<Long>getAs("row_no"));
    }

    @Test
    void ofABalanceItsTotalsAndItsKeptPlaceAreShown() {
        StructType schema = StructType.fromDDL("record_id string, place_id string, driver string, period_on date,"
                + " left_total double, right_total double, gap_share double, weekly_comparable boolean,"
                + " organizations map<string,string>");
        List<Row> weeks = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            weeks.add(RowFactory.create(
                    String.format(Locale.ROOT, "w%d", i),
                    "P1",
                    "driver",
                    java.sql.Date.valueOf(LocalDate.of(2026, 1, 5).plusWeeks(i)),
                    10.0 + i,
                    10.0,
                    i / 10.0,
                    true,
                    Map.of(STREETS, "S1")));
        }
        Dataset<Row> marked = flagged.marked("muck.weekly", weeks, schema);
        EvidenceSelection selection = flagged.selection(signal("g1", "muck.gap", "muck.weekly", "S1", Numbers.JANUARY));
        Dataset<Row> rows = selection.rows("muck.weekly", marked);
        assertEquals(
                sha256("w2\nw3"),
                bySignal(selection.selectors(rows, "r")).get("g1").getAs("digest"));
        Row row = selection
                .shown(rows, Map.of("muck.weekly", marked))
                .orderBy("rank")
                .collectAsList()
                .get(0);
        assertEquals("w2", row.getAs("record_id"));
        assertNull(row.getAs("file"));
        assertEquals(
                Map.of(
                        "place_id", "P1",
                        "period_on", "2026-01-19",
                        "left_total", "12.0",
                        "right_total", "10.0",
                        "gap_share", "0.2",
                        "weekly_comparable", "true"),
                row.getJavaMap(row.fieldIndex("shown")));
    }

    @Test
    void ofACalendarWhatWasSilentIsShown() {
        StructType schema = StructType.fromDDL("record_id string, source_id string, permit_no string, phone string,"
                + " period_on date, reporting_comparable boolean, reporting_found boolean, reporting_count bigint,"
                + " organizations map<string,string>");
        List<Row> months = List.of(
                RowFactory.create(
                        "p1",
                        "permits",
                        "XK-1",
                        "hash",
                        java.sql.Date.valueOf(FEBRUARY),
                        true,
                        false,
                        0L,
                        Map.of(STREETS, "S1")),
                RowFactory.create(
                        "p2",
                        "permits",
                        "XK-2",
                        "hash",
                        java.sql.Date.valueOf(FEBRUARY),
                        true,
                        true,
                        9L,
                        Map.of(STREETS, "S1")),
                RowFactory.create(
                        "p3",
                        "permits",
                        "XK-3",
                        "hash",
                        java.sql.Date.valueOf(FEBRUARY),
                        false,
                        null,
                        null,
                        Map.of(STREETS, "S1")));
        Dataset<Row> marked = flagged.marked("muck.reporting", months, schema);
        EvidenceSelection selection = flagged.selection(signal("q1", "muck.silent", "muck.reporting", "S1", FEBRUARY));
        List<Row> shown = selection
                .shown(selection.rows("muck.reporting", marked), Map.of("muck.reporting", marked))
                .collectAsList();
        assertEquals(1, shown.size());
        assertEquals("permits", shown.get(0).getAs("source_id"));
        assertEquals(
                Map.of(
                        "permit_no", "XK-1",
                        "period_on", "2026-02-01",
                        "reporting_comparable", "true",
                        "reporting_found", "false",
                        "reporting_count", "0"),
                shown.get(0).getJavaMap(shown.get(0).fieldIndex("shown")));
    }
}
