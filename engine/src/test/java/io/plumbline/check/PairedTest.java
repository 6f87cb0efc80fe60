package io.plumbline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.check.Verdict.State;
import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import io.plumbline.stats.Binomial;
import io.plumbline.stats.Direction;
import io.plumbline.stats.PeerFamily;
import io.plumbline.stats.PeerScreening;
import io.plumbline.stats.Poisson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedTest {
    private static final Indicator PAIR = Numbers.indicator(Indicator.Kind.PAIR, Indicator.Worse.LOW);
    private final Paired paired = new Paired();

    /** So many in the ledger of so many streets, and so many that others saw. */
    private static Measure pair(String organization, double ledger, double seen) {
        return new Measure(
                organization,
                "street",
                Numbers.JANUARY,
                Numbers.JANUARY.plusMonths(1),
                ledger,
                seen,
                10,
                0,
                0,
                seen == 0 ? null : ledger / seen);
    }

    private List<Verdict> judge(String settings, List<Measure> family) {
        return paired.judge(Numbers.check("paired", settings, Map.of()), PAIR, family);
    }

    /** A before 24 streets whose ledgers hold about half of what others see. */
    private static List<Measure> streets(double ledger, double seen) {
        List<Measure> family = new ArrayList<>(List.of(pair("A", ledger, seen)));
        for (int i = 0; i < 24; i++) {
            family.add(pair("P" + (char) ('a' + i), 30 + 3 * i % 9, 60 + 5 * i % 13));
        }
        return family;
    }

    /** Clopper and Pearson's bounds of 5 of 85 are {@code beta.ppf} of SciPy 1.17. */
    @Test
    void aLedgerThatHoldsFarLessThanItsPeersIsFlagged() {
        Verdict far = judge("{}", streets(5, 80)).get(0);
        assertEquals(State.FLAGGED, far.state());
        assertEquals(24, far.peers());
        double usual = far.peerValue();
        assertEquals(0.5, usual, 0.05);
        assertEquals(80 * usual, far.expected(), 1e-12);
        assertEquals(5.0 / 80 / usual, far.effect(), 1e-12);
        assertEquals(0.019373558863675675 / (1 - 0.019373558863675675) / usual, far.effectLow(), 1e-9);
        assertEquals(0.13195803395483516 / (1 - 0.13195803395483516) / usual, far.effectHigh(), 1e-9);
        assertEquals(usual / 1.5, far.threshold(), 1e-12);
        assertNull(far.reason());
    }

    @Test
    void theNumbersAreThoseOfTheScreeningOfPairsOnPlainArrays() {
        List<Measure> family = streets(5, 80);
        PeerScreening plain = PeerScreening.of(
                PeerFamily.pairs(
                        family.stream()
                                .mapToLong(one -> one.numerator().longValue())
                                .toArray(),
                        family.stream().mapToDouble(one -> 2).toArray(),
                        family.stream()
                                .mapToLong(one -> one.denominator().longValue())
                                .toArray(),
                        family.stream().mapToDouble(one -> 1).toArray()),
                Direction.LOW);
        List<Verdict> verdicts = judge("{'exposure': 2}", family);
        double[] p = plain.p();
        for (int i = 0; i < p.length; i++) {
            assertEquals(p[i], verdicts.get(i).p(), 1e-12);
        }
        assertEquals(2 * plain.spread().centre(), verdicts.get(0).peerValue(), 1e-12);
    }

    /** A watches ten times as much as it did and holds as little: that only the indicator of exposure tells. */
    @Test
    void howMuchTheFirstSourceWatchesMayDifferFromOneOrganizationToAnother() {
        List<Measure> family = streets(30, 60);
        Beside watched = (indicator, own) -> own.organizationId().equals("Pa")
                ? null
                : Besides.ratio(own.organizationId(), own.organizationId().equals("A") ? 10 : 1, 1);
        Check check = Numbers.check("paired", "{'exposure': 'patrol.days'}", Map.of());
        List<Verdict> verdicts = paired.judge(check, PAIR, family, watched);
        assertEquals(State.FLAGGED, verdicts.get(0).state());
        assertEquals(State.NOT_FLAGGED, judge("{}", family).get(0).state());
        assertEquals(Verdict.notJudgeable("no exposure"), verdicts.get(1));
        assertEquals(List.of("patrol.days"), paired.beside(check.flag()));
    }

    @Test
    void aLedgerThatHoldsNoneIsFlaggedAndHasABound() {
        Verdict none = judge("{}", streets(0, 80)).get(0);
        assertEquals(State.FLAGGED, none.state());
        assertEquals(0, none.effect());
        assertEquals(0, none.effectLow());
        assertTrue(none.effectHigh() < 0.2);
    }

    @Test
    void whereOthersSeeNoneALedgerIsNotTooSmall() {
        Verdict only = judge("{}", streets(40, 0)).get(0);
        assertEquals(State.NOT_FLAGGED, only.state());
        assertNull(only.effect());
        assertEquals(0, only.expected());
        assertTrue(only.smallestVisible() <= 1 / 1.5);
    }

    @Test
    void ordinaryLedgersAreToldTheSmallestRatioThatWouldHaveShown() {
        Verdict ordinary = judge("{}", streets(40, 80)).get(1);
        assertEquals(State.NOT_FLAGGED, ordinary.state());
        assertTrue(ordinary.smallestVisible() > 0.1 && ordinary.smallestVisible() < 0.6, ordinary::toString);
    }

    @Test
    void fewInBothTogetherAreNotJudged() {
        assertEquals(
                Verdict.notJudgeable("n=29, needs 30"),
                judge("{}", streets(9, 20)).get(0));
        assertEquals(
                Verdict.notJudgeable("neither source holds any"),
                judge("{}", streets(0, 0)).get(0));
        assertEquals(
                Verdict.notJudgeable("no two counts: 4.5 and 80.0"),
                judge("{}", streets(4.5, 80)).get(0));
    }

    @Test
    void amongTooFewPeersNothingIsUsual() {
        assertEquals(
                Verdict.notJudgeable("peers=6, needs 7"),
                judge("{}", streets(5, 80).subList(0, 7)).get(0));
    }

    @Test
    void whatAllDoAlikeIsToldOfAllAndFlagsNone() {
        List<Measure> all = streets(5, 80);
        all.set(0, pair("A", 36, 66));
        List<Verdict> verdicts = judge("{'usual_below': 0.8}", all);
        for (Verdict verdict : verdicts) {
            assertEquals(State.NOT_FLAGGED, verdict.state());
            assertTrue(
                    verdict.reason()
                            .matches("common pattern: usual ratio 0\\.5\\d* \\(0\\.\\d+ to 0\\.\\d+\\) of 25"
                                    + " organizations, below 0\\.8"),
                    verdict::reason);
        }
        judge("{'usual_below': 0.5}", all).forEach(verdict -> assertNull(verdict.reason()));
        judge("{'usual_above': 0.4}", all)
                .forEach(verdict -> assertTrue(verdict.reason().endsWith("above 0.4"), verdict::reason));
    }

    @Test
    void oneThatDepartsFromACommonPatternIsFlaggedAllTheSame() {
        Verdict far = judge("{'usual_below': 0.8}", streets(5, 80)).get(0);
        assertEquals(State.FLAGGED, far.state());
        assertTrue(far.reason().startsWith("common pattern: "), far::reason);
    }

    /** Ordinary streets whose ratios differ by a standard deviation of 0.3 on the log scale; in some, one at a third. */
    private static List<Measure> panel(Random random, boolean isBad) {
        List<Measure> family = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            double ratio = 0.5 * Math.exp(0.3 * random.nextGaussian()) * (isBad && i == 0 ? 1.0 / 3 : 1);
            double exposure = 40 * Math.exp(random.nextGaussian());
            long all = Poisson.quantile(random.nextDouble(), exposure * (1 + ratio));
            long ledger = all == 0 ? 0 : Binomial.quantile(random.nextDouble(), all, ratio / (1 + ratio));
            family.add(pair("S" + (i + 100), ledger, isBad && i == 0 ? 150 : all - ledger));
            if (isBad && i == 0) {
                family.set(0, pair("S100", Poisson.quantile(random.nextDouble(), 150 * ratio), 150));
            }
        }
        return family;
    }

    @Test
    void ordinaryLedgersGiveAFalseFlagInNoMoreFamiliesThanMeant() {
        Random random = new Random(20261);
        int families = 0;
        for (int i = 0; i < 200; i++) {
            boolean flagged = judge("{'min_ratio': 1}", panel(random, false)).stream()
                    .anyMatch(verdict -> verdict.state() == State.FLAGGED);
            families += flagged ? 1 : 0;
        }
        assertTrue(families <= 30, "families with a flag: " + families + " of 200");
    }

    @Test
    void aLedgerAtAThirdOfWhatIsUsualShows() {
        Random random = new Random(20262);
        int seen = 0;
        for (int i = 0; i < 100; i++) {
            seen += judge("{}", panel(random, true)).get(0).state() == State.FLAGGED ? 1 : 0;
        }
        assertTrue(seen >= 50, "seen " + seen + " of 100");
    }

    @Test
    void badSettingsAreNamed() {
        assertEquals(
                List.of(
                        "flag.exposure: 0 is no number from 1.0E-6 to 1000000",
                        "flag: {\"exposure\":0,\"usual_below\":1,\"usual_above\":2} sets both of usual_below and"
                                + " usual_above; set the one that is worth a look",
                        "indicator: two sources are compared by what each of them counts; its indicator is a share,"
                                + " allowed: pair"),
                paired.problems(Numbers.flag("{'exposure': 0, 'usual_below': 1, 'usual_above': 2}"), Numbers.share()));
    }
}
