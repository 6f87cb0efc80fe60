package io.plumbline.check;

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
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Manifests, the signals that flag them, and their evidence by the engine and by a plain replay. */
final class FlaggedManifests {
    static final String STREETS = Muck.STREET.level().id();
    static final LocalDate FEBRUARY = Numbers.JANUARY.plusMonths(1);
    private static final StructType MANIFESTS = StructType.fromDDL("record_id string, source_id string, file string,"
            + " row_no bigint, manifest_no string, vehicle_id string, driver string, undeclared string, out_at timestamp,"
            + " load_t double, arrival_comparable boolean, arrival_reason string, arrival_found boolean, arrival_id string,"
            + " organizations map<string,string>");
    private final Catalog catalog = Muck.catalog(Numbers.check("threshold", "{'above': 0.05}", Map.of()), Muck.STREET);
    private final SparkSession spark;

    FlaggedManifests(SparkSession spark) {
        this.spark = spark;
    }

    /** Six hundred manifests of two months, three streets and none, some without a time, scattered and yet always the same. */
    static List<Row> manifests() {
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

    static Row signal(String id, String indicator, String table, String organization, LocalDate from) {
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

    static Row with(Row signal, String column, Object value) {
        Map<String, Object> values = new HashMap<>();
        String[] names = Signals.SCHEMA.fieldNames();
        for (int i = 0; i < names.length; i++) {
            values.put(names[i], signal.get(i));
        }
        values.put(column, value);
        return signal(values);
    }

    EvidenceSelection selection(Row... signals) {
        return new EvidenceSelection(catalog, spark.createDataFrame(List.of(signals), Signals.SCHEMA));
    }

    Dataset<Row> rows(EvidenceSelection selection) {
        return selection.rows("muck.manifest", marked());
    }

    Dataset<Row> shown(EvidenceSelection selection) {
        return selection.shown(rows(selection), Map.of("muck.manifest", marked()));
    }

    private Dataset<Row> marked() {
        return marked("muck.manifest", manifests(), MANIFESTS);
    }

    Dataset<Row> marked(String table, List<Row> rows, StructType schema) {
        return Measurement.mark(spark.createDataFrame(rows, schema), catalog.indicatorsOf(table));
    }

    static Map<String, Row> bySignal(Dataset<Row> rows) {
        return rows.collectAsList().stream()
                .collect(Collectors.toMap(row -> row.getAs("signal_id"), row -> row, (a, b) -> a, TreeMap::new));
    }

    /** What the words of the indicator say, without anything of the engine. */
    static List<Row> replayed(String street, LocalDate from) {
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

    static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException none) {
            throw new IllegalStateException(none);
        }
    }
}
