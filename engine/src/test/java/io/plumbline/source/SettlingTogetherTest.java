package io.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.SparkTest;
import io.plumbline.contract.Contract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several contracts settled in the same queries come to what each comes to alone. */
@SparkTest
class SettlingTogetherTest {
    private static final String FORM = """
            title: { zh: 台账, en: Ledger }
            key: [no]
            %s
            columns:
              no: { type: string }
              version: { type: %s }
            """;
    private static final Contract COUNTED = Manifests.contract(FORM.formatted("version: version", "long"));
    private static final Contract MEASURED = Manifests.contract(FORM.formatted("version: version", "double"));
    private static final Contract PLAIN = Manifests.contract(FORM.formatted("", "string"));

    @TempDir
    Path staging;

    @Test
    void everyContractKeepsItsOwnLatestVersions(SparkSession spark) {
        Settled settled = Intake.settle(
                spark,
                List.of(
                        staged(spark, "counted", COUNTED, "9007199254740993", "9007199254740992"),
                        staged(spark, "measured", MEASURED, "0.5", "-2.5", "0.25")),
                context());
        assertEquals(
                List.of("[9007199254740993]"),
                Manifests.texts(settled.accepted().get("counted").select("version")));
        assertEquals(
                List.of("[0.5]"),
                Manifests.texts(settled.accepted().get("measured").select("version")));
    }

    @Test
    void refusedAndContradictingRowsOfAllContractsComeIntoOneQuarantine(SparkSession spark) {
        Settled settled = Intake.settle(
                spark,
                List.of(
                        staged(spark, "counted", COUNTED, "1", "one"),
                        staged(spark, "plain", PLAIN, "a", "b"),
                        staged(spark, "measured", MEASURED, "1")),
                context());
        assertEquals(
                List.of("[counted,counted,2]", "[plain,plain,1]", "[plain,plain,2]"),
                Manifests.texts(settled.quarantine().select("contract", "source_id", "row_no")));
        assertTrue(settled.quarantine().collectAsList().stream()
                .allMatch(row -> row.<String>getAs("hash").matches("[0-9a-f]{64}")));
    }

    @Test
    void countsTheFilesOfEveryContractApart(SparkSession spark) {
        Settled settled = Intake.settle(
                spark,
                List.of(staged(spark, "plain", PLAIN, "a", "a"), staged(spark, "counted", COUNTED, "2", "1", "x")),
                context());
        assertEquals(
                List.of("[counted,3,1,1,0,1]", "[plain,2,1,0,1,0]"),
                Manifests.texts(spark.createDataFrame(settled.conservation(), Conservation.SCHEMA)
                        .select("contract", "read", "accepted", "quarantined", "duplicate", "superseded")));
    }

    @Test
    void manyRepeatedKeysOfOneContractLeaveTheOthersAsTheyAre(SparkSession spark) {
        List<Row> many = new ArrayList<>();
        for (int key = 0; key <= 10_000; key++) {
            many.add(Manifests.row("a.csv", many.size() + 1, "k" + key, "same"));
            many.add(Manifests.row("a.csv", many.size() + 1, "k" + key, "same"));
        }
        Staged frequent = staged(
                spark, "frequent", PLAIN, Map.of(source("frequent"), spark.createDataFrame(many, RawRows.SCHEMA)));
        Settled settled =
                Intake.settle(spark, List.of(frequent, staged(spark, "counted", COUNTED, "2", "1")), context());
        assertEquals(10_001, settled.accepted().get("frequent").count());
        assertEquals(
                List.of("[2]"),
                Manifests.texts(settled.accepted().get("counted").select("version")));
    }

    @Test
    void refusesOneIdForSourcesOfTwoContracts(SparkSession spark) {
        Staged one = staged(spark, "one", PLAIN, "a");
        Staged two = staged(
                spark,
                "two",
                PLAIN,
                Map.of(Manifests.source("{contract: two, id: one, format: csv}"), one(spark, "b")));
        SourceException refused =
                assertThrows(SourceException.class, () -> Intake.settle(spark, List.of(one, two), context()));
        assertEquals(
                "source 'one': stands for both one and two; give every source an id of its own", refused.getMessage());
    }

    /** Rows of one key, with these versions. */
    private Staged staged(SparkSession spark, String id, Contract contract, String... versions) {
        return staged(spark, id, contract, Map.of(source(id), one(spark, versions)));
    }

    private Staged staged(
            SparkSession spark, String id, Contract contract, Map<Source, org.apache.spark.sql.Dataset<Row>> raws) {
        return Intake.stage(spark, List.of(Intake.conforming(spark, id, contract, raws, context())))
                .get(0);
    }

    private static org.apache.spark.sql.Dataset<Row> one(SparkSession spark, String... versions) {
        List<Row> rows = new ArrayList<>();
        for (String version : versions) {
            rows.add(Manifests.row("a.csv", rows.size() + 1, "1", version));
        }
        return spark.createDataFrame(rows, RawRows.SCHEMA);
    }

    private static Source source(String id) {
        return Manifests.source("{contract: " + id + ", format: csv}");
    }

    private IntakeContext context() {
        return Manifests.context(staging.toUri().toString());
    }
}
