package io.plumbline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class EngineTest {
    private final SparkSession spark;

    @TempDir
    private Path folder;

    EngineTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void everyRowIsAccountedForAndEveryRecordAnsweredFor(Run run) {
        Row file = run.conservation().collectAsList().get(0);
        assertEquals(6L, file.<Long>getAs("read"));
        assertEquals(4L, file.<Long>getAs("accepted"));
        assertEquals(1L, file.<Long>getAs("quarantined"));
        assertEquals(1L, file.<Long>getAs("duplicate"));
        assertEquals(4L, run.table("attributions").count());
        assertEquals(
                1L, run.table("attributions").where("state = 'unattributed'").count());
    }

    @Test
    void whereRecordsAreFewTheyAreListedOneByOne(Run run) {
        List<String> items = run.table("items").orderBy("organization_id", "row_no").collectAsList().stream()
                .map(row -> row.getAs("organization_id") + " " + row.getAs("file") + " " + row.getAs("row_no") + " "
                        + row.getAs("counts"))
                .toList();
        assertEquals(List.of("QH-S1 faults.csv 1 0", "QH-S1 faults.csv 2 1", "QH-S2 faults.csv 3 null"), items);
        Row first = run.table("items").first();
        assertFalse(first.getJavaMap(first.fieldIndex("shown")).containsKey("caller"));
    }

    @Test
    void aSmallTableIsFetchedOnceForAllWhoAsk(Run run) {
        assertSame(run.table("conservation"), run.table("conservation"));
        assertTrue(
                run.table("conservation").queryExecution().analyzed().toString().startsWith("LocalRelation"));
    }

    @Test
    void whatWasCommittedIsNotRunAgain() throws IOException {
        Job job = Lamps.kept(folder);
        try (Run run = Engine.on(spark).run(job)) {
            assertFalse(run.isCommitted());
            run.publish();
        }
        List<Path> files = Lamps.files(folder.resolve("out"));
        try (Run again = Engine.on(spark).run(job)) {
            assertTrue(again.isCommitted());
            assertEquals(1, again.leads().count());
            again.publish();
        }
        assertEquals(files, Lamps.files(folder.resolve("out")));
    }

    @Test
    void aRunThatIsNotPublishedLeavesNothingBehindAndTheCallersSessionAsItWas() throws IOException {
        String zone = spark.conf().get("spark.sql.session.timeZone");
        Lamps.kept(folder);
        Path file = folder.resolve("job.yaml");
        Files.writeString(file, Files.readString(file).replace("Asia/Shanghai", "Asia/Tokyo"));
        try (Run run = Engine.on(spark).run(Job.read(file.toString()))) {
            assertEquals(1, run.leads().count());
            assertEquals(zone, spark.conf().get("spark.sql.session.timeZone"));
            assertEquals("Asia/Tokyo", run.session().conf().get("spark.sql.session.timeZone"));
        }
        assertEquals(0, spark.catalog().listTables().count());
        assertEquals(List.of(), Lamps.files(folder.resolve("out")));
    }

    @Test
    void otherInputsAreAnotherRun() throws IOException {
        Job job = Lamps.kept(folder);
        String before = Engine.on(spark).runId(job);
        Lamps.write(folder, "faults.csv", Lamps.FAULTS.replace("D-2", "D-9"));
        assertFalse(Engine.on(spark).runId(job).equals(before));
    }

    @Test
    void aTableThatChangedIsAnotherRun() throws IOException {
        Lamps.kept(folder);
        Path file = folder.resolve("job.yaml");
        String text = Files.readString(file)
                .replace("format: csv, path: faults.csv", "format: table, path: global_temp.faults");
        Files.writeString(file, text);
        Job job = Job.read(file.toString());
        assertFalse(runOn(job, "D-2").equals(runOn(job, "D-9")));
    }

    private String runOn(Job job, String fault) {
        StructType schema =
                new StructType().add("单号", "string").add("街道", "string").add("报修日期", "string");
        spark.createDataFrame(List.of(RowFactory.create(fault, "柳桥街道", "2026-03-09")), schema)
                .createOrReplaceGlobalTempView("faults");
        return Engine.on(spark).runId(job);
    }

    @Test
    void aBadFileStopsItsSourceAndNoOther() throws IOException {
        Job job = Lamps.kept(folder);
        Files.delete(folder.resolve("faults.csv"));
        try (Run run = Engine.on(spark).run(job)) {
            Row failed = run.conservation().collectAsList().get(0);
            assertEquals("failed", failed.getAs("state"));
            assertTrue(failed.<String>getAs("problem").contains("faults.csv"), failed::toString);
            assertEquals(0, run.leads().count());
        }
    }

    @Test
    void nothingPrivateIsKeptAnywhere() throws IOException {
        try (Run run = Engine.on(spark).run(Lamps.kept(folder))) {
            run.publish();
        }
        for (Path file : Lamps.files(folder.resolve("out"))) {
            String bytes = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
            for (String caller : List.of("赵一", "钱二", "孙三", "李四", "周五")) {
                String written = new String(
                        caller.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.nio.charset.StandardCharsets.ISO_8859_1);
                assertFalse(bytes.contains(written), () -> caller + " stands in " + file);
            }
        }
    }

    @Test
    void anUnknownTableIsRefusedByName(Run run) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> run.table("guilty"));
        assertTrue(refused.getMessage().startsWith("The run has no table 'guilty'"), refused::getMessage);
    }
}
