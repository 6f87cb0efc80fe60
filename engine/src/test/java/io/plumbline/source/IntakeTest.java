package io.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.SparkTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class IntakeTest {
    @TempDir
    Path staging;

    @Test
    void splitsRowsAndAccountsForEveryOne(SparkSession spark) {
        Intake.Received received = receive(
                spark,
                Manifests.row("a.csv", 1, Manifests.cells()),
                Manifests.row("a.csv", 2, Manifests.cells("load_t", "70", "manifest_no", "2")),
                Manifests.row("a.csv", 3, Manifests.cells()),
                Manifests.state("a.csv", 4L, RawRows.IGNORED, null),
                Manifests.state("a.csv", 5L, RawRows.BROKEN, "unclosed_quote: the record has no end"),
                Manifests.row("b.csv", 1, Manifests.cells("manifest_no", "3")),
                Manifests.state("c.csv", null, RawRows.FAILED, "not_csv: it is a picture"));
        assertEquals(
                List.of(
                        "[muck.manifest,muck.manifest,a.csv,read,null,UTF-8,5,1,2,1,0,1]",
                        "[muck.manifest,muck.manifest,b.csv,read,null,UTF-8,1,1,0,0,0,0]",
                        "[muck.manifest,muck.manifest,c.csv,failed,not_csv: it is a picture,UTF-8,0,0,0,0,0,0]"),
                Manifests.texts(received.conservation()));
        assertEquals(Conservation.SCHEMA, received.conservation().schema());
        assertEquals(
                Intake.acceptedSchema(Manifests.CONTRACT), received.accepted().schema());
        assertEquals(
                List.of("1,2026-03-05T00:15:00Z,2026-03-05,12500.0", "1,2026-03-05T00:15:00Z,2026-03-05,12500.0"),
                received.accepted().select("row_no", "out_at", "made_on", "kg").collectAsList().stream()
                        .map(row -> row.get(0) + ","
                                + row.<java.sql.Timestamp>getAs(1).toInstant() + "," + row.get(2) + "," + row.get(3))
                        .toList());
        assertEquals(
                List.of(Quarantine.SCHEMA.fieldNames()),
                List.of(received.quarantine().schema().fieldNames()));
        assertEquals(
                List.of("2 load_t: out_of_range: 70 is not in [0.1, 60] t", "5 unclosed_quote: the record has no end"),
                Manifests.reasons(received));
    }

    @Test
    void letsNoCanaryOut(SparkSession spark) {
        List<String> canaries = List.of(
                "13912345678", "110105199003072311", "京AD54321", "5单元1203", "1203", "13912345678".replace("9", "９"));
        List<Row> rows = new ArrayList<>();
        long rowNo = 1;
        for (String canary : canaries) {
            for (String column : List.of("vehicle_id", "phone", "note")) {
                for (String load : List.of("12", "70", "x")) {
                    rows.add(Manifests.row(
                            "a.csv",
                            rowNo,
                            Manifests.cells("manifest_no", "N" + rowNo, "load_t", load, column, "见" + canary + "室")));
                    rowNo++;
                }
            }
            for (String column : List.of("out_at", "made_on", "load_t", "trips", "sealed", "kind", "area_m2")) {
                rows.add(Manifests.row(
                        "a.csv", rowNo, Manifests.cells("manifest_no", "N" + rowNo, column, "号" + canary + "室")));
                rowNo++;
            }
        }
        Intake.Received received = receive(spark, rows.toArray(Row[]::new));
        String all = Stream.of(received.accepted(), received.quarantine(), received.conservation())
                .map(table -> String.join("\n", Manifests.texts(table)))
                .reduce("", String::concat);
        canaries.forEach(canary -> assertFalse(all.contains(canary), canary + " in\n" + all));
    }

    @Test
    void handsOverEmptyTablesWhenEveryFileFailed(SparkSession spark) {
        Intake.Received received = receive(spark, Manifests.state("c.csv", null, RawRows.FAILED, "not_csv: no"));
        assertEquals(List.of(), Manifests.texts(received.accepted()));
        assertEquals(List.of(), Manifests.texts(received.quarantine()));
        assertEquals(
                List.of("[c.csv,failed,0]"),
                Manifests.texts(received.conservation().select("file", "state", "read")));
    }

    @Test
    void stopsWhenARecordIsNotAccountedFor(SparkSession spark) {
        IllegalStateException stop = assertThrows(
                IllegalStateException.class,
                () -> receive(
                        spark,
                        Manifests.row("a.csv", 1, Manifests.cells()),
                        Manifests.row("a.csv", 3, Manifests.cells("manifest_no", "3"))));
        assertEquals(
                "source 'muck.manifest' file 'a.csv': 3 records were read and 2 are accounted for;"
                        + " this is a defect of the reader, please report it",
                stop.getMessage());
    }

    private Intake.Received receive(SparkSession spark, Row... rows) {
        return Intake.receive(
                spark,
                Manifests.ID,
                Manifests.CONTRACT,
                Manifests.SOURCE,
                Manifests.table(spark, rows),
                Manifests.context(staging.toUri().toString()));
    }
}
