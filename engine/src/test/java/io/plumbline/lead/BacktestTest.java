package io.plumbline.lead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BacktestTest {
    /** Two teams that find very differently much, in places that the score knows nothing of but the team. */
    private static List<Visit> teamsOnly(int n) {
        SplittableRandom random = new SplittableRandom(11);
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            boolean keen = i % 2 == 0;
            double score = (keen ? 0.6 : 0.2) + random.nextDouble() / 10;
            visits.add(visit(score, random.nextDouble() < (keen ? 0.4 : 0.05), keen ? "keen" : "mild", i));
        }
        return visits;
    }

    private static Visit visit(double score, boolean found, String team, int i) {
        return new Visit(
                List.of(score),
                found,
                team,
                "O" + i % 40,
                LocalDate.of(2026, 1, 1).plusDays(i / 10),
                null,
                null,
                null);
    }

    private static BacktestLine line(List<BacktestLine> lines, BacktestMeasure measure) {
        return lines.stream()
                .filter(line -> line.measure() == measure)
                .findFirst()
                .orElseThrow();
    }

    private static List<BacktestLine> test(List<Visit> visits) {
        return Backtest.of(visits, List.of("score"), List.of(10, 50));
    }

    @Test
    void aScoreThatKnowsOnlyTheTeamLooksGoodOverAllAndSaysNothingInsideATeam() {
        List<BacktestLine> lines = test(teamsOnly(600));
        assertTrue(line(lines, BacktestMeasure.AREA).interval().low() > 0.65);
        assertTrue(line(lines, BacktestMeasure.AREA_WITHIN).interval().contains(0.5));
        assertTrue(line(lines, BacktestMeasure.ODDS).interval().contains(1));
    }

    @Test
    void theOrderInWhichVisitsAreHandedOverChangesNothing() {
        List<Visit> visits = teamsOnly(300);
        List<Visit> other = new ArrayList<>(visits);
        Collections.shuffle(other, new Random(3));
        assertEquals(test(visits), test(other));
    }

    @Test
    void withoutARandomArmTheLiftOverItIsNotSaid() {
        BacktestLine lift = line(test(teamsOnly(100)), BacktestMeasure.CONTROL_LIFT);
        assertNull(lift.value());
        assertTrue(lift.note().en().startsWith("no outcomes of a random arm"), lift::toString);
    }

    @Test
    void fewTrueProblemsGetSharesAndNoModel() {
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            visits.add(visit(i, i % 7 == 0, "one", i));
        }
        BacktestLine odds = line(test(visits), BacktestMeasure.ODDS);
        assertNull(odds.value());
        assertTrue(odds.note().en().startsWith("only 9 visits"), odds::toString);
    }

    @Test
    void separationIsToldInsteadOfAnEstimate() {
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            visits.add(visit(i, i >= 40, "one", i));
        }
        BacktestLine odds = line(test(visits), BacktestMeasure.ODDS);
        assertTrue(odds.note().en().contains("separated"), odds::toString);
    }

    @Test
    void aCutBeyondTheVisitsIsToldAndNotPassedOver() {
        BacktestLine cut = test(teamsOnly(20)).stream()
                .filter(line -> line.of().equals("50"))
                .findFirst()
                .orElseThrow();
        assertEquals("there are only 20 visits with an outcome", cut.note().en());
    }

    @Test
    void aScoreOutsideZeroToOneHasNoBrierScore() {
        List<Visit> visits = List.of(visit(7, true, "one", 1), visit(1, false, "one", 2));
        assertNull(line(test(visits), BacktestMeasure.BRIER).value());
    }

    @Test
    void placesOfTheRandomArmCountByTheirSelectionProbability() {
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            visits.add(new Visit(List.of(9.0), i < 8, null, null, null, null, Selection.RANKED, null));
            double probability = i < 10 ? 0.1 : 0.9;
            visits.add(
                    new Visit(List.of(1.0), i == 0 || i > 10, null, null, null, null, Selection.CONTROL, probability));
        }
        List<BacktestLine> lines = test(visits);
        assertEquals(
                20 / (100 + 100 / 9.0),
                line(lines, BacktestMeasure.FOUND_CONTROL).value(),
                1e-12);
        assertEquals(
                0.4 / (20 / (100 + 100 / 9.0)),
                line(lines, BacktestMeasure.CONTROL_LIFT).value(),
                1e-12);
    }
}
