package io.plumbline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.lead.ControlFrame;
import io.plumbline.lead.InspectionPlan;
import io.plumbline.lead.Round;
import io.plumbline.pack.Problems;
import io.plumbline.text.Hashes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two streets: the first has 30 repairs of which 2 are flagged, the second 25 of which none is. */
@SparkTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InspectionPlanTest {
    private static final Round.Team BOTH = new Round.Team("第一组", List.of("QH-S1", "QH-S2"), null);
    private static final Map<String, String> NAMES = Map.of("QH-S1", "柳桥街道", "QH-S2", "石桥街道");
    private final SparkSession spark;
    private Run run;
    private List<Row> signals;

    InspectionPlanTest(SparkSession spark) {
        this.spark = spark;
    }

    @BeforeAll
    void run(@TempDir Path folder) throws IOException {
        Job job = Lamps.kept(folder);
        StringBuilder faults = new StringBuilder("单号,街道,报修日期,修复日期,报修人\n");
        for (int i = 0; i < 55; i++) {
            String street = i < 30 ? "柳桥街道" : "石桥街道";
            String fixed = i < 2 ? "2026-03-01" : "2026-03-25";
            faults.append("D-")
                    .append(i)
                    .append(',')
                    .append(street)
                    .append(",2026-03-10,")
                    .append(fixed)
                    .append(",赵一\n");
        }
        Lamps.write(folder, "faults.csv", faults.toString());
        run = Engine.on(spark).run(job);
        signals = run.signals().collectAsList();
    }

    @AfterAll
    void close() {
        run.close();
    }

    private static Round round(String nonce, int visits, double ranked, Round.Team team) {
        return new Round(
                "2026-2",
                LocalDate.of(2026, 7, 1),
                List.of("street"),
                List.of(team),
                null,
                new Round.Plan(nonce, visits, ranked, null));
    }

    /** Rows of the plan, by the names of their columns. */
    private List<Row> plan(Round round) {
        Round.Team team = round.teams().get(0);
        ControlFrame frame = ControlFrame.of(
                run.catalog(),
                signals,
                table -> run.table("related/" + table),
                InspectionPlan.mayVisit(team),
                InspectionPlan.seed(run.runId(), round.plan().nonce()),
                round.plan().control());
        List<Row> drawn = new InspectionPlan(round, run.catalog(), NAMES, run.runId())
                .draw(
                        team,
                        run.leads().collectAsList(),
                        run.table("evidence_rows").collectAsList(),
                        frame);
        return run.session().createDataFrame(drawn, InspectionPlan.SCHEMA).collectAsList();
    }

    private static List<Row> arm(String arm, List<Row> plan) {
        return plan.stream().filter(row -> arm.equals(row.getAs("arm"))).toList();
    }

    @Test
    void theTopOfTheListComesWithCertaintyAndTheRestByLot() {
        List<Row> plan = plan(round("a coin", 10, 0.8, BOTH));
        List<Row> ranked = arm("ranked", plan);
        assertEquals(1, ranked.size());
        assertEquals(1.0, ranked.get(0).<Double>getAs("selection_probability"));
        assertEquals(run.leads().first().<String>getAs("lead_id"), ranked.get(0).getAs("lead_id"));
        assertEquals(2, arm("control", plan).size());
    }

    @Test
    void nothingThatWasFlaggedIsInTheControlArm() {
        List<Row> control = arm("control", plan(round("a coin", 100, 0, BOTH)));
        assertEquals(28 + 25 + 1, control.size());
        assertTrue(control.stream().allMatch(row -> row.getAs("lead_id") == null && row.getAs("grade") == null));
        assertFalse(control.stream()
                .anyMatch(row -> row.getAs("unit").equals("check")
                        && row.getAs("organization_id").equals("QH-S1")));
        assertTrue(control.stream().allMatch(row -> row.<Double>getAs("selection_probability") == 1.0));
    }

    @Test
    void probabilitiesAreTakenOverSize() {
        List<Row> control = arm("control", plan(round("a coin", 9, 0, BOTH)));
        Map<String, List<Row>> strata =
                control.stream().collect(Collectors.groupingBy(row -> row.<String>getAs("stratum")));
        assertEquals(3, strata.size());
        Map<String, Long> sizes = Map.of("QH-S1 item L01", 28L, "QH-S2 item L01", 25L, "QH-S2 check L01", 1L);
        strata.forEach((stratum, rows) -> rows.forEach(row -> {
            assertEquals(sizes.get(stratum), row.<Long>getAs("stratum_size"));
            assertEquals((long) rows.size(), row.<Long>getAs("stratum_taken"));
            assertEquals((double) rows.size() / sizes.get(stratum), row.<Double>getAs("selection_probability"), 1e-15);
        }));
    }

    @Test
    void whereTheVisitsDoNotReachAllStrataThoseToo() {
        List<Row> control = arm("control", plan(round("a coin", 2, 0, BOTH)));
        assertEquals(2, control.size());
        control.forEach(row -> assertEquals(
                2.0 / 3 / row.<Long>getAs("stratum_size"), row.<Double>getAs("selection_probability"), 1e-15));
    }

    /** Over many nonces every record is drawn as often as its probability says. */
    @Test
    void theDrawIsAFairOne() {
        int times = 10;
        long first = 0;
        for (int i = 0; i < times; i++) {
            first += arm("control", plan(round("nonce " + i, 41, 0, BOTH))).stream()
                    .filter(row -> row.getAs("stratum").equals("QH-S1 item L01"))
                    .filter(row -> row.<Long>getAs("row_no") <= 16)
                    .count();
        }
        double p = 20.0 / 28;
        assertEquals(times * 14 * p, first, 4 * Math.sqrt(times * 14 * p * (1 - p)));
    }

    @Test
    void anybodyCanRepeatTheDraw() {
        String seed = Hashes.id(run.runId(), "a coin");
        List<String> drawn = arm("control", plan(round("a coin", 9, 0, BOTH))).stream()
                .filter(row -> row.getAs("stratum").equals("QH-S2 item L01"))
                .map(row -> row.<String>getAs("unit_id"))
                .toList();
        List<String> byHand = run.table("related/lamps.fault").collectAsList().stream()
                .filter(row -> row.<String>getAs("street").equals("石桥街道"))
                .map(row -> row.<String>getAs("record_id"))
                .sorted(Comparator.comparing(id -> Hashes.id(seed, "item", id)))
                .limit(drawn.size())
                .toList();
        assertEquals(byHand, drawn);
    }

    @Test
    void theSameNonceDrawsTheSameAndAnotherNonceAnother() {
        List<Row> plan = plan(round("a coin", 9, 0, BOTH));
        assertEquals(plan, plan(round("a coin", 9, 0, BOTH)));
        assertNotEquals(
                plan.stream().map(row -> row.getAs("unit_id")).toList(),
                plan(round("a die", 9, 0, BOTH)).stream()
                        .map(row -> row.getAs("unit_id"))
                        .toList());
    }

    @Test
    void otherOrganizationsAreVisitedOnlyWhereTheRoundAllows() {
        Round.Team one = new Round.Team("第一组", List.of("QH-S1"), null);
        assertEquals(28, arm("control", plan(round("a coin", 100, 0, one))).size());
        Round.Team more = new Round.Team("第一组", List.of("QH-S1"), List.of("QH-S2"));
        assertEquals(54, arm("control", plan(round("a coin", 100, 0, more))).size());
    }

    @Test
    void aRoundWithoutANonceIsRefusedWithTheReason() {
        for (String nonce : new String[] {null, " "}) {
            Problems problems = new Problems("round.yaml");
            round(nonce, 0, 1.2, BOTH).checkPlan(problems);
            String all = String.join("\n", problems.all());
            assertTrue(all.contains("plan.nonce: is missing") && all.contains("tried out until one pleases"), all);
            assertTrue(all.contains("plan.visits: 0") && all.contains("plan.ranked: 1.2"), all);
        }
    }

    @Test
    void oneVisitInFiveIsRandomAndAtLeastOne() {
        assertEquals(4, new Round.Plan("n", 20, null, null).control());
        assertEquals(1, new Round.Plan("n", 2, null, null).control());
        assertEquals(1, new Round.Plan("n", 1, 1.0, null).control());
    }
}
