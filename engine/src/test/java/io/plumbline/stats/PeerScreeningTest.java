package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The long simulations behind these short ones are in the benchmarks. */
class PeerScreeningTest {
    private static final double ALPHA = 0.001;
    private static final double POWER = 0.8;

    @Test
    void ordinaryPeersRarelyRaiseALead() {
        SplittableRandom random = new SplittableRandom(2026);
        int families = 40;
        int any = 0;
        for (int i = 0; i < families; i++) {
            double[] q = FalseDiscovery.benjaminiHochberg(
                    Panel.draw(random.split(), 200, 0.3).screened().p());
            any += Arrays.stream(q).anyMatch(value -> value <= 0.1) ? 1 : 0;
        }
        // Of 40 families with a true rate of .10, more than 10 is a chance of 1 in 600.
        assertTrue(any <= 10, any + " of " + families);
    }

    @Test
    void thePublishedMethodRaisesThemByTheDozen() {
        Panel panel = Panel.draw(new SplittableRandom(1), 600, 0.3);
        assertTrue(leads(Overdispersion.PUBLISHED.p(panel.counts(), panel.expected(), Direction.HIGH)) >= 5);
        assertTrue(leads(Overdispersion.ROBUST.p(panel.counts(), panel.expected(), Direction.HIGH)) <= 2);
    }

    /** Twenty-four that agree more closely than chance would have it, and one that does not. */
    @Test
    void peersMoreAlikeThanChanceHaveNoSpreadAndKeepTheirCentre() {
        for (long far = 40; far <= 130; far += 10) {
            long[] counts = new long[25];
            double[] expected = new double[25];
            for (int i = 0; i < 25; i++) {
                counts[i] = i == 0 ? far : 71 + i % 3 - i % 4;
                expected[i] = i == 0 ? 100 : 71;
            }
            PeerSpread counted = PeerScreening.of(PeerFamily.counts(counts, expected), Direction.HIGH)
                    .spread();
            assertEquals(1, counted.centre(), 0.03, far + ": " + counted);
            double[] now = new double[25];
            double[] past = new double[25];
            long[] before = new long[25];
            for (int i = 0; i < 25; i++) {
                now[i] = i == 0 ? 600 : 400;
                past[i] = 1600;
                before[i] = i == 0 ? 100 : 280;
            }
            PeerSpread paired = PeerScreening.of(PeerFamily.pairs(counts, now, before, past), Direction.HIGH)
                    .spread();
            assertEquals(1, paired.centre(), 0.03, far + ": " + paired);
            assertEquals(0, paired.spread());
        }
    }

    @Test
    void aFifthOfThePeersActingTogetherHideNobody() {
        SplittableRandom random = new SplittableRandom(4);
        Panel panel = Panel.draw(random, 600, 0.3);
        panel.expected()[0] = 100;
        panel.counts()[0] = 300;
        for (int i = 1; i <= 120; i++) {
            panel.counts()[i] = Panel.count(random, 4 * panel.expected()[i], 0.3);
        }
        assertTrue(panel.screened().p()[0] <= 0.01);
    }

    @Test
    void lowIsTheMirrorImageOfHigh() {
        long[] x = {40, 45, 50, 52, 61, 48, 39, 90, 55, 47, 51, 44, 58, 49, 53, 46, 50, 57, 43, 60};
        long[] n = new long[x.length];
        Arrays.fill(n, 200);
        long[] rest = Arrays.stream(x).map(value -> 200 - value).toArray();
        double[] high =
                PeerScreening.of(PeerFamily.shares(x, n), Direction.HIGH).p();
        double[] low =
                PeerScreening.of(PeerFamily.shares(rest, n), Direction.LOW).p();
        assertArrayEquals(high, low, 1e-7);
    }

    @Test
    void tabledPAreThoseOfTheSums() {
        Panel panel = Panel.draw(new SplittableRandom(10), 400, 0.4);
        for (Direction worse : Direction.values()) {
            PeerScreening screening = PeerScreening.of(panel.family(), worse);
            double[] p = screening.p();
            for (int i = 0; i < p.length; i++) {
                assertEquals(Math.exp(screening.logP(i)), p[i], 1e-4 * p[i], worse + " " + i);
            }
        }
    }

    @Test
    void bothDirectionsCostTwice() {
        Panel panel = Panel.draw(new SplittableRandom(6), 25, 0.3);
        PeerSpread spread = PeerSpread.known(0, 0.3);
        double[] high =
                PeerScreening.knowing(panel.family(), Direction.HIGH, spread).p();
        double[] low =
                PeerScreening.knowing(panel.family(), Direction.LOW, spread).p();
        double[] both =
                PeerScreening.knowing(panel.family(), Direction.BOTH, spread).p();
        for (int i = 0; i < both.length; i++) {
            assertEquals(1, high[i] + low[i], 1e-4);
            assertEquals(Math.min(1, 2 * Math.min(high[i], low[i])), both[i], 1e-4);
        }
    }

    @Test
    void theScaleOfWhatIsExpectedAndTheOrderChangeNothing() {
        Panel panel = Panel.draw(new SplittableRandom(9), 150, 0.5);
        double[] p = panel.screened().p();
        int size = p.length;
        long[] counts = new long[size];
        double[] expected = new double[size];
        for (int i = 0; i < size; i++) {
            counts[i] = panel.counts()[size - 1 - i];
            expected[i] = panel.expected()[size - 1 - i] * 1000;
        }
        double[] reversed = new Panel(counts, expected).screened().p();
        for (int i = 0; i < size; i++) {
            assertEquals(p[i], reversed[size - 1 - i], 1e-5 * p[i]);
        }
    }

