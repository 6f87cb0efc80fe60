package io.plumbline.examples.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluationTest {
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final KnownTruth TRUTH = new KnownTruth(
            List.of(
                    new KnownTruth.Cause("skips_disposal", "M05", "B1", MARCH, 0.4, true),
                    new KnownTruth.Cause("skips_disposal", "M05", "B2", MARCH, 0.4, true),
                    new KnownTruth.Cause("skips_disposal", "M05", "B3", MARCH, 0.1, false)),
            List.of(new KnownTruth.LookAlike("stop_order", "M19", "B1", MARCH)));

    private static Evaluation.Signal signal(String id, String check, String organization, int month, boolean flagged) {
        LocalDate from = LocalDate.of(2026, month, 1);
        return new Evaluation.Signal(id, check, organization, from, from.plusMonths(1), flagged, 0.08);
    }

    private static Evaluation.Lead lead(String id, int grade, String organization, String... signals) {
        return new Evaluation.Lead(id, grade, true, organization, List.of(signals));
    }

    @Test
    void findsACauseByItsCheckOrganizationAndMonth() {
        Evaluation.Result result =
                Evaluation.of(TRUTH, List.of(signal("s1", "M05", "B1", 3, true)), List.of(lead("l1", 2, "B1", "s1")));
        assertEquals(new Evaluation.Hits(1, 2), result.strong().get("M05"));
        assertEquals(new Evaluation.Hits(0, 1), result.weak().get("M05"));
        assertEquals(
                List.of("B2"),
                result.missed().stream().map(KnownTruth.Cause::organizationId).toList());
    }

    @Test
    void doesNotFindACauseInAnotherMonth() {
        Evaluation.Result result =
                Evaluation.of(TRUTH, List.of(signal("s1", "M05", "B1", 4, true)), List.of(lead("l1", 2, "B1", "s1")));
        assertEquals(new Evaluation.Hits(0, 2), result.strong().get("M05"));
        assertEquals(new Evaluation.Hits(0, 1), result.precision());
    }

    @Test
    void doesNotCountWhatIsHeldBack() {
        Evaluation.Result result = Evaluation.of(
                TRUTH,
                List.of(signal("s1", "M05", "B1", 3, true)),
                List.of(new Evaluation.Lead("l1", 2, false, "B1", List.of("s1"))));
        assertEquals(new Evaluation.Hits(0, 2), result.strong().get("M05"));
        assertEquals(new Evaluation.Hits(0, 0), result.precision());
        assertTrue(Double.isNaN(result.precision().share()));
    }

    @Test
    void callsALeadTrueWhenOneOfItsSignalsMeetsACause() {
        Evaluation.Result result = Evaluation.of(
                TRUTH,
                List.of(signal("s1", "M05", "B1", 3, true), signal("s2", "M05", "B1", 6, true)),
                List.of(lead("l1", 1, "B1", "s1", "s2"), lead("l2", 3, "B9", "s2")));
        assertEquals(new Evaluation.Hits(1, 2), result.precision());
        assertEquals(new Evaluation.Hits(1, 1), result.precisionOfTopGrade());
        assertEquals(0.5, result.precision().share());
    }

    @Test
    void leavesLeadsThatOnlyAskForDataOutOfPrecision() {
        Evaluation.Result result =
                Evaluation.of(TRUTH, List.of(signal("s1", "M05", "B1", 3, false)), List.of(lead("l1", 4, "B1", "s1")));
        assertEquals(new Evaluation.Hits(0, 0), result.precision());
        assertEquals(1, result.mostShown());
    }

    @Test
    void namesLookAlikesOfTheTopGradeOnly() {
        List<Evaluation.Signal> signals = List.of(signal("s1", "M19", "B1", 3, true));
        assertEquals(
                1,
                Evaluation.of(TRUTH, signals, List.of(lead("l1", 1, "B1", "s1")))
                        .misled()
                        .size());
        assertEquals(
                0,
                Evaluation.of(TRUTH, signals, List.of(lead("l1", 2, "B1", "s1")))
                        .misled()
                        .size());
    }

    @Test
    void countsTheMostLeadsOnOneOrganization() {
        Evaluation.Result result = Evaluation.of(
                TRUTH,
                List.of(),
                List.of(lead("a", 1, "B1"), lead("b", 1, "B1"), lead("c", 2, "B1"), lead("d", 1, "B2")));
        assertEquals(2, result.mostTopGrade());
        assertEquals(3, result.mostShown());
    }

    @Test
    void findsCausesInPeriodsLongerThanAMonth() {
        Evaluation.Signal quarter = new Evaluation.Signal(
                "s1", "M05", "B1", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 1), true, null);
        assertEquals(
                1,
                Evaluation.of(TRUTH, List.of(quarter), List.of(lead("l1", 2, "B1", "s1")))
                        .strong()
                        .get("M05")
                        .found());
    }

    @Test
    void writesAPage() {
        String page = Evaluation.of(
                        TRUTH, List.of(signal("s1", "M05", "B1", 3, true)), List.of(lead("l1", 1, "B1", "s1")))
                .page();
        assertTrue(page.contains("M05    -      0/1    -      -      1/2     0.080"), page);
        assertTrue(page.contains("strong causes of domain M: 1/2"), page);
        assertTrue(page.contains("shown leads that are true: 1/1, of grade 1: 1/1"), page);
    }

    @Test
    void refusesATruthFileWithAnotherHeader(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("causes.csv"), "a,b\n1,2\n");
        String message =
                assertThrows(IOException.class, () -> KnownTruth.read(folder)).getMessage();
        assertTrue(message.contains("causes.csv does not begin with the header cause,check"), message);
    }
}
