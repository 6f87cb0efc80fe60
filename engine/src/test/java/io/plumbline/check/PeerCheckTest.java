package io.plumbline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.check.Verdict.State;
import io.plumbline.pack.Indicator;
import io.plumbline.stats.Direction;
import io.plumbline.stats.FalseDiscovery;
import io.plumbline.stats.PeerFamily;
import io.plumbline.stats.PeerScreening;
import io.plumbline.stats.PeerTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PeerCheckTest {
    private final Peer peer = new Peer();

    private List<Verdict> judge(String settings, Indicator indicator, List<Measure> family) {
        return peer.judge(Numbers.check("peer", settings, Map.of()), indicator, family);
    }

    /** Ordinary organizations, alike but for chance, and before them A with so many hits of 200. */
    private static List<Measure> shares(long hits, int others) {
        List<Measure> family = new ArrayList<>(List.of(Numbers.share("A", hits, 200)));
        for (int i = 0; i < others; i++) {
            family.add(Numbers.share("P" + i, 16 + 3 * i % 9, 200));
        }
        return family;
    }

    @Test
    void aShareFarBeyondWhatIsUsualIsFlagged() {
        List<Verdict> verdicts = judge("{}", Numbers.share(), shares(60, 24));
        Verdict far = verdicts.get(0);
        assertEquals(State.FLAGGED, far.state());
        assertEquals(24, far.peers());
        assertEquals(25, far.familySize());
        assertEquals(0.1, far.peerValue(), 0.01);
        assertEquals(200 * far.peerValue(), far.expected(), 1e-12);
        assertEquals(0.3 / far.peerValue(), far.effect(), 1e-12);
        assertTrue(far.effectLow() > 2 && far.effectHigh() < 4);
        assertEquals(State.NOT_FLAGGED, verdicts.get(1).state());
        assertTrue(verdicts.get(1).smallestVisible() > 1.5);
    }

    @Test
    void whatIsFlaggedSaysHowProbablyItIsClearlyWorse() {
        List<Verdict> verdicts = judge("{}", Numbers.share(), shares(60, 24));
        assertTrue(verdicts.get(0).clearlyWorse() > 0.95, verdicts.get(0)::toString);
        assertEquals(null, verdicts.get(1).clearlyWorse());
    }

    @Test
    void aShareIsClearlyWorseByARatioOfSharesAndNotOfOdds() {
        List<Measure> family = new ArrayList<>(List.of(Numbers.share("A", 190, 200)));
        for (int i = 0; i < 24; i++) {
            family.add(Numbers.share("P" + i, 140 + 3 * i % 9, 200));
        }
        Verdict far = judge("{'min_ratio': 1.2}", Numbers.share(), family).get(0);
        assertEquals(State.FLAGGED, far.state());
        assertEquals(0, far.clearlyWorse());
    }

    @Test
    void theNumbersAreThoseOfTheScreeningOnPlainArrays() {
        List<Measure> family = new ArrayList<>();
        long[] hits = new long[20];
        double[] exposures = new double[20];
        for (int i = 0; i < 20; i++) {
            hits[i] = 7 + 11L * i % 13;
            exposures[i] = 80 + i;
            family.add(Numbers.rate("P" + (char) ('a' + i), hits[i], exposures[i]));
        }
        PeerScreening plain = PeerScreening.of(PeerFamily.counts(hits, exposures), Direction.HIGH);
        List<Verdict> verdicts = judge("{}", Numbers.rate(), family);
        double[] p = plain.p();
        double[] q = FalseDiscovery.benjaminiHochberg(p);
        for (int i = 0; i < 20; i++) {
            assertEquals(p[i], verdicts.get(i).p());
            assertEquals(q[i], verdicts.get(i).q());
            assertEquals(plain.spread().centre(), verdicts.get(i).peerValue());
        }
    }

    /** An exact test calls half of them different from the others together. */
    @Test
    void organizationsThatDifferAsOrdinaryOnesDoAreNotFlagged() {
        List<Measure> family = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            family.add(Numbers.share("P" + i, Math.round(1000 * 0.1 * Math.exp(0.4 * (i - 14.5) / 8.8)), 1000));
        }
        assertTrue(PeerTest.share(194, 1000, 2884, 29_000, Direction.HIGH, 0.05).p() < 1e-15);
        judge("{}", Numbers.share(), family).forEach(verdict -> assertEquals(State.NOT_FLAGGED, verdict.state()));
    }

    @Test
    void aDepartureThatIsTooSmallToMatterIsNotFlagged() {
        Verdict verdict =
                judge("{'min_ratio': 4}", Numbers.share(), shares(60, 24)).get(0);
        assertTrue(verdict.q() < 0.01);
        assertEquals(State.NOT_FLAGGED, verdict.state());
        assertEquals("departs by less than a ratio of 4.0", verdict.reason());
    }

    @Test
    void whereLowIsWorseTheLowOneIsFlagged() {
        List<Measure> family = new ArrayList<>(List.of(Numbers.share("A", 10, 100)));
        for (int i = 0; i < 20; i++) {
            family.add(Numbers.share("P" + i, 50, 100));
        }
        Indicator low = Numbers.indicator(Indicator.Kind.SHARE, Indicator.Worse.LOW);
        List<Verdict> verdicts = judge("{'min_ratio': 2}", low, family);
        assertEquals(State.FLAGGED, verdicts.get(0).state());
        assertEquals(0.2, verdicts.get(0).effect(), 0.01);
        assertTrue(verdicts.get(1).smallestVisible() <= 0.5);
    }

    @Test
    void amongFewerThanEightNothingIsCompared() {
        List<Verdict> verdicts = judge("{}", Numbers.share(), shares(180, 6));
        assertEquals(Verdict.notJudgeable("peers=6, needs 7"), verdicts.get(0));
    }

    @Test
    void oneMonthOfFewerThanTwentyDoesNotShowHowFarOrdinaryOnesAreApart() {
        List<Verdict> verdicts = judge("{}", Numbers.share(), shares(60, 18));
        assertEquals(
                Verdict.notJudgeable("peers=18 in one period, needs 19, further periods or a declared spread"),
                verdicts.get(0));
    }

    @Test
    void severalMonthsTogetherDo() {
        List<Measure> family = new ArrayList<>(shares(60, 11));
        for (int i = 0; i < 12; i++) {
            family.add(Numbers.share("P" + i, 16 + 5 * i % 9, 200, Numbers.JANUARY.plusMonths(1)));
        }
        List<Verdict> verdicts = judge("{}", Numbers.share(), family);
        assertEquals(State.FLAGGED, verdicts.get(0).state());
        assertEquals(11, verdicts.get(0).peers());
        assertEquals(24, verdicts.get(0).familySize());
    }

    @Test
    void aDeclaredSpreadDoesToo() {
        List<Measure> family = shares(60, 11);
        assertEquals(
                State.FLAGGED,
                judge("{'spread': 0.1}", Numbers.share(), family).get(0).state());
        assertEquals(
                State.NOT_FLAGGED,
                judge("{'spread': 1}", Numbers.share(), family).get(0).state());
    }

    @Test
    void othersOfAnotherGroupOrPeriodAreNoPeers() {
        List<Measure> family = new ArrayList<>(List.of(Numbers.share("A", 90, 100)));
        for (int i = 0; i < 20; i++) {
            family.add(Numbers.share("P" + i, 5, 100, Numbers.JANUARY.plusMonths(1)));
        }
        assertEquals(
                Verdict.notJudgeable("peers=0, needs 7"),
                judge("{}", Numbers.share(), family).get(0));
    }

    @Test
    void anOrganizationWithoutAPeerGroupIsNotCompared() {
        Measure alone =
                new Measure("A", null, Numbers.JANUARY, Numbers.JANUARY.plusMonths(1), 40.0, 50.0, 50, 0, 0, 0.8);
        assertEquals(
                Verdict.notJudgeable("no peer group"),
                judge("{}", Numbers.share(), List.of(alone)).get(0));
    }

    @Test
    void aPeerWithoutRecordsIsNoPeerAndNotPerfect() {
        List<Measure> family = new ArrayList<>(shares(60, 6));
        family.add(Numbers.share("Q", 0, 0));
        List<Verdict> verdicts = judge("{}", Numbers.share(), family);
        assertEquals(Verdict.notJudgeable("peers=6, needs 7"), verdicts.get(0));
        assertEquals(Verdict.notJudgeable("no comparable record"), verdicts.get(7));
    }

    @Test
    void tooFewOwnRecordsAreNotComparedButStandBesideTheOthers() {
        List<Measure> family = new ArrayList<>(List.of(Numbers.share("B", 3, 4)));
        family.addAll(shares(60, 19));
        List<Verdict> verdicts = judge("{}", Numbers.share(), family);
        assertEquals(Verdict.notJudgeable("n=4, needs 30"), verdicts.get(0));
        assertEquals(20, verdicts.get(1).peers());
        assertEquals(20, verdicts.get(1).familySize());
    }

    @Test
    void whatIsUsualMayLeaveNoRoomForADeparture() {
        List<Measure> family = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            family.add(Numbers.share("P" + i, 90, 100));
        }
        assertEquals(
                Verdict.notJudgeable("n=100, too few for any departure to show"),
                judge("{'min_ratio': 2}", Numbers.share(), family).get(0));
    }

    @Test
    void peersWithoutAnyHitMakeWhatIsUsualSmallAndNotZero() {
        List<Measure> family = new ArrayList<>(List.of(Numbers.share("A", 20, 100)));
        for (int i = 0; i < 20; i++) {
            family.add(Numbers.share("P" + i, 0, 100));
        }
        Verdict verdict = judge("{}", Numbers.share(), family).get(0);
        assertEquals(State.FLAGGED, verdict.state());
        assertTrue(verdict.peerValue() > 0 && verdict.effectLow() > 5, verdict::toString);
    }

    @Test
    void theOrderOfTheNumbersDecidesNothing() {
        List<Measure> family = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            family.add(Numbers.share("A" + i, 5 + 3L * i % 17, 60 + i));
        }
        List<Measure> shuffled = new ArrayList<>(family);
        Collections.shuffle(shuffled, new Random(3));
        List<Verdict> verdicts = judge("{}", Numbers.share(), family);
        List<Verdict> again = judge("{}", Numbers.share(), shuffled);
        for (int i = 0; i < 30; i++) {
            assertEquals(verdicts.get(i), again.get(shuffled.indexOf(family.get(i))));
        }
    }

    @Test
    void badSettingsAreNamed() {
        assertEquals(
                List.of(
                        "flag.min_ratio: 0.5 is no number from 1 up",
                        "flag.q: 5 is no number from 0.001 to 0.2",
                        "indicator: a comparison with peers needs to know how far chance reaches; its indicator is a"
                                + " mean, allowed: share, rate",
                        "flag.above: unknown setting; known: because, min_n, min_ratio, q, source, spread, valid"),
                peer.problems(
                        Numbers.flag("{'min_ratio': 0.5, 'q': 5, 'above': 1}"),
                        Numbers.indicator(Indicator.Kind.MEAN, Indicator.Worse.HIGH)));
    }
}
