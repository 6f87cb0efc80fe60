package io.plumbline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.check.AcceptedExplanations;
import io.plumbline.check.Signals;
import io.plumbline.pack.ConfigurationException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one flagged signal of the lamps is L01 at 柳桥街道 in March. */
@SparkTest
class AcceptedTest {
    private static final String HEADER = "organization_id,place_id,check_id,from,to,accepted_by,because\n";
    private final SparkSession spark;
    private final Run unexplained;

    @TempDir
    private Path folder;

    AcceptedTest(SparkSession spark, Run unexplained) {
        this.spark = spark;
        this.unexplained = unexplained;
    }

    private Job job(String rows) throws IOException {
        Lamps.write(folder, "accepted.csv", HEADER + rows);
        return Lamps.in(
                folder, "accepted: { format: csv, path: accepted.csv }\nsinks: [ { format: parquet, path: out } ]\n");
    }

    private AcceptedExplanations read(String rows) throws IOException {
        Plan plan = Engine.plan(job(rows), Registry.load(), Set.of());
        return new ExplanationIntake(spark, plan).explanations(new RegisterIntake(spark, plan).register());
    }

    private List<Row> table(AcceptedExplanations explanations) {
        return spark.createDataFrame(explanations.table(LocalDate.parse("2026-07-01")), AcceptedExplanations.SCHEMA)
                .orderBy("row_no")
                .collectAsList();
    }

    /** State and silenced signals of each explanation, in the order of its rows, and behind them the signals left to lead. */
    private List<String> states(String rows) throws IOException {
        AcceptedExplanations explanations = read(rows);
        long left = spark.createDataFrame(
                        explanations.over(unexplained.signals().collectAsList()), Signals.SCHEMA)
                .where("state = 'flagged' and accepted is null")
                .count();
        List<String> states = new ArrayList<>(table(explanations).stream()
                .map(row -> row.getAs("state") + " " + row.getAs("signals"))
                .toList());
        states.add("leads " + left);
        return states;
    }

    @Test
    void whatIsExplainedKeepsItsRowAndMakesNoLead() throws IOException {
        try (Run run = Engine.on(spark)
                .run(job("QH-S1,,L01,2026-03-01,2026-12-31,路灯管理岗,crew entered days the wrong way round\n"))) {
            assertEquals(0, run.leads().count());
            Row signal = run.signals().where("state = 'flagged'").first();
            Row explanation = run.table("accepted_explanations").first();
            assertEquals(explanation.<String>getAs("explanation_id"), signal.getAs("accepted"));
            assertEquals("in_force", explanation.getAs("state"));
            assertEquals(1L, explanation.<Long>getAs("signals"));
            assertEquals(1L, run.table("evidence").count());
        }
    }

    @Test
    void anOrganizationMayBeNamedByItsName() throws IOException {
        assertEquals(List.of("in_force 1", "leads 0"), states("柳桥街道,,L01,2026-03-01,2026-12-31,路灯管理岗,because\n"));
    }

    @Test
    void anotherPeriodIsNotExplained() throws IOException {
        assertEquals(List.of("unmatched 0", "leads 1"), states("QH-S1,,L01,2026-04-01,2026-12-31,路灯管理岗,because\n"));
    }

    @Test
    void aPartOfThePeriodIsNotThePeriod() throws IOException {
        assertEquals(List.of("unmatched 0", "leads 1"), states("QH-S1,,L01,2026-03-02,2026-12-31,路灯管理岗,because\n"));
    }

    @Test
    void anExpiredOneStillExplainsItsOwnDaysAndIsToldAsExpired() throws IOException {
        assertEquals(List.of("expired 1", "leads 0"), states("QH-S1,,L01,2026-03-01,2026-04-01,路灯管理岗,because\n"));
        assertEquals(List.of("expired 0", "leads 1"), states("QH-S1,,L01,2026-01-01,2026-03-01,路灯管理岗,because\n"));
    }

    @Test
    void otherOrganizationsAreNotExplained() throws IOException {
        assertEquals(List.of("unmatched 0", "leads 1"), states("QH-S2,,L01,2026-01-01,2026-12-31,路灯管理岗,because\n"));
    }

    @Test
    void theOneThatLastsLongestIsNamed() throws IOException {
        assertEquals(
                List.of("unmatched 0", "in_force 1", "leads 0"),
                states("QH-S1,,L01,2026-01-01,2026-08-01,路灯管理岗,because\n"
                        + "QH-S1,,L01,2026-01-01,2026-09-01,路灯管理岗,because\n"));
    }

    @Test
    void whatCannotBeUsedSaysWhyAndExplainsNothing() throws IOException {
        List<String> problems = table(read("""
                QH-S1,,L01,2026-01-01,,路灯管理岗,for ever
                QH-S1,,L01,2026-05-01,2026-01-01,路灯管理岗,turned round
                QH-S9,,L99,someday,2026-12-31,,
                ,,L01,2026-01-01,2026-12-31,路灯管理岗,no one
                QH-S1,P-9,L01,2026-01-01,2026-12-31,路灯管理岗,because
                """)).stream()
                .map(row -> row.getAs("state") + ": " + row.getAs("problem"))
                .toList();
        assertEquals(
                List.of(
                        "refused: has no end; nothing is explained for ever",
                        "refused: from 2026-05-01 is not before to 2026-01-01",
                        "refused: 'QH-S9' is no organization of the register; check_id 'L99' is no check of the job; from"
                                + " 'someday' is no day; write it as 2026-10-31; accepted_by is empty; because is empty",
                        "refused: names neither an organization nor a place",
                        "refused: check_id 'L01' counts records without places; name an organization only"),
                problems);
    }

    @Test
    void personalDataInTheReasonIsMasked() throws IOException {
        Row explanation = table(read("QH-S1,,L01,2026-03-01,2026-12-31,路灯管理岗 13800138000,ask 13800138000\n"))
                .get(0);
        assertEquals("ask ***", explanation.getAs("because"));
        assertEquals("路灯管理岗 ***", explanation.getAs("accepted_by"));
    }

    @Test
    void otherExplanationsAreAnotherRun() throws IOException {
        Set<String> hashes = new TreeSet<>();
        for (String street : List.of("QH-S1", "QH-S2")) {
            Plan plan =
                    Engine.plan(job(street + ",,L01,2026-03-01,2026-12-31,路灯管理岗,because\n"), Registry.load(), Set.of());
            Inputs.of(spark, plan, Map.of()).stream()
                    .filter(input -> input.name().equals("accepted.csv"))
                    .forEach(input -> hashes.add(input.hash()));
        }
        assertEquals(2, hashes.size());
    }

    @Test
    void aFileThatIsNotThereIsRefused() throws IOException {
        Job job = Lamps.in(folder, "accepted: { format: csv, path: nowhere.csv }\n");
        ConfigurationException refused = assertThrows(
                ConfigurationException.class, () -> Engine.on(spark).run(job));
        assertTrue(refused.getMessage().contains("nowhere.csv"), refused.getMessage());
    }
}
