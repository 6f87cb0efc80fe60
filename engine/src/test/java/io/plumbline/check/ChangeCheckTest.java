package io.plumbline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.check.Verdict.State;
import io.plumbline.organization.Territory;
import io.plumbline.pack.Indicator;
import io.plumbline.stats.Direction;
import io.plumbline.stats.PeerFamily;
import io.plumbline.stats.PeerScreening;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangeCheckTest {
    private static final LocalDate APRIL = Numbers.JANUARY.plusMonths(3);
    private final Change change = new Change();

    private List<Verdict> judge(String settings, List<Measure> family) {
        return change.judge(Numbers.check("change", settings, Map.of()), Numbers.share(), family);
    }

    /** Three months of 20 of 200 and a fourth with so many, for A; the others differ a little and have all changed alike. */
    private static List<Measure> district(long hits, int others, double common) {
        List<Measure> family = new ArrayList<>();
        series(family, "A", 20, hits);
        for (int i = 0; i < others; i++) {
            long usual = 16 + 3L * i % 9;
            series(family, String.format("P%02d", i), usual, Math.round(common * (usual + i % 3 - 1)));
        }
        return family;
    }

    private static void series(List<Measure> family, String organization, long usual, long last) {
        for (int month = 0; month < 4; month++) {
            family.add(Numbers.share(organization, month == 3 ? last : usual, 200, Numbers.JANUARY.plusMonths(month)));
        }
    }

    @Test
    void whoDepartsFromItsOwnPastIsFlagged() {
        List<Verdict> verdicts = judge("{}", district(60, 24, 1));
        Verdict april = verdicts.get(3);
        assertEquals(State.FLAGGED, april.state());
        assertEquals(24, april.peers());
        assertEquals(25, april.familySize());
        assertEquals(20, april.expected(), 1);
        assertEquals(60 / april.expected(), april.effect(), 1e-12);
        assertTrue(april.effectLow() > 1.9 && april.effectHigh() < 4.6, april::toString);
        assertNull(april.peerValue());
        assertEquals(State.NOT_FLAGGED, verdicts.get(7).state());
    }

    @Test
    void whatHappenedToAllIsNoOnesDoing() {
        List<Verdict> verdicts = judge("{}", district(60, 24, 3));
        assertEquals(State.NOT_FLAGGED, verdicts.get(3).state());
        assertEquals(1, verdicts.get(3).effect(), 0.1);
        Verdict left = judge("{}", district(20, 24, 3)).get(3);
        assertEquals(State.NOT_FLAGGED, left.state());
    }

    @Test
    void whoStaysBehindTheCommonChangeIsFlaggedWhereLowIsWorse() {
        Indicator low = Numbers.indicator(Indicator.Kind.SHARE, Indicator.Worse.LOW);
        Verdict left = change.judge(Numbers.check("change", "{}", Map.of()), low, district(20, 24, 3))
                .get(3);
        assertEquals(State.FLAGGED, left.state());
        assertEquals(1 / 3.0, left.effect(), 0.05);
    }

    @Test
    void theNumbersAreThoseOfPairsOnPlainArrays() {
        List<Measure> family = district(33, 24, 1);
        long[] now = new long[25];
        long[] before = new long[25];
        double[] base = new double[25];
        double[] past = new double[25];
        for (int i = 0; i < 25; i++) {
            now[i] = family.get(4 * i + 3).numerator().longValue();
            before[i] = 3 * family.get(4 * i).numerator().longValue();
            base[i] = 200;
            past[i] = 600;
        }
        double[] p = PeerScreening.of(PeerFamily.pairs(now, base, before, past), Direction.HIGH)
                .p();
        List<Verdict> verdicts = judge("{}", family);
        for (int i = 0; i < 25; i++) {
            assertEquals(p[i], verdicts.get(4 * i + 3).p());
        }
    }

    @Test
    void withoutAPastNothingIsSaid() {
        List<Verdict> verdicts = judge("{}", district(60, 24, 1));
        assertEquals(Verdict.notJudgeable("earlier periods=0, needs 3"), verdicts.get(0));
        assertEquals(Verdict.notJudgeable("earlier periods=2, needs 3"), verdicts.get(2));
    }

    @Test
    void withoutPeersTheCommonChangeIsUnknown() {
        assertEquals(
                Verdict.notJudgeable("peers=5, needs 7"),
                judge("{}", district(60, 5, 1)).get(3));
        assertEquals(
                Verdict.notJudgeable("peers=11 in one period, needs 19, further periods or a declared spread"),
                judge("{}", district(60, 11, 1)).get(3));
        assertEquals(
                State.FLAGGED,
                judge("{'spread': 0.2}", district(60, 11, 1)).get(3).state());
    }

    @Test
    void nothingBeforeAndNothingNowIsNoChange() {
        List<Measure> family = district(60, 24, 1);
        series(family, "Z", 0, 0);
        assertEquals(
                Verdict.notJudgeable("nothing counted, now or before"),
                judge("{}", family).get(103));
    }

    @Test
    void somethingAfterNothingHasALowerBoundAndNoRatio() {
        List<Measure> family = district(20, 24, 1);
        series(family, "Z", 0, 30);
        Verdict verdict = judge("{}", family).get(103);
        assertEquals(State.FLAGGED, verdict.state());
        assertNull(verdict.effect());
        assertTrue(verdict.effectLow() > 5, verdict::toString);
    }

    @Test
    void badSettingsAreNamed() {
        assertEquals(
                List.of(
                        "flag.past: 0 is no whole number from 1 up",
                        "indicator: a comparison with the own past needs to know how far chance reaches; its indicator is a"
                                + " mean, allowed: share, rate"),
                change.problems(
                        Numbers.flag("{'past': 0}"), Numbers.indicator(Indicator.Kind.MEAN, Indicator.Worse.HIGH)));
    }

    private List<Verdict> judge(List<Measure> family, Map<String, Territory> changes) {
        return change.judge(
                Numbers.check("change", "{}", Map.of()), Numbers.share(), family, Beside.NOTHING.withChanges(changes));
    }

    /** A becomes B in April; the others stay what they are. */
    private static List<Measure> renamed(long hits) {
        return district(hits, 24, 1).stream()
                .map(measure ->
                        measure.organizationId().equals("A") && measure.from().equals(APRIL)
                                ? Numbers.share("B", hits, 200, APRIL)
                                : measure)
                .toList();
    }

    @Test
    void aSuccessorCarriesThePastOfWhomItSucceedsWhole() {
        Map<String, Territory> whole = Map.of("B", new Territory(APRIL, List.of("A")));
        assertEquals(
                judge("{}", district(60, 24, 1)).get(3),
                judge(renamed(60), whole).get(3));
    }

    @Test
    void oneThatGoesOnCarriesBothPasts() {
        Map<String, Territory> whole = Map.of("P00", new Territory(APRIL, List.of("A")));
        List<Measure> family = district(20, 24, 1);
        Verdict alone = judge("{}", family).get(7);
        Verdict merged = judge(family, whole).get(7);
        assertTrue(merged.expected() > alone.expected(), "20 of 200 are more than 16 of 200");
    }

    @Test
    void wherePartsWereMovedThePastBeginsAnew() {
        Map<String, Territory> parts = Map.of("A", new Territory(APRIL, List.of()));
        assertEquals(
                Verdict.notJudgeable("territory changed on 2026-04-01, re-based: earlier periods=0, needs 3"),
                judge(district(60, 24, 1), parts).get(3));
    }

    @Test
    void aPeriodInWhichTheTerritoryChangedIsNeitherOneNorTheOther() {
        Map<String, Territory> within = Map.of("A", new Territory(APRIL.plusDays(9), List.of("P00")));
        assertEquals(
                Verdict.notJudgeable("territory changed on 2026-04-10, within the period"),
                judge(district(60, 24, 1), within).get(3));
    }
}
