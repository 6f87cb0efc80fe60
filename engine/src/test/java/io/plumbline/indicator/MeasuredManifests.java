package io.plumbline.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Manifests of two streets, indicators of every kind over them, and what {@link Measurement} makes of both. */
final class MeasuredManifests {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    static final Indicator.Level STREETS = new Indicator.Level(Role.TERRITORIAL, List.of("street", "town"));
    static final Indicator.Level BUREAUS = new Indicator.Level(Role.SECTOR, List.of("bureau/urban-management"));
    static final StructType RELATED = StructType.fromDDL("record_id string, out_at timestamp, who string, "
            + "load_t double, capacity_t double, arrival_comparable boolean, arrival_found boolean, "
            + "organizations map<string,string>, confidence map<string,double>");

    private MeasuredManifests() {}

    static Indicator indicator(Kind kind, String where, String among, String above, String below, Period period) {
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
    static List<Row> manifests() {
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

    static Row manifest(
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

    static Map<String, Row> measured(
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

    static List<Object> numbers(Row row, String... columns) {
        return Arrays.stream(columns).map(row::<Object>getAs).collect(Collectors.toCollection(ArrayList::new));
    }

    static Map<String, Indicator> everyKind() {
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
}
