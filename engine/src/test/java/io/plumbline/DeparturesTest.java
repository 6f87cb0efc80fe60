package io.plumbline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class DeparturesTest {
    private final SparkSession spark;

    @TempDir
    private Path folder;

    DeparturesTest(SparkSession spark) {
        this.spark = spark;
    }

    private List<Row> departures(String settings) throws IOException {
        Lamps.kept(folder);
        Path file = folder.resolve("job.yaml");
        Files.writeString(file, Files.readString(file) + settings);
        try (Run run = Engine.on(spark).run(Job.read(file.toString()))) {
            return run.table("departures").collectAsList();
        }
    }

    @Test
    void aJobThatFollowsItsPacksDepartsInNothing() throws IOException {
        assertEquals(List.of(), departures(""));
    }

    @Test
    void aRaisedThresholdListsWhatItSuppresses() throws IOException {
        Row row = departures("thresholds: { L01: { min_count: 5, because: too many to look at } }\n")
                .get(0);
        assertEquals("thresholds.L01.min_count", row.getAs("setting"));
        assertEquals("1", row.getAs("pack_value"));
        assertEquals("5", row.getAs("job_value"));
        assertEquals("too many to look at", row.getAs("because"));
        assertEquals(1L, row.<Long>getAs("suppressed"));
        assertEquals(0L, row.<Long>getAs("added"));
        assertEquals(1, row.getList(row.fieldIndex("suppressed_signals")).size());
    }

    @Test
    void aSettingThatChangesNoAnswerIsListedAllTheSame() throws IOException {
        Row row = departures("thresholds: { L01: { source: memo 12, because: asked for } }\n")
                .get(0);
        assertNull(row.getAs("pack_value"));
        assertEquals(0L, row.<Long>getAs("suppressed"));
        assertEquals(0L, row.<Long>getAs("added"));
    }

    @Test
    void aPromotedTrialListsWhatItAdds() throws IOException {
        Lamps.kept(folder);
        Path pack = folder.resolve("lamps.yaml");
        String trial = Files.readString(pack).replace("    reported_case: invented for this example\n", "");
        List<Row> rows;
        Path file = folder.resolve("job.yaml");
        Files.writeString(pack, trial);
        Files.writeString(file, Files.readString(file) + "promote: { L01: shown in the demo }\n");
        try (Run run = Engine.on(spark).run(Job.read(file.toString()))) {
            rows = run.table("departures").collectAsList();
        }
        assertEquals("promote.L01", rows.get(0).getAs("setting"));
        assertEquals("trial", rows.get(0).getAs("pack_value"));
        assertEquals(1L, rows.get(0).<Long>getAs("added"));
    }

    @Test
    void aDutyTakenAwayListsWhatItSuppresses() throws IOException {
        Row row = departures("duties: { lamps.repair: { title: { zh: 修, en: repair }, holders: [ { kinds: [district],"
                        + " role: territorial, power: none, sees: false } ] } }\n")
                .get(0);
        assertEquals("duties.lamps.repair", row.getAs("setting"));
        assertEquals("territorial:street manage", row.getAs("pack_value"));
        assertEquals("territorial:district none unseen", row.getAs("job_value"));
        assertEquals(1L, row.<Long>getAs("suppressed"));
        assertTrue(row.isNullAt(row.fieldIndex("because")));
    }

    @Test
    void aLowerCapListsTheSignalsOfLeadsThatItHoldsBack() throws IOException {
        Row row = departures("caps: { shown: 0 }\n").get(0);
        assertEquals("caps.shown", row.getAs("setting"));
        assertEquals("15", row.getAs("pack_value"));
        assertEquals("0", row.getAs("job_value"));
        assertTrue(row.isNullAt(row.fieldIndex("check_id")));
        assertEquals(1L, row.<Long>getAs("suppressed"));
        assertEquals(0L, row.<Long>getAs("added"));
    }

    @Test
    void aCapOfTheUsualSizeIsNoDeparture() throws IOException {
        assertEquals(List.of(), departures("caps: { shown: 15, top: 5 }\n"));
    }

    @Test
    void anOriginThatChangesNoGradeIsListedAllTheSame() throws IOException {
        Lamps.kept(folder);
        Path file = folder.resolve("job.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace(
                                "path: faults.csv }",
                                "path: faults.csv, origin: { system: paper, fed_from: lamp-desk } }"));
        List<Row> rows;
        try (Run run = Engine.on(spark).run(Job.read(file.toString()))) {
            rows = run.table("departures").collectAsList();
        }
        assertEquals(1, rows.size());
        assertEquals("sources.lamps.fault.origin", rows.get(0).getAs("setting"));
        assertEquals(
                "system: lamp-desk, controlled_by: bureau/urban-management, nature: ledger",
                rows.get(0).getAs("pack_value"));
        assertEquals(
                "system: paper, fed_from: lamp-desk, nature: ledger",
                rows.get(0).getAs("job_value"));
        assertEquals(0L, rows.get(0).<Long>getAs("suppressed"));
        assertEquals(0L, rows.get(0).<Long>getAs("added"));
    }
}
