package io.plumbline.check;

import static io.plumbline.check.StratifiedMeasures.judge;
import static io.plumbline.check.StratifiedMeasures.measure;
import static io.plumbline.check.StratifiedMeasures.share;
import static io.plumbline.check.StratifiedMeasures.stratified;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.check.Verdict.State;
import io.plumbline.pack.Indicator;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MixTest {
    private static final long[] MEN = {512, 353, 120, 138, 53, 22};
    private static final long[] MEN_OF = {825, 560, 325, 417, 191, 373};
    private static final long[] WOMEN = {89, 17, 202, 131, 94, 24};
    private static final long[] WOMEN_OF = {108, 25, 593, 375, 393, 341};

    private static Indicator low() {
        return Numbers.indicator(Indicator.Kind.SHARE, Indicator.Worse.LOW);
    }

    /** One organization that admits as the women's departments did among 24 that admit as the men's. */
    @Test
    void berkeleysWomenStandOutUntilTheirDepartmentsAreKnown() {
        List<Measure> family = new ArrayList<>(List.of(share("A", WOMEN, WOMEN_OF)));
        for (int i = 0; i < 24; i++) {
            family.add(share("P" + i, MEN, MEN_OF));
        }
        Check plain = new Check();
        Verdict crude = plain.of("{'min_ratio': 1.4}", low(), family);
        assertEquals(State.FLAGGED, crude.state());
        assertEquals(0.68, crude.effect(), 0.005);
        Verdict verdict = judge("{'min_ratio': 1.4}", low(), family).get(0);
        assertEquals(State.NOT_FLAGGED, verdict.state());
        assertEquals("mix confounded: crude ratio 0.68, standardised 1.00", verdict.reason());
        assertEquals(555.0, verdict.expected(), 1);
        assertEquals(List.of("dwelling"), verdict.standard().strata());
        assertEquals(crude.effect(), verdict.standard().crudeEffect());
        assertEquals(0.0, verdict.standard().outside(), 1e-12);
    }

    /** The published numbers, ten patients for each one. */
    @Test
    void openSurgeryStandsOutUntilTheSizeOfTheStonesIsKnown() {
        List<Measure> family = new ArrayList<>(List.of(share("A", new long[] {810, 1920}, new long[] {870, 2630})));
        for (int i = 0; i < 24; i++) {
            family.add(share("P" + i, new long[] {2340, 550}, new long[] {2700, 800}));
        }
        assertEquals(
                State.FLAGGED,
                new Check().of("{'min_ratio': 1.04}", low(), family).state());
        Verdict verdict = judge("{'min_ratio': 1.04}", low(), family).get(0);
        assertEquals(State.NOT_FLAGGED, verdict.state());
        assertEquals("mix confounded: crude ratio 0.95, standardised 1.07", verdict.reason());
    }

    /** Without strata. */
    private static final class Check {
        Verdict of(String settings, Indicator indicator, List<Measure> family) {
            return new Peer()
                    .judge(Numbers.check("peer", settings, Map.of()), indicator, family)
                    .get(0);
        }
    }

    @Test
    void whatTheMixHidesIsFound() {
        List<Measure> family = new ArrayList<>(List.of(share("A", new long[] {27, 9}, new long[] {180, 20})));
        for (int i = 0; i < 24; i++) {
            family.add(share("P" + i, new long[] {2 + i % 2, 54 - i % 3}, new long[] {50, 150}));
        }
        assertEquals(
                State.NOT_FLAGGED, new Check().of("{}", Numbers.share(), family).state());
        Verdict verdict = judge("{}", Numbers.share(), family).get(0);
        assertEquals(State.FLAGGED, verdict.state());
        assertTrue(verdict.effect() > 1.5 && verdict.standard().crudeEffect() < 1, verdict::toString);
    }

    @Test
    void whatTurnsRoundWithinStrataIsNotFlagged() {
        List<Measure> family = new ArrayList<>(List.of(share("A", new long[] {90, 10}, new long[] {100, 1000})));
        for (int i = 0; i < 24; i++) {
            long few = i < 2 ? 5 : 0;
            family.add(share("P" + (char) ('a' + i), new long[] {few == 0 ? 0 : i, 30}, new long[] {few, 1000}));
        }
        Verdict verdict = judge("{}", Numbers.share(), family).get(0);
        assertEquals(State.NOT_FLAGGED, verdict.state());
        assertEquals("mix confounded: crude ratio 2.97, standardised 2.41, within strata 0.58", verdict.reason());
    }

    @Test
    void aCheckWithoutStrataSaysNothingOfThem() {
        assertNull(new Check()
                .of("{}", Numbers.share(), List.of(Numbers.share("A", 3, 40)))
                .standard());
    }

    /** A's towers double; what each kind of dwelling shows stays as it is. */
    @Test
    void aChangeOfTheMixIsNoChangeOfTheOrganization() {
        List<Measure> family = new ArrayList<>();
        for (int month = 0; month < 5; month++) {
            LocalDate from = Numbers.JANUARY.plusMonths(month);
            boolean built = month == 4;
            family.add(measure(
                    "A",
                    from,
                    built ? new double[] {10, 120} : new double[] {19, 6},
                    built ? new double[] {200, 400} : new double[] {380, 20},
                    true));
            for (int i = 0; i < 24; i++) {
                family.add(measure(
                        "P" + (char) ('a' + i),
                        from,
                        new double[] {10 + (i + month) % 3, 60 - (i + month) % 4},
                        new double[] {200, 200},
                        true));
            }
        }
        Change change = new Change();
        int last = 4 * 25;
        Verdict crude = change.judge(Numbers.check("change", "{}", Map.of()), Numbers.share(), family)
                .get(last);
        assertEquals(State.FLAGGED, crude.state());
        Verdict verdict = change.judge(Numbers.check("change", "{}", Map.of()), stratified(Numbers.share()), family)
                .get(last);
        assertEquals(State.NOT_FLAGGED, verdict.state());
        assertTrue(verdict.reason().startsWith("mix confounded: crude ratio 3."), verdict.reason());
        assertEquals(1, verdict.effect(), 0.1);
    }

    @Test
    void theOrderOfTheNumbersDecidesNothing() {
        List<Measure> family = new ArrayList<>(panel(new SplittableRandom(5)));
        List<Measure> shuffled = new ArrayList<>(family);
        Collections.shuffle(shuffled, new Random(3));
        List<Verdict> verdicts = judge("{}", Numbers.share(), family);
        List<Verdict> again = judge("{}", Numbers.share(), shuffled);
        for (int i = 0; i < family.size(); i++) {
            assertEquals(verdicts.get(i), again.get(shuffled.indexOf(family.get(i))));
        }
    }

    /** Forty ordinary organizations; five have mostly towers, in which six times as much is found. */
    private static List<Measure> panel(SplittableRandom random) {
        List<Measure> family = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            long towers = i < 5 ? 240 : 30 + random.nextInt(30);
            double own = 0.15 * random.nextGaussian();
            long[] of = {300 - towers, towers};
            family.add(share(
                    String.format("P%02d", i),
                    new long[] {draw(random, of[0], 0.05 * Math.exp(own)), draw(random, of[1], 0.3 * Math.exp(own))},
                    of));
        }
        return family;
    }

    private static long draw(SplittableRandom random, long n, double share) {
        long hits = 0;
        for (long i = 0; i < n; i++) {
            hits += random.nextDouble() < share ? 1 : 0;
        }
        return hits;
    }

    @Test
    void ordinaryOrganizationsWithAnotherMixAreFlaggedOnlyWithoutStrata() {
        SplittableRandom random = new SplittableRandom(2026);
        int families = 60;
        int crude = 0;
        int standardised = 0;
        for (int i = 0; i < families; i++) {
            List<Measure> family = panel(random.split());
            Peer peer = new Peer();
            crude += flags(peer.judge(Numbers.check("peer", "{}", Map.of()), Numbers.share(), family));
            standardised += flags(judge("{}", Numbers.share(), family));
        }
        assertTrue(crude > families / 2, crude + " of " + families + " without strata");
        // At a true rate of .10, more than 12 of 60 is a chance of 1 in 150.
        assertTrue(standardised <= 12, standardised + " of " + families + " by mix");
    }

    private static int flags(List<Verdict> verdicts) {
        return verdicts.stream().anyMatch(verdict -> verdict.state() == State.FLAGGED) ? 1 : 0;
    }
}
