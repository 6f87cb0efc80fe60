package io.plumbline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.check.Verdict.State;
import io.plumbline.pack.Indicator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SurgeCheckTest {
    private static final String PLAIN = "{'exposure': 'days'}";
    private static final String NET = "{'exposure': 'days', 'control': 'unvisited'}";

    private final Surge visit = new Surge("visit");
    private final Besides numbers = new Besides();

    private List<Verdict> judge(String settings, Indicator.Worse worse) {
        return visit.judge(
                Numbers.check("visit", settings, Map.of()),
                Numbers.indicator(Indicator.Kind.RATIO, worse),
                numbers.family,
                numbers::of);
    }

    private Besides counted(String organization, long inside, long outside) {
        return numbers.with(organization, inside, outside).beside("days", 15, 106);
    }

    @Test
    void activityThatGathersAroundTheVisitIsFlagged() {
        counted("A", 40, 106);
        Verdict verdict = judge(PLAIN, Indicator.Worse.HIGH).get(0);
        assertEquals(State.FLAGGED, verdict.state());
        assertEquals(15, verdict.expected(), 1e-12);
        assertEquals(40 / 15.0, verdict.effect(), 1e-12);
        // scipy.stats.binomtest(40, 146, 15/121, alternative='greater')
        assertEquals(8.549165651504283e-07, verdict.p(), 1e-15);
        assertEquals(1.5, verdict.threshold());
    }

    @Test
    void whatHappenedAtTheUnvisitedTooIsNoOnesDoing() {
        counted("A", 40, 106).beside("unvisited", 400, 1060);
        Verdict verdict = judge(NET, Indicator.Worse.HIGH).get(0);
        assertEquals(State.NOT_FLAGGED, verdict.state());
        assertEquals(1, verdict.effect(), 1e-12);
        assertEquals(40, verdict.expected(), 1e-12);
    }

    @Test
    void aSteadyOneIsToldWhatWouldHaveShown() {
        counted("A", 15, 106);
        Verdict verdict = judge(PLAIN, Indicator.Worse.HIGH).get(0);
        assertEquals(State.NOT_FLAGGED, verdict.state());
        assertTrue(verdict.smallestVisible() > 1.5 && verdict.smallestVisible() < 2.2, verdict::toString);
    }

    @Test
    void tooFewToShowAnythingIsNotJudgeable() {
        counted("A", 0, 1);
        assertEquals(
                Verdict.notJudgeable("events=1, too few for any ratio to show"),
                judge("{'exposure': 'days', 'q': 0.05}", Indicator.Worse.HIGH).get(0));
    }

    @Test
    void workThatStopsIsFlaggedWhereLowIsWorse() {
        counted("A", 2, 212);
        Verdict verdict = judge(PLAIN, Indicator.Worse.LOW).get(0);
        assertEquals(State.FLAGGED, verdict.state());
        assertEquals(1 / 1.5, verdict.threshold(), 1e-12);
    }

    @Test
    void anIncreaseThatDoesNotMatterIsNotFlagged() {
        counted("A", 1800, 10600);
        Verdict verdict = judge(PLAIN, Indicator.Worse.HIGH).get(0);
        assertEquals(State.NOT_FLAGGED, verdict.state());
        assertEquals("departs by less than a ratio of 1.5", verdict.reason());
    }

    @Test
    void somethingAfterNothingHasNoRatioAndCanBeFlagged() {
        counted("A", 12, 0);
        Verdict verdict = judge(PLAIN, Indicator.Worse.HIGH).get(0);
        assertEquals(State.FLAGGED, verdict.state());
        assertNull(verdict.effect());
    }

    @Test
    void displacementCannotDoWithoutAControl() {
        assertEquals(
                List.of("flag.control: missing; name the indicator whose number stands beside"),
                new Surge("displacement")
                        .problems(Numbers.flag(PLAIN), Numbers.indicator(Indicator.Kind.RATIO, Indicator.Worse.HIGH)));
    }

    @Test
    void badSettingsAreNamed() {
        assertEquals(
                List.of(
                        "flag.min_ratio: 0.5 is no number from 1 up",
                        "indicator: its worse is both, allowed: high, low"),
                visit.problems(
                        Numbers.flag("{'exposure': 'days', 'min_ratio': 0.5}"),
                        Numbers.indicator(Indicator.Kind.RATIO, Indicator.Worse.BOTH)));
    }

    /** 300 families of 30 organizations that do nothing on the days of a holiday that all share. */
    @Test
    void steadyOrganizationsAreRarelyFlagged() {
        SplittableRandom random = new SplittableRandom(3);
        int families = 0;
        for (int round = 0; round < 300; round++) {
            Besides family = new Besides();
            for (int i = 0; i < 30; i++) {
                double level = 20 + 100 * random.nextDouble();
                family.with("O" + i, poisson(random, level * 15 / 106 * 1.8), poisson(random, level))
                        .beside("days", 15, 106)
                        .beside("unvisited", poisson(random, 5 * level * 15 / 106 * 1.8), poisson(random, 5 * level));
            }
            families += visit
                            .judge(
                                    Numbers.check("visit", NET, Map.of()),
                                    Numbers.indicator(Indicator.Kind.RATIO, Indicator.Worse.HIGH),
                                    family.family,
                                    family::of)
                            .stream()
                            .anyMatch(verdict -> verdict.state() == State.FLAGGED)
                    ? 1
                    : 0;
        }
        assertTrue(families <= 0.15 * 300, "families with a flag: " + families);
    }

    private static long poisson(SplittableRandom random, double mean) {
        double left = Math.exp(-mean);
        double product = random.nextDouble();
        long count = 0;
        while (product > left) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
