package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepChangeTest {
    private static final BeforeAfter PEERS = new BeforeAfter(400, 100, 800, 100);

    @Test
    void whatHappensToAllIsNoChange() {
        StepChange change = StepChange.exact(new BeforeAfter(10, 5, 20, 5), PEERS, Direction.HIGH);
        assertEquals(2, change.own(), 1e-15);
        assertEquals(1, change.ratio(), 1e-15);
        assertTrue(change.ratioInterval().contains(1));
        assertTrue(change.p() > 0.5);
    }

    @Test
    void aRiseBeyondTheCommonOneIsSeen() {
        StepChange change = StepChange.exact(new BeforeAfter(10, 5, 60, 5), PEERS, Direction.HIGH);
        assertEquals(3, change.ratio(), 1e-15);
        assertTrue(change.ratioInterval().low() > 1 && change.p() < 0.025);
    }

    /** With equal exposures the odds are 1, and the tails are those of Fisher's exact test. */
    @ParameterizedTest
    @CsvSource({"3,1,1,3", "7,2,40,61", "0,5,12,9", "30,10,2000,1900"})
    void withEqualExposuresItIsFishersTest(long after, long before, long peersAfter, long peersBefore) {
        BeforeAfter own = new BeforeAfter(before, 1, after, 1);
        BeforeAfter peers = new BeforeAfter(peersBefore, 1, peersAfter, 1);
        long n = after + before;
        long whole = n + peersAfter + peersBefore;
        assertEquals(
                ExactTest.fisher(after, n, after + peersAfter, whole, Direction.HIGH),
                StepChange.exact(own, peers, Direction.HIGH).p(),
                1e-12);
        assertEquals(
                ExactTest.fisher(after, n, after + peersAfter, whole, Direction.LOW),
                StepChange.exact(own, peers, Direction.LOW).p(),
                1e-12);
    }

    /** Fisher's lady tasting tea, whose law is 1, 16r, 36r², 16r³, r⁴ over their sum. */
    @Test
    void theBoundsLeaveATailOfTwoAndAHalfPercent() {
        Interval ratio = StepChange.exact(new BeforeAfter(1, 1, 3, 1), new BeforeAfter(3, 1, 1, 1), Direction.BOTH)
                .ratioInterval();
        double low = ratio.low();
        double high = ratio.high();
        assertEquals(0.025, (16 * Math.pow(low, 3) + Math.pow(low, 4)) / lady(low), 1e-12);
        assertEquals(0.025, 1 - Math.pow(high, 4) / lady(high), 1e-12);
    }

    private static double lady(double r) {
        return 1 + 16 * r + 36 * r * r + 16 * r * r * r + r * r * r * r;
    }

    @Test
    void exposuresAreDividedOut() {
        StepChange once = StepChange.exact(new BeforeAfter(12, 1, 20, 1), PEERS, Direction.BOTH);
        StepChange longer =
                StepChange.exact(new BeforeAfter(12, 6, 20, 18), new BeforeAfter(400, 100, 800, 300), Direction.BOTH);
        assertEquals(once.p(), longer.p(), 1e-12);
        assertEquals(once.ratioInterval().low(), longer.ratioInterval().low(), 1e-9);
    }

    @Test
    void theIntervalAgreesWithTheTest() {
        for (long after = 0; after < 60; after += 3) {
            BeforeAfter own = new BeforeAfter(12, 1, after, 1);
            StepChange change = StepChange.exact(own, PEERS, Direction.BOTH);
            assertEquals(change.p() >= 0.05, change.ratioInterval().contains(1), "after " + after);
        }
    }

    @Test
    void peersThatDifferMoreMakeAChangeLessRare() {
        BeforeAfter own = new BeforeAfter(40, 1, 140, 1);
        StepChange exact = StepChange.exact(own, PEERS, Direction.BOTH);
        StepChange alike = StepChange.amongChanging(own, PEERS, 0, Direction.BOTH);
        StepChange differing = StepChange.amongChanging(own, PEERS, 0.3, Direction.BOTH);
        assertEquals(Math.log(exact.p()), Math.log(alike.p()), 0.5);
        assertEquals(exact.ratioInterval().low(), alike.ratioInterval().low(), 0.03);
        assertTrue(differing.p() > 3 * alike.p());
        assertTrue(differing.ratioInterval().low() < alike.ratioInterval().low());
    }

    @Test
    void nothingCountedIsNoEvidence() {
        BeforeAfter none = new BeforeAfter(0, 1, 0, 1);
        StepChange exact = StepChange.exact(none, PEERS, Direction.BOTH);
        StepChange spread = StepChange.amongChanging(none, PEERS, 0.2, Direction.BOTH);
        assertEquals(1, exact.p());
        assertEquals(1, spread.p());
        assertTrue(Double.isNaN(exact.ratio()) && Double.isNaN(spread.ratio()));
        assertEquals(new Interval(0, Double.POSITIVE_INFINITY), exact.ratioInterval());
        assertEquals(1, StepChange.exact(PEERS, none, Direction.HIGH).p());
    }

    @Test
    void onlySomethingAfterwardsLeavesTheRatioUnbounded() {
        StepChange change = StepChange.exact(new BeforeAfter(0, 1, 9, 1), PEERS, Direction.HIGH);
        assertEquals(Double.POSITIVE_INFINITY, change.ratio());
        assertEquals(Double.POSITIVE_INFINITY, change.ratioInterval().high());
        assertTrue(change.ratioInterval().low() > 1 / 3.0);
    }

    @Test
    void largeCountsStayQuickAndExact() {
        BeforeAfter own = new BeforeAfter(300_000, 1, 303_000, 1);
        BeforeAfter peers = new BeforeAfter(5_000_000, 1, 5_000_000, 1);
        StepChange change = StepChange.exact(own, peers, Direction.BOTH);
        StepChange normal = StepChange.amongChanging(own, peers, 0, Direction.BOTH);
        assertEquals(normal.ratioInterval().low(), change.ratioInterval().low(), 1e-5);
        assertEquals(normal.ratioInterval().high(), change.ratioInterval().high(), 1e-5);
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertEquals(
                "exposureAfter is 0.0; it must be above 0 and finite",
                assertThrows(IllegalArgumentException.class, () -> new BeforeAfter(1, 1, 1, 0))
                        .getMessage());
        assertEquals(
                "spread is -1.0; it must be 0 or more and finite",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> StepChange.amongChanging(PEERS, PEERS, -1, Direction.HIGH))
                        .getMessage());
    }
}
