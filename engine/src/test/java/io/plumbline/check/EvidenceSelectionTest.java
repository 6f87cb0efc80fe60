package io.plumbline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.SparkTest;
import io.plumbline.indicator.Measurement;
import io.plumbline.pack.Catalog;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
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
class EvidenceSelectionTest {
    private static final String STREETS = Muck.STREET.level().id();
    private static final LocalDate FEBRUARY = Numbers.JANUARY.plusMonths(1);
    private static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final StructType MANIFESTS = StructType.fromDDL("record_id string, source_id string, file string,"
            + " row_no bigint, manifest_no string, vehicle_id string, driver string, undeclared string, out_at timestamp,"
            + " load_t double, arrival_comparable boolean, arrival_reason string, arrival_found boolean, arrival_id string,"
            + " organizations map<string,string>");
    private final Catalog catalog = Muck.catalog(Numbers.check("threshold", "{'above': 0.05}", Map.of()), Muck.STREET);
    private final SparkSession spark;

    EvidenceSelectionTest(SparkSession spark) {
        this.spark = spark;
    }

    /** Six hundred manifests of two months, three streets and none, some without a time, scattered and yet always the same. */
    private static List<Row> manifests() {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            LocalDateTime out = LocalDateTime.of(2026, 1, 1, 0, 0).plusMinutes(i * 7919L % (59 * 1440));
            Instant at =
                    i % 41 == 0 ? null : out.atZone(ZoneId.of("Asia/Shanghai")).toInstant();
            Boolean comparable = i % 5 != 0;
            Map<String, String> organizations = new HashMap<>();
            organizations.put("sector:bureau", "B1");
            if (i % 13 != 0) {
                organizations.put(STREETS, i % 3 == 0 ? "S2" : "S1");
            }
            rows.add(RowFactory.create(
                    sha256(Integer.toString(i)),
                    "manifests",
                    "m.csv",
                    (long) i,
                    "LD-" + i,
                    "hash-" + i,
                    "driver-" + i,
                    "secret-" + i,
                    at,
                    i % 7 == 0 ? null : i / 10.0,
                    comparable,
                    comparable ? null : "unknown_place",
                    comparable ? i % 4 == 0 : null,
                    null,
                    organizations));
        }
        return rows;
    }

    private static Row signal(String id, String indicator, String table, String organization, LocalDate from) {
        return signal(Map.of(
                "signal_id", id,
                "kind", "threshold",
                "state", "flagged",
                "indicator_id", indicator,
                "table", table,
                "level", STREETS,
                "organization_id", organization,
                "period_from", java.sql.Date.valueOf(from),
                "period_to", java.sql.Date.valueOf(from.plusMonths(1))));
    }

    private static Row signal(Map<String, Object> values) {
        return RowFactory.create(
                List.of(Signals.SCHEMA.fieldNames()).stream().map(values::get).toArray());
    }

    private static Row with(Row signal, String column, Object value) {
        Map<String, Object> values = new HashMap<>();
        String[] names = Signals.SCHEMA.fieldNames();
        for (int i = 0; i < names.length; i++) {
            values.put(names[i], signal.get(i));
        }
        values.put(column, value);
        return signal(values);
    }

    private EvidenceSelection selection(Row... signals) {
        return new EvidenceSelection(catalog, spark.createDataFrame(List.of(signals), Signals.SCHEMA));
    }

    private Dataset<Row> manifestRows(EvidenceSelection selection) {
        return selection.rows("muck.manifest", marked());
    }

    private Dataset<Row> marked() {
        return Measurement.mark(spark.createDataFrame(manifests(), MANIFESTS), catalog.indicatorsOf("muck.manifest"));
    }

    private Dataset<Row> manifestsShown(EvidenceSelection selection) {
        return selection.shown(manifestRows(selection), Map.of("muck.manifest", marked()));
    }

    private static Map<String, Row> bySignal(Dataset<Row> rows) {
        return rows.collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs("signal_id"), row -> row, (a, b) -> a, TreeMap::new));
    }

    /** What the words of the indicator say, without anything of the engine. */
    private static List<Row> replayed(String street, LocalDate from) {
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        Instant start = from.atStartOfDay(zone).toInstant();
        Instant end = from.plusMonths(1).atStartOfDay(zone).toInstant();
        return manifests().stream()
                .filter(row -> street.equals(((Map<?, ?>) row.get(14)).get(STREETS)))
                .filter(row -> row.get(8) != null)
                .filter(row -> !((Instant) row.get(8)).isBefore(start) && ((Instant) row.get(8)).isBefore(end))
                .filter(row -> row.getBoolean(10) && !row.getBoolean(12))
                .toList();
    }

    private static String digest(List<Row> rows) {
        return sha256(rows.stream().map(row -> row.getString(0)).sorted().collect(Collectors.joining("\n")));
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException none) {
            throw new IllegalStateException(none);
        }
    }

    @Test
    void countAndDigestAreThoseOfAPlainReplay() {
        EvidenceSelection selection = selection(
                signal("s1", "muck.no-arrival", "muck.manifest", "S1", Numbers.JANUARY),
                signal("s2", "muck.no-arrival", "muck.manifest", "S1", FEBRUARY),
                signal("s3", "muck.no-arrival", "muck.manifest", "S2", FEBRUARY));
        Dataset<Row> selectors = selection.selectors(manifestRows(selection), "run-1");
        assertEquals(Evidence.SCHEMA.simpleString(), selectors.schema().simpleString());
        Map<String, Row> found = bySignal(selectors);
        Map<String, List<Row>> replayed = Map.of(
                "s1", replayed("S1", Numbers.JANUARY),
                "s2", replayed("S1", FEBRUARY),
                "s3", replayed("S2", FEBRUARY));
        assertEquals(replayed.keySet(), found.keySet());
        replayed.forEach((id, rows) -> {
            assertTrue(rows.size() > 30);
            assertEquals((long) rows.size(), found.get(id).<Long>getAs("row_count"));
            assertEquals(digest(rows), found.get(id).getAs("digest"));
            assertEquals("flag_muck_no_arrival", found.get(id).getAs("flag"));
            assertEquals("run-1", found.get(id).getAs("run_id"));
        });
    }

    @Test
    void theFirstHundredByTimeAreShown() {
        EvidenceSelection selection =
                selection(signal("s1", "muck.no-arrival", "muck.manifest", "S1", Numbers.JANUARY));
        Dataset<Row> shown = manifestsShown(selection);
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
        EvidenceSelection selection = selection(signal("s1", "muck.no-arrival", "muck.manifest", "S2", FEBRUARY));
        Row row = manifestsShown(selection).collectAsList().get(0);
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
    void whereAQuantityIsSummedAllThatTakePartAreEvidence() {
        EvidenceSelection selection = selection(signal("s1", "muck.load", "muck.manifest", "S1", Numbers.JANUARY));
        long weighed = manifests().stream()
                .filter(row -> "S1".equals(((Map<?, ?>) row.get(14)).get(STREETS)))
                .filter(row -> row.get(8) != null && row.get(9) != null)
                .filter(row -> ((Instant) row.get(8)).isBefore(Instant.parse("2026-01-31T16:00:00Z")))
                .count();
        Row found = bySignal(selection.selectors(manifestRows(selection), "r")).get("s1");
        assertEquals(weighed, found.<Long>getAs("row_count"));
    }

    @Test
    void aFlaggedSignalWithoutRowsHasAnEmptySelector() {
        EvidenceSelection selection = selection(signal("s9", "muck.no-arrival", "muck.manifest", "S9", FEBRUARY));
        Dataset<Row> rows = manifestRows(selection);
        Row found = bySignal(selection.selectors(rows, "r")).get("s9");
        assertEquals(0L, found.<Long>getAs("row_count"));
        assertEquals(NOTHING, found.getAs("digest"));
        assertEquals(0, manifestsShown(selection).count());
    }

    @Test
    void aCallForDataHasNoRows() {
        Row call = with(signal("c1", "muck.no-arrival", "muck.manifest", "S1", FEBRUARY), "kind", CallForData.KIND);
        EvidenceSelection selection = selection(call);
        Row found = bySignal(selection.selectors(manifestRows(selection), "r")).get("c1");
        assertEquals(0L, found.<Long>getAs("row_count"));
    }

    @Test
    void whatIsNotFlaggedNeedsNoEvidence() {
        Row signal = signal("s1", "muck.no-arrival", "muck.manifest", "S1", FEBRUARY);
        EvidenceSelection selection = selection(with(signal, "state", "not_flagged"));
        assertEquals(Set.of(), selection.tables());
        assertEquals(0, selection.selectors(manifestRows(selection), "r").count());
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
        Dataset<Row> marked =
                Measurement.mark(spark.createDataFrame(weeks, schema), catalog.indicatorsOf("muck.weekly"));
        EvidenceSelection selection = selection(signal("g1", "muck.gap", "muck.weekly", "S1", Numbers.JANUARY));
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
        Dataset<Row> marked =
                Measurement.mark(spark.createDataFrame(months, schema), catalog.indicatorsOf("muck.reporting"));
        EvidenceSelection selection = selection(signal("q1", "muck.silent", "muck.reporting", "S1", FEBRUARY));
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
