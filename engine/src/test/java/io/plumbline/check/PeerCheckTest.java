package io.plumbline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.check.Verdict.State;
import io.plumbline.pack.Indicator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
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

    /** {@code poisson.test(c(11, 21), c(800, 3011))} of R 4.2.2, the second count and time divided among nine peers. */
    @Test
    void aRateIsComparedWithItsPeersTogether() {
        List<Measure> family = new ArrayList<>(List.of(Numbers.rate("A", 11, 800)));
        for (int i = 0; i < 9; i++) {
            family.add(Numbers.rate("P" + i, i < 3 ? 3 : 2, i == 0 ? 611 : 300));
        }
        Indicator both = Numbers.indicator(Indicator.Kind.RATE, Indicator.Worse.BOTH);
        Verdict verdict = judge("{}", both, family).get(0);
        assertEquals(0.0796686330333, verdict.p(), 1e-12);
        assertEquals(9, verdict.peers());
        assertEquals(21.0 / 3011, verdict.peerValue(), 1e-15);
        assertEquals(800 * 21.0 / 3011, verdict.expected(), 1e-12);
        assertEquals(11.0 / 800 / (21.0 / 3011), verdict.effect(), 1e-12);
        assertTrue(verdict.effectLow() < 1 && verdict.effectHigh() > verdict.effect());
        assertEquals(10, verdict.familySize());
        assertEquals(State.NOT_FLAGGED, verdict.state());
    }

    /** Ten organizations, against Fisher's test counted out in whole numbers and the step-up rule by its definition. */
    @Test
    void sharesAgreeWithPlainCounting() {
        long[] hits = {30, 22, 12, 10, 9, 11, 8, 10, 13, 10};
        List<Measure> family = new ArrayList<>();
        for (int i = 0; i < hits.length; i++) {
            family.add(Numbers.share("A" + i, hits[i], 100 + i));
        }
        List<Verdict> verdicts = judge("{'q': 0.05}", Numbers.share(), family);
        double[] p = new double[hits.length];
        for (int i = 0; i < hits.length; i++) {
            p[i] = fisher(hits[i], 100 + i, 135, 1045);
            assertEquals(p[i], verdicts.get(i).p(), 1e-12);
        }
        for (int i = 0; i < hits.length; i++) {
            assertEquals(stepUp(p, i), verdicts.get(i).q(), 1e-12);
        }
        assertEquals(State.FLAGGED, verdicts.get(0).state());
        assertEquals(0.30 / (105.0 / 945), verdicts.get(0).effect(), 1e-12);
        assertEquals(State.NOT_FLAGGED, verdicts.get(2).state());
        assertTrue(verdicts.get(2).smallestVisible() > 1.5);
    }

    private static double fisher(long x, long n, long hits, long whole) {
        BigInteger tail = BigInteger.ZERO;
        for (long k = x; k <= Math.min(n, hits); k++) {
            tail = tail.add(choose(hits, k).multiply(choose(whole - hits, n - k)));
        }
        return new BigDecimal(tail)
                .divide(new BigDecimal(choose(whole, n)), MathContext.DECIMAL128)
                .doubleValue();
    }

    private static BigInteger choose(long n, long k) {
        BigInteger ways = BigInteger.ONE;
        for (long i = 1; i <= k; i++) {
            ways = ways.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
        }
        return ways;
    }

    private static double stepUp(double[] p, int of) {
        double least = 1;
        for (double limit : p) {
            long below = 0;
            for (double other : p) {
                below += other <= limit ? 1 : 0;
            }
            least = limit >= p[of] ? Math.min(least, limit * p.length / below) : least;
        }
        return least;
    }

    @Test
    void aDepartureThatIsTooSmallToMatterIsNotFlagged() {
        List<Measure> family = new ArrayList<>(List.of(Numbers.share("A", 1300, 10_000)));
        for (int i = 0; i < 8; i++) {
            family.add(Numbers.share("P" + i, 1000, 10_000));
        }
        Verdict verdict = judge("{'min_ratio': 2}", Numbers.share(), family).get(0);
        assertTrue(verdict.q() < 1e-6);
        assertEquals(State.NOT_FLAGGED, verdict.state());
        assertEquals("departs by less than a ratio of 2.0", verdict.reason());
    }

    @Test
    void whereLowIsWorseTheLowOneIsFlagged() {
        List<Measure> family = new ArrayList<>(List.of(Numbers.share("A", 10, 100)));
        for (int i = 0; i < 8; i++) {
            family.add(Numbers.share("P" + i, 50, 100));
        }
        Indicator low = Numbers.indicator(Indicator.Kind.SHARE, Indicator.Worse.LOW);
        List<Verdict> verdicts = judge("{'min_ratio': 2}", low, family);
        assertEquals(State.FLAGGED, verdicts.get(0).state());
        assertEquals(0.2, verdicts.get(0).effect(), 1e-12);
        assertTrue(verdicts.get(1).smallestVisible() <= 0.5);
    }

    @Test
    void withFewerThanEightPeersNothingIsCompared() {
        List<Measure> family = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            family.add(Numbers.share("A" + i, i == 0 ? 90 : 5, 100));
        }
        List<Verdict> verdicts = judge("{}", Numbers.share(), family);
        assertEquals(Verdict.notJudgeable("peers=7, needs 8"), verdicts.get(0));
    }

    @Test
    void othersOfAnotherGroupOrPeriodAreNoPeers() {
        List<Measure> family = new ArrayList<>(List.of(Numbers.share("A", 90, 100)));
        for (int i = 0; i < 8; i++) {
            family.add(Numbers.share("P" + i, 5, 100, Numbers.JANUARY.plusMonths(1)));
        }
        assertEquals(
                Verdict.notJudgeable("peers=0, needs 8"),
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
        List<Measure> family = new ArrayList<>(List.of(Numbers.share("A", 90, 100)));
        for (int i = 0; i < 8; i++) {
            family.add(Numbers.share("P" + i, i == 0 ? 0 : 5, i == 0 ? 0 : 100));
        }
        List<Verdict> verdicts = judge("{}", Numbers.share(), family);
        assertEquals(Verdict.notJudgeable("peers=7, needs 8"), verdicts.get(0));
        assertEquals(Verdict.notJudgeable("no comparable record"), verdicts.get(1));
    }

    @Test
    void tooFewOwnRecordsAreNotComparedButStandBesideTheOthers() {
        List<Measure> family = new ArrayList<>(List.of(Numbers.share("A", 3, 4)));
        for (int i = 0; i < 8; i++) {
            family.add(Numbers.share("P" + i, 5, 100));
        }
        List<Verdict> verdicts = judge("{}", Numbers.share(), family);
        assertEquals(Verdict.notJudgeable("n=4, needs 30"), verdicts.get(0));
        assertEquals(8, verdicts.get(1).peers());
        assertEquals(8, verdicts.get(1).familySize());
    }

    @Test
    void peersThatLeaveNoRoomMakeNothingVisible() {
        List<Measure> family = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            family.add(Numbers.share("P" + i, 90, 100));
        }
        assertEquals(
                Verdict.notJudgeable("n=100, too few for any departure to show"),
                judge("{'min_ratio': 2}", Numbers.share(), family).get(0));
    }

    @Test
    void peersWithoutAnyHitGiveNoRatioButALowerBound() {
        List<Measure> family = new ArrayList<>(List.of(Numbers.share("A", 20, 100)));
        for (int i = 0; i < 8; i++) {
            family.add(Numbers.share("P" + i, 0, 100));
        }
        Verdict verdict = judge("{}", Numbers.share(), family).get(0);
        assertEquals(State.FLAGGED, verdict.state());
        assertNull(verdict.effect());
        assertNull(verdict.effectHigh());
        assertTrue(verdict.effectLow() > 10);
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
                        "flag.above: unknown setting; known: because, min_n, min_ratio, q, source, valid"),
                peer.problems(
                        Numbers.flag("{'min_ratio': 0.5, 'q': 5, 'above': 1}"),
                        Numbers.indicator(Indicator.Kind.MEAN, Indicator.Worse.HIGH)));
    }
}