    @Test
    void whoHasNothingToCountFromIsNotJudged() {
        long[] x = {3, 0, 4, 5, 2, 6};
        long[] n = {10, 0, 10, 10, 10, 10};
        PeerScreening screening = PeerScreening.of(PeerFamily.shares(x, n), Direction.HIGH);
        assertTrue(Double.isNaN(screening.p()[1]));
        assertTrue(Double.isNaN(screening.smallestRatios(ALPHA, POWER)[1]));
        assertTrue(screening.p()[0] > 0);
    }

    /** The centre of pairs is the usual ratio of both sources, also where the second source often has nothing. */
    @Test
    void pairsFindTheUsualRatioOfTwoSources() {
        SplittableRandom random = new SplittableRandom(12);
        int size = 400;
        long[] a = new long[size];
        long[] b = new long[size];
        double[] exposureA = new double[size];
        double[] exposureB = new double[size];
        for (int i = 0; i < size; i++) {
            exposureA[i] = 10 + 90 * random.nextDouble();
            exposureB[i] = 5 + 20 * random.nextDouble();
            a[i] = Panel.count(random, 0.4 * exposureA[i], 0.3);
            b[i] = Panel.count(random, 0.8 * exposureB[i], 0);
        }
        a[0] = 2;
        b[0] = 60;
        PeerScreening screening = PeerScreening.of(PeerFamily.pairs(a, exposureA, b, exposureB), Direction.LOW);
        assertEquals(0.5, screening.spread().centre(), 0.05);
        assertTrue(screening.p()[0] < 1e-4);
        assertTrue(screening.spread().centreInterval(0.999).high() < 1);
    }

    @ParameterizedTest
    @CsvSource({"0.7", "5", "40", "300", "20000"})
    void theSmallestRatioIsSeenWithThePowerAskedFor(double expected) {
        PeerFamily family = PeerFamily.counts(new long[] {1, 1}, new double[] {expected, expected});
        PeerSpread spread = PeerSpread.known(0, 0.3);
        double ratio = PeerScreening.knowing(family, Direction.HIGH, spread).smallestRatios(ALPHA, POWER)[0];
        double location = Math.log(expected);
        long critical = Counts.smallest(k -> PoissonLognormal.midUpper(k, location, 0.3) <= ALPHA, expected, expected);
        assertEquals(POWER, PoissonLognormal.survival(critical - 1, location + Math.log(ratio), 0.3), 1e-3);
        double below = PeerScreening.knowing(family, Direction.LOW, spread).smallestRatios(ALPHA, POWER)[0];
        assertTrue(below < 1);
        assertEquals(below == 0, PoissonLognormal.midLower(0, location, 0.3) > ALPHA);
    }

    /** Computed apart, with truth known: at 300 expected, RR 2 has power .21 and RR 3 .71. */
    @Test
    void powerAgreesWithWhatWasComputedApart() {
        long critical = PoissonLognormal.quantile(1 - ALPHA, Math.log(300), 0.3) + 1;
        assertEquals(0.21, PoissonLognormal.survival(critical - 1, Math.log(600), 0.3), 0.006);
        assertEquals(0.71, PoissonLognormal.survival(critical - 1, Math.log(900), 0.3), 0.006);
    }

    @Test
    void theSmallestShareIsSeenWithThePowerAskedFor() {
        PeerFamily family = PeerFamily.shares(new long[] {1, 1}, new long[] {400, 3});
        PeerSpread spread = PeerSpread.known(-2, 0.3);
        double[] ratios = PeerScreening.knowing(family, Direction.HIGH, spread).smallestRatios(ALPHA, POWER);
        long critical = Counts.smallest(k -> BinomialLogitNormal.midUpper(k, 400, -2, 0.3) <= ALPHA, 60, 20);
        assertEquals(POWER, BinomialLogitNormal.survival(critical - 1, 400, -2 + Math.log(ratios[0]), 0.3), 1e-9);
        assertEquals(Double.POSITIVE_INFINITY, ratios[1]);
    }

    @Test
    void whereTheSpreadIsNextToUnknownNothingWouldShow() {
        PeerFamily family = PeerFamily.counts(new long[] {1, 1}, new double[] {5, 5});
        PeerSpread unknown = new PeerSpread(0, 1, 5, 1000, 3);
        double[] ratios = PeerScreening.knowing(family, Direction.HIGH, unknown).smallestRatios(ALPHA, POWER);
        assertEquals(Double.POSITIVE_INFINITY, ratios[0]);
    }

    @Test
    void anEstimatedSpreadMakesSmallPLarger() {
        CountLaw law = new CountLaw.Events();
        double known = new PeerTail(0.3, 0).logUpper(law, Math.log(50), 150);
        double estimated = new PeerTail(0.3, 0.05).logUpper(law, Math.log(50), 150);
        assertTrue(estimated > known + 0.5);
        double before = 0;
        for (long k = 0; k < 400; k++) {
            double here = new PeerTail(0.3, 0.05).logUpper(law, Math.log(50), k);
            assertTrue(here <= before, "p rises at " + k);
            before = here;
        }
    }

    private static long leads(double[] p) {
        return Arrays.stream(FalseDiscovery.benjaminiHochberg(p))
                .filter(q -> q <= 0.1)
                .count();
    }
}
