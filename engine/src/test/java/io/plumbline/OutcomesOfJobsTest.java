package io.plumbline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.pack.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class OutcomesOfJobsTest {
    private static final String NAMED = "outcomes: [ { format: csv, path: outcomes.csv, team: 一组 } ]\n";
    private static final String HEADER = "check_id,organization,outcome,checked_on,arm,selection_probability\n";

    private final SparkSession spark;

    @TempDir
    private Path folder;

    OutcomesOfJobsTest(SparkSession spark) {
        this.spark = spark;
    }

    private Job job(String outcomes, String more) throws IOException {
        Lamps.write(folder, "outcomes.csv", outcomes);
        return Lamps.in(folder, NAMED + more);
    }

    /** A list that finds 2 % where looking at random finds 20 %. */
    private static String dead() {
        StringBuilder text = new StringBuilder(HEADER);
        for (int i = 0; i < 200; i++) {
            text.append("L01,柳桥街道,").append(i < 4 ? "属实" : "不属实：数据问题").append(",2026-05-04,ranked,\n");
            text.append("L01,石桥街道,").append(i < 40 ? "部分属实" : "unfounded_data").append(",2026-05-05,control,0.1\n");
        }
        return text.toString();
    }

    private static Row line(Run run) {
        return run.table("validity").where("check_id = 'L01'").first();
    }

    @Test
    void withoutOutcomesTheLedgerSaysSo(Run run) {
        assertEquals(0L, line(run).<Long>getAs("judged"));
        assertEquals("leads", line(run).getAs("runs_as"));
        assertEquals("it has a reported case", line(run).getAs("runs_as_reason_en"));
        assertFalse(run.has("outcomes"));
    }

    @Test
    void aRetiredCheckMakesNoLeadsAndItsSignalsAreTrials() throws IOException {
        try (Run run = Engine.on(spark).run(job(dead(), ""))) {
            assertEquals("retired", line(run).getAs("state"));
            assertEquals("trial", line(run).getAs("runs_as"));
            assertEquals(0, run.leads().count());
            assertEquals(1, run.signals().where("state = 'flagged' and trial").count());
            assertEquals(400, run.table("outcomes").where("team = '一组'").count());
        }
    }

    @Test
    void validationNamesTheRetiredWithTheOutcomesBehindIt() throws IOException {
        Validation.Line line =
                Engine.on(spark).validate(job(dead(), "")).checks().get(0);
        assertEquals("retired", line.state());
        assertTrue(
                line.because().en().startsWith("200 judged, 4 found; 200 outcomes, and even the upper end"),
                () -> line.because().en());
        assertEquals(
                "runnable", Engine.validation(job(dead(), "")).checks().get(0).state());
    }

    @Test
    void validationCallsAPromotedCheckRunnable() throws IOException {
        Job promoted = job(dead(), "promote: { L01: the list was drawn wrongly }\n");
        Validation.Line line = Engine.on(spark).validate(promoted).checks().get(0);
        assertEquals("runnable", line.state());
        assertEquals(null, line.because());
    }

    @Test
    void aJobMayPromoteARetiredCheckWithAReason() throws IOException {
        try (Run run = Engine.on(spark).run(job(dead(), "promote: { L01: memo 12 }\n"))) {
            assertEquals(1, run.leads().count());
            assertEquals("retired", line(run).getAs("state"));
            assertEquals("the job says so: memo 12", line(run).getAs("runs_as_reason_en"));
        }
    }

    @Test
    void aCheckWithoutAReportedCaseRunsAsTrialUntilItHasARecord() throws IOException {
        StringBuilder good = new StringBuilder(HEADER);
        for (int i = 0; i < 100; i++) {
            good.append("L01,柳桥街道,").append(i < 60 ? "confirmed" : "不属实：有正当原因").append(",,,\n");
            good.append("L01,柳桥街道,").append(i < 5 ? "confirmed" : "不属实：有正当原因").append(",,对照,0.5\n");
        }
        job(good.toString(), "");
        Path pack = folder.resolve("lamps.yaml");
        Files.writeString(pack, Files.readString(pack).replace("    reported_case: invented for this example\n", ""));
        String path = folder.resolve("job.yaml").toString();
        try (Run run = Engine.on(spark).run(Job.read(path))) {
            assertEquals("valid", line(run).getAs("state"));
            assertEquals(1, run.leads().count());
        }
        Lamps.write(folder, "outcomes.csv", HEADER);
        try (Run run = Engine.on(spark).run(Job.read(path))) {
            assertEquals("trial", line(run).getAs("runs_as"));
            assertEquals(0, run.leads().count());
        }
    }

    @Test
    void otherOutcomesAreAnotherRun() throws IOException {
        String before = Engine.on(spark).runId(job(HEADER + "L01,柳桥街道,属实,,,\n", ""));
        assertFalse(
                Engine.on(spark).runId(job(HEADER + "L01,柳桥街道,无法核实,,,\n", "")).equals(before));
    }

    @Test
    void everyCellThatCannotBeReadIsNamedBeforeAnythingIsJudged() throws IOException {
        Job job = job(HEADER + "L01,柳桥街道,guilty,2026-02-30,sometimes,1.5\n,柳桥街道,属实,,,\n", "");
        String words = assertThrows(
                        ConfigurationException.class, () -> Engine.on(spark).run(job))
                .getMessage();
        assertTrue(
                words.contains("outcomes.csv, row 1 below the header, column 核查结果 Outcome: 'guilty' is no outcome;"
                        + " allowed: 属实 confirmed"),
                words);
        assertTrue(words.contains("'2026-02-30' is not a day"), words);
        assertTrue(words.contains("'sometimes' is no selection; allowed: ranked"), words);
        assertTrue(words.contains("'1.5' is no selection probability"), words);
        assertTrue(words.contains("row 2 below the header, column 核查结果 Outcome: '属实' stands beside no lead"), words);
    }

    @Test
    void aFileThatIsNotThereAndAColumnThatIsNotKnownAreTold() throws IOException {
        Job job = job(HEADER, "");
        Files.delete(folder.resolve("outcomes.csv"));
        String words = assertThrows(
                        ConfigurationException.class, () -> Engine.on(spark).run(job))
                .getMessage();
        assertTrue(words.contains("outcomes.csv: ") && words.contains("no file matches"), words);
        Lamps.write(folder, "outcomes.csv", HEADER);
        Job other = Lamps.in(folder, "outcomes: [ { format: csv, path: outcomes.csv, columns: { verdict: x } } ]\n");
        String unknown = assertThrows(
                        ConfigurationException.class, () -> Engine.on(spark).run(other))
                .getMessage();
        assertTrue(unknown.contains("outcomes[0].columns: unknown column 'verdict'; known: outcome, lead_id"), unknown);
    }
}
