package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeerTestTest {
    private static final double ALPHA = 0.05;

    @Test
    void aShareIsComparedByFishersTest() {
        PeerResult result = PeerTest.share(3, 4, 1, 4, Direction.HIGH, ALPHA);
        assertEquals(0.75, result.rate());
        assertEquals(0.25, result.peerRate());
        assertEquals(3, result.ratio(), 1e-15);
        assertEquals(17.0 / 70, result.p(), 1e-14);
        assertTrue(result.ratioInterval().contains(1));
    }

    /** {@code poisson.test(c(11, 21), c(800, 3011))} of R 4.2.2. */
    @Test
    void aRateIsComparedGivenTheSumOfTheCounts() {
        PeerResult result = PeerTest.rate(11, 800, 21, 3011, Direction.BOTH, ALPHA);
        assertEquals(0.0796686330333, result.p(), 1e-12);
        assertEquals(11.0 / 800 / (21.0 / 3011), result.ratio(), 1e-14);
    }

    @Test
    void anOrganizationLikeItsPeersIsRarelyBelowAlpha() {
        Random random = new Random(7);
        int below = 0;
        int rounds = 4000;
        for (int i = 0; i < rounds; i++) {
            int x = hits(random, 60);
            int y = hits(random, 240);
            below += PeerTest.share(x, 60, y, 240, Direction.HIGH, ALPHA).p() <= ALPHA ? 1 : 0;
        }
        assertTrue(below <= ALPHA * rounds, below + " of " + rounds);
    }

    @Test
    void withoutPeersNothingIsCompared() {
        PeerResult result = PeerTest.share(3, 4, 0, 0, Direction.HIGH, ALPHA);
        assertEquals(1, result.p());
        assertTrue(Double.isNaN(result.ratio()));
        assertEquals(Double.POSITIVE_INFINITY, result.smallestRatio());
    }

    @Test
    void peersWithoutAnyHitGiveAnUnboundedRatio() {
        PeerResult result = PeerTest.rate(4, 10, 0, 90, Direction.HIGH, ALPHA);
        assertEquals(Double.POSITIVE_INFINITY, result.ratio());
        assertEquals(1e-4, result.p(), 1e-17);
        assertEquals(Double.POSITIVE_INFINITY, result.ratioInterval().high());
        assertTrue(result.ratioInterval().low() > 1);
    }

    @ParameterizedTest
    @CsvSource({"0.5", "3", "10", "50", "300", "20000"})
    void theSmallestVisibleRatioIsSeenWithThePowerAskedFor(double expected) {
        double ratio = SmallestEffect.ratioAbove(expected, 0.001, 0.8);
        long critical = Poisson.quantile(0.999, expected) + 1;
        assertTrue(Poisson.atLeast(critical, expected) <= 0.001);
        assertEquals(0.8, Poisson.atLeast(critical, ratio * expected), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({"30,0.05", "200,0.05", "1000,0.5", "5000,0.9"})
    void theSmallestVisibleShareIsSeenWithThePowerAskedFor(long n, double threshold) {
        double share = SmallestEffect.shareAbove(n, threshold, 0.05, 0.8);
        long critical = Binomial.quantile(0.95, n, threshold) + 1;
        assertEquals(0.8, Binomial.atLeast(critical, n, share), 1e-9);
        double below = SmallestEffect.shareBelow(n, 1 - threshold, 0.05, 0.8);
        assertEquals(1 - share, below, 1e-9);
    }

    @Test
    void tooFewRecordsSeeNothing() {
        assertEquals(Double.POSITIVE_INFINITY, SmallestEffect.shareAbove(2, 0.5, 0.05, 0.8));
        assertEquals(0, SmallestEffect.shareBelow(2, 0.5, 0.05, 0.8));
        assertEquals(0, SmallestEffect.ratioBelow(2, 0.05, 0.8));
        assertTrue(SmallestEffect.ratioBelow(20, 0.05, 0.8) > 0.3);
    }

    private static int hits(Random random, int n) {
        int hits = 0;
        for (int i = 0; i < n; i++) {
            hits += random.nextDouble() < 0.1 ? 1 : 0;
        }
        return hits;
    }
}
