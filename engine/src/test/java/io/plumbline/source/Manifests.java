package io.plumbline.source;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.plumbline.contract.Contract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import scala.jdk.javaapi.CollectionConverters;

/** A contract with a column of every sort, and raw rows for it. */
final class Manifests {
    static final String ID = "muck.manifest";
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Secrets.Secret KEY = Secrets.Secret.of("${env:TEST_KEY}", "0123456789abcdef-of-a-test");

    static final Contract CONTRACT = contract("""
            title: { zh: 电子联单, en: Transfer manifest }
            key: [manifest_no]
            time: out_at
            position: { lon: lon, lat: lat }
            columns:
              manifest_no: { type: string, normalize: code, zh: 联单编号 }
              vehicle_id: { type: string, privacy: hash, normalize: plate }
              driver: { type: string, privacy: drop }
              out_at: { type: timestamp, zh: 出场时间, required: true }
              made_on: { type: date }
              load_t: { type: double, unit: t, range: [0.1, 60] }
              trips: { type: long, range: [0, 20] }
              area_m2: { type: double, unit: m2 }
              sealed: { type: boolean }
              kind: { type: string, codes: { A: soil, B: rubble, C: slurry } }
              phone: { type: string, privacy: hash, normalize: code }
              note: { type: string, en: Note }
              lon: { type: double, range: [115, 118] }
              lat: { type: double, range: [39, 42] }
              kg: { type: double, unit: kg, value: load_t * 1000 }
            """);

    static final Source SOURCE = source("""
            contract: muck.manifest
            format: csv
            path: manifests/*.csv
            crs: WGS84
            columns:
              kind: { from: 类别, codes: { 渣土: A, 砖瓦: B } }
            """);

    private Manifests() {}

    static ObjectMapper yaml() {
        return JsonMapper.builder(new YAMLFactory())
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .propertyNamingStrategy(com.fasterxml.jackson.databind.PropertyNamingStrategies.SNAKE_CASE)
                .build();
    }

    static Contract contract(String text) {
        return read(text, Contract.class);
    }

    static Source source(String text) {
        return read(text, Source.class);
    }

    private static <T> T read(String text, Class<T> type) {
        try {
            return yaml().readValue(text, type);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    static IntakeContext context(String staging) {
        return new IntakeContext(ZONE, staging, KEY);
    }

    /** Cells of a row that is accepted, with some of them replaced, given as column, text, column, text. */
    static String[] cells(String... replaced) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("manifest_no", "BJ-001");
        cells.put("vehicle_id", "京A·12345");
        cells.put("out_at", "2026-03-05 08:15:00");
        cells.put("made_on", "2026-03-05");
        cells.put("load_t", "12.5");
        cells.put("trips", "2");
        cells.put("area_m2", "100");
        cells.put("sealed", "是");
        cells.put("kind", "渣土");
        cells.put("phone", "13800138000");
        cells.put("note", "西门出场");
        cells.put("lon", "116.3");
        cells.put("lat", "39.95");
        for (int i = 0; i < replaced.length; i += 2) {
            if (!cells.containsKey(replaced[i])) {
                throw new IllegalArgumentException("no column " + replaced[i]);
            }
            cells.put(replaced[i], replaced[i + 1]);
        }
        return cells.values().toArray(String[]::new);
    }

    static Row row(String file, long rowNo, String... cells) {
        List<String> list = new ArrayList<>(java.util.Arrays.asList(cells));
        return RowFactory.create(
                file,
                null,
                rowNo,
                rowNo * 100,
                90L,
                "b".repeat(64),
                "UTF-8",
                RawRows.ROW,
                null,
                CollectionConverters.asScala(list));
    }

    static Row state(String file, Long rowNo, String state, String problem) {
        return RowFactory.create(
                file, null, rowNo, null, null, rowNo == null ? null : "a".repeat(64), "UTF-8", state, problem, null);
    }

    static Dataset<Row> table(SparkSession spark, Row... rows) {
        return spark.createDataFrame(List.of(rows), RawRows.SCHEMA);
    }

    static List<String> reasons(Intake.Received received) {
        return received.quarantine().orderBy("row_no").collectAsList().stream()
                .map(row -> row.getAs("row_no") + " " + String.join("; ", row.getList(row.fieldIndex("reasons"))))
                .toList();
    }

    static List<String> texts(Dataset<Row> table) {
        return table.collectAsList().stream().map(Row::toString).sorted().toList();
    }
}
