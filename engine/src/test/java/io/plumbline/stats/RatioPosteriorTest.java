package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatioPosteriorTest {
    private static final List<String> IDS = List.of("a", "b", "c", "d", "e");

    /** Against sums over a fine grid of the prior. */
    @ParameterizedTest
    @CsvSource({"0,3,0.3", "12,3,0.3", "1000,300,0.3", "4,0.5,1", "90000,100000,0.05"})
    void agreesWithBayesTheoremOnAFineGrid(long count, double expected, double spread) {
        RatioPosterior posterior = posterior(count, expected, spread);
        double cut = posterior.quantile(0.7);
        double all = 0;
        double above = 0;
        double weighted = 0;
        double step = 1e-4;
        double peak = Poisson.probability(count, Math.max(count, 1e-9));
        for (double z = -9 + step / 2; z < 9; z += step) {
            double ratio = Math.exp(spread * z);
            double weight = Gaussian.density(z) * Poisson.probability(count, expected * ratio) / peak;
            all += weight;
            above += ratio > cut ? weight : 0;
            weighted += weight * ratio;
        }
        assertEquals(weighted / all, posterior.mean(), 1e-6 * posterior.mean());
        assertEquals(0.3, above / all, 2e-3);
        assertEquals(0.3, posterior.above(cut), 1e-9);
    }

    /** With many events the posterior is close to normal: the weight of the own ratio is that of its precision. */
    @Test
    void theCentreDrawsASmallOrganizationAndLeavesALargeOne() {
        assertEquals(3, posterior(30_000, 10_000, 0.3).mean(), 0.05);
        assertTrue(posterior(3, 1, 0.3).mean() < 1.3);
    }

    @Test
    void withoutARecordThePriorRemains() {
        PeerFamily family = PeerFamily.shares(new long[] {0, 5}, new long[] {0, 9});
        PeerScreening screening = PeerScreening.knowing(family, Direction.HIGH, PeerSpread.known(-1, 0.5));
        RatioPosterior prior = screening.posterior(0);
        assertEquals(1, prior.quantile(0.5), 1e-6);
        assertEquals(
                Math.exp(0.5 * Gaussian.quantile(0.975)), prior.interval(0.95).high(), 1e-4);
        assertEquals(Gaussian.survival(Math.log(1.5) / 0.5), prior.above(1.5), 1e-5);
    }

    @Test
    void withoutSpreadEverybodyIsAtTheCentre() {
        RatioPosterior posterior = posterior(30, 10, 0);
        assertEquals(1, posterior.mean());
        assertEquals(new Interval(1, 1), posterior.interval(0.95));
        assertEquals(0, posterior.above(1.5));
        assertEquals(1, posterior.above(0.5));
    }

    /** Numbers of scipy: the three spreads weighed by 1/6, 2/3, 1/6 and how likely each makes the count. */
    @ParameterizedTest
    @CsvSource({
        "60,20,0,0.02,1.5,0.9892971706787218",
        "30,20,0.3,0.03,1.5,0.21710584586871332",
        "600,200,0,0.01,1.5,1",
        "5,20,0.2,0.02,0.6666666666666666,0.4860972947117751"
    })
    void allowsForTheErrorOfTheSpread(
            long count, double expected, double spread, double varianceError, double ratio, double above) {
        PeerFamily family = PeerFamily.counts(new long[] {count}, new double[] {expected});
        PeerSpread estimated = new PeerSpread(0, 0.1, spread, varianceError, 30);
        assertEquals(
                above, PeerScreening.knowing(family, Direction.HIGH, estimated).above(0, ratio), 2e-5);
    }

    @Test
    void ranksOfSmallOrganizationsAreWide() {
        long[] counts = {900, 100, 30, 1, 1};
        double[] expected = {100, 100, 100, 1, 1};
        PeerScreening screening =
                PeerScreening.knowing(PeerFamily.counts(counts, expected), Direction.HIGH, PeerSpread.known(0, 0.6));
        Interval[] ranks = screening.rankIntervals(IDS, 1000, 7);
        assertEquals(1, ranks[0].low());
        assertEquals(5, ranks[2].high());
        assertTrue(ranks[0].high() <= 2, "rank " + ranks[0]);
        assertTrue(ranks[3].high() - ranks[3].low() >= 2, "rank " + ranks[3]);
        assertArrayEquals(ranks, screening.rankIntervals(IDS, 1000, 7));
    }

    @Test
    void theOrderOfTheOrganizationsMovesNoRank() {
        PeerSpread spread = PeerSpread.known(0, 0.6);
        Interval[] ranks = PeerScreening.knowing(
                        PeerFamily.counts(new long[] {9, 30, 30, 1}, new double[] {4, 20, 20, 1}),
                        Direction.HIGH,
                        spread)
                .rankIntervals(List.of("a", "b", "c", "d"), 200, 7);
        Interval[] reordered = PeerScreening.knowing(
                        PeerFamily.counts(new long[] {1, 30, 9, 30}, new double[] {1, 20, 4, 20}),
                        Direction.HIGH,
                        spread)
                .rankIntervals(List.of("d", "c", "a", "b"), 200, 7);
        assertArrayEquals(new Interval[] {ranks[3], ranks[2], ranks[0], ranks[1]}, reordered);
    }

    @Test
    void whoCannotBeToldApartSharesAllRanks() {
        Interval[] ranks = PeerScreening.knowing(
                        PeerFamily.counts(new long[] {1, 2, 3}, new double[] {1, 2, 3}),
                        Direction.HIGH,
                        PeerSpread.known(0, 0))
                .rankIntervals(List.of("a", "b", "c"), 10, 7);
        assertArrayEquals(new Interval[] {new Interval(1, 3), new Interval(1, 3), new Interval(1, 3)}, ranks);
    }

    private static RatioPosterior posterior(long count, double expected, double spread) {
        PeerFamily family = PeerFamily.counts(new long[] {count}, new double[] {expected});
        return PeerScreening.knowing(family, Direction.HIGH, PeerSpread.known(0, spread))
                .posterior(0);
    }
}
