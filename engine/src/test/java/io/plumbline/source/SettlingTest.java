package io.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.SparkTest;
import io.plumbline.contract.Contract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class SettlingTest {
    private static final Contract VERSIONED = Manifests.contract("""
            title: { zh: 台账, en: Ledger }
            key: [no]
            version: version
            columns:
              no: { type: string }
              version: { type: long }
              note: { type: string }
              at: { type: timestamp }
              day: { type: date }
            """);
    private static final Contract SIMPLE = Manifests.contract("""
            title: { zh: 台账, en: Ledger }
            key: [no]
            columns:
              no: { type: string }
              note: { type: string }
            """);

    @TempDir
    Path staging;

    @Test
    void refusesRowsOfOneKeyThatDifferWithoutAVersion(SparkSession spark) {
        Intake.Received received =
                receive(spark, SIMPLE, raw("1", "a"), raw("1", "b 13800138000"), raw("1", "a"), raw("2", "c"));
        assertEquals(List.of("[2,c]"), Manifests.texts(received.accepted().select("no", "note")));
        String reason = "key_conflict: 3 rows of one key differ; declare a version column";
        assertEquals(List.of("1 " + reason, "2 " + reason, "3 " + reason), Manifests.reasons(received));
        assertTrue(
                Manifests.texts(received.quarantine().select("shown"))
                        .toString()
                        .contains("b ***"),
                Manifests.texts(received.quarantine().select("shown"))::toString);
    }

    @Test
    void tellsApartTheTwoHoursOfTheNightOnWhichClocksAreSetBack(SparkSession spark) {
        SparkSession inNewYork = spark.newSession();
        inNewYork.conf().set("spark.sql.session.timeZone", "America/New_York");
        Intake.Received received = receive(
                inNewYork,
                VERSIONED,
                raw("1", "1", "a", "2026-11-01T01:30:00-04:00", null),
                raw("1", "1", "a", "2026-11-01T01:30:00-05:00", null));
        assertEquals(List.of(), Manifests.texts(received.accepted().select("no")));
    }

    @Test
    void takesTheHighestVersionAndSupersedesTheOthers(SparkSession spark) {
        Intake.Received received = receive(
                spark,
                VERSIONED,
                raw("1", "1", "old", "2026-01-01 10:00", "2026-01-01"),
                raw("1", "10", "new", "2026-01-02 10:00", null),
                raw("1", "10", "new", "2026-01-02 10:00", null),
                raw("1", null, "none", null, null),
                raw("2", "7", "x", null, null),
                raw("2", "7", "y", null, "2026-01-03"),
                raw("2", "6", "z", null, null));
        assertEquals(
                List.of("[1,10,new,2]"),
                Manifests.texts(received.accepted().select("no", "version", "note", "row_no")));
        String reason = "key_conflict: 2 rows of one key and version differ; the source must say which one stands";
        assertEquals(List.of("5 " + reason, "6 " + reason), Manifests.reasons(received));
        assertEquals(
                List.of("[7,1,2,1,3,0]"),
                Manifests.texts(received.conservation()
                        .select("read", "accepted", "quarantined", "duplicate", "superseded", "ignored")));
    }

    @Test
    void manyContestedKeysAreDecidedLikeFew(SparkSession spark) {
        int keys = 10_001;
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            for (String version : List.of("1", "2", "2")) {
                String note = i == 7 ? version + rows.size() : "same";
                rows.add(Manifests.row("a.csv", rows.size() + 1, "k" + i, version, note, null, null));
            }
        }
        Intake.Received received = receiveRaw(spark, VERSIONED, spark.createDataFrame(rows, RawRows.SCHEMA));
        String reason = "key_conflict: 2 rows of one key and version differ; the source must say which one stands";
        assertEquals(List.of("23 " + reason, "24 " + reason), Manifests.reasons(received));
        assertEquals(
                List.of("[30003,10000,2,10000,10001,0]"),
                Manifests.texts(received.conservation()
                        .select("read", "accepted", "quarantined", "duplicate", "superseded", "ignored")));
        assertEquals(
                keys - 1,
                received.accepted()
                        .where("version = 2 and (row_no - 2) % 3 = 0")
                        .count());
    }

    @Test
    void decidesOverAllSourcesOfAContract(SparkSession spark) {
        decidesOverTwoSources(
                spark, rows(spark, raw("1", "a"), raw("2", "b")), rows(spark, raw("1", "a"), raw("3", "c")));
    }

    @Test
    void tellsTheRowsOfTwoSourcesApartThatOneTaskReads(SparkSession spark) {
        decidesOverTwoSources(
                spark,
                rows(spark, raw("1", "a"), raw("2", "b")).coalesce(1),
                rows(spark, raw("1", "a"), raw("3", "c")).coalesce(1));
    }

    private void decidesOverTwoSources(SparkSession spark, Dataset<Row> second, Dataset<Row> first) {
        Map<Source, Dataset<Row>> raws = new LinkedHashMap<>();
        raws.put(source("second"), second);
        raws.put(source("first"), first);
        Intake.Received received = Intake.receiveAll(
                spark, "ledger", SIMPLE, raws, Manifests.context(staging.toUri().toString()));
        assertEquals(
                List.of("[1,first]", "[2,second]", "[3,first]"),
                Manifests.texts(received.accepted().select("no", "source_id")));
        assertEquals(
                List.of("[first,2,2,0]", "[second,2,1,1]"),
                Manifests.texts(received.conservation().select("source_id", "read", "accepted", "duplicate")));
    }

    @Test
    void choosesTheSameRowsHoweverTheyAreLaidOut(SparkSession spark) {
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i <= 400; i++) {
            String note = i % 50 == 0 ? "other" : "same";
            rows.add(Manifests.row("f" + i % 7, (i - 1) / 7 + 1 + (i % 7 == 0 ? -1 : 0), "k" + i % 90, note));
        }
        List<Row> numbered = renumbered(rows);
        String expected = digest(spark, numbered, 1);
        Collections.shuffle(numbered, new Random(7));
        assertEquals(expected, digest(spark, numbered, 3));
        Collections.shuffle(numbered, new Random(8));
        assertEquals(expected, digest(spark, numbered, 5));
    }

    private List<Row> renumbered(List<Row> rows) {
        Map<String, Long> next = new LinkedHashMap<>();
        List<Row> numbered = new ArrayList<>();
        for (Row row : rows) {
            String file = row.getString(0);
            long rowNo = next.merge(file, 1L, Long::sum);
            numbered.add(Manifests.row(file, rowNo, row.<String>getList(9).toArray(String[]::new)));
        }
        return numbered;
    }

    private String digest(SparkSession spark, List<Row> rows, int partitions) {
        Dataset<Row> raw = spark.createDataFrame(rows, RawRows.SCHEMA).repartition(partitions);
        Intake.Received received = Intake.receive(
                spark,
                "ledger",
                SIMPLE,
                source("ledger"),
                raw,
                Manifests.context(staging.toUri().toString()));
        return Stream.of(received.accepted(), received.quarantine(), received.conservation())
                .map(table -> String.join("\n", Manifests.texts(table)))
                .reduce("", String::concat);
    }

    @Test
    void countsRowsWithoutFilesAsTheyWereHandedOver(SparkSession spark) {
        Row row = org.apache.spark.sql.RowFactory.create(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                RawRows.ROW,
                null,
                scala.jdk.javaapi.CollectionConverters.asScala(List.of("1", "a")));
        Intake.Received received =
                receiveRaw(spark, SIMPLE, spark.createDataFrame(List.of(row, row, row), RawRows.SCHEMA));
        assertEquals(
                List.of("[ledger,null,3,1,2]"),
                Manifests.texts(received.conservation().select("source_id", "file", "read", "accepted", "duplicate")));
        assertEquals(1, received.accepted().count());
    }

    private Intake.Received receive(SparkSession spark, Contract contract, String[]... cells) {
        return receiveRaw(spark, contract, rows(spark, cells));
    }

    private Intake.Received receiveRaw(SparkSession spark, Contract contract, Dataset<Row> raw) {
        return Intake.receive(
                spark,
                "ledger",
                contract,
                source("ledger"),
                raw,
                Manifests.context(staging.toUri().toString()));
    }

    private static Source source(String id) {
        return Manifests.source("{contract: ledger, id: " + id + ", format: csv}");
    }

    private static String[] raw(String... cells) {
        return cells;
    }

    private static Dataset<Row> rows(SparkSession spark, String[]... cells) {
        List<Row> rows = new ArrayList<>();
        for (String[] row : cells) {
            rows.add(Manifests.row("a.csv", rows.size() + 1, row));
        }
        return Manifests.table(spark, rows.toArray(Row[]::new));
    }
}
