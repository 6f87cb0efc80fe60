package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadEstimatorTest {
    private static final Winsor SYMMETRIC = new Winsor(-1.645, 1.645);

    /** κ = 0.8313 is the mean square of a normal variable drawn in to ±1.645. */
    @Test
    void momentsOfADrawnInNormalAreItsConsistencyConstants() {
        assertEquals(0.831316, SYMMETRIC.moment(2), 1e-6);
        assertEquals(0, SYMMETRIC.moment(1), 1e-15);
        Winsor skewed = new Winsor(-2, 0.5);
        double mean = 0;
        double square = 0;
        for (double z = -12; z < 12; z += 1e-3) {
            double drawn = skewed.of(z + 5e-4);
            mean += drawn * Gaussian.density(z + 5e-4) * 1e-3;
            square += drawn * drawn * Gaussian.density(z + 5e-4) * 1e-3;
        }
        assertEquals(mean, skewed.moment(1), 1e-6);
        assertEquals(square, skewed.moment(2), 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"0.05", "0.3", "1"})
    void centreAndSpreadAreFoundAgain(double spread) {
        Panel panel = Panel.draw(new SplittableRandom(11), 1500, spread);
        PeerSpread fit = panel.screened().spread();
        assertEquals(0, fit.logCentre(), 4 * fit.logCentreError());
        assertEquals(spread * spread, fit.spread() * fit.spread(), 4 * fit.varianceError());
        assertTrue(fit.centreInterval(0.9999).contains(1));
    }

    @Test
    void organizationsAlikeButForChanceHaveHardlyAnySpread() {
        PeerSpread fit = Panel.draw(new SplittableRandom(5), 300, 0).screened().spread();
        assertTrue(fit.spread() < 0.06, "spread " + fit.spread());
    }

    @Test
    void countsAllAsExpectedHaveNoSpread() {
        long[] counts = {10, 20, 30, 40, 50, 60, 70, 80};
        double[] expected = {1, 2, 3, 4, 5, 6, 7, 8};
        PeerSpread fit = SpreadEstimator.estimate(PeerFamily.counts(counts, expected), SYMMETRIC, SYMMETRIC)
                .spread();
        assertEquals(0, fit.spread());
        assertEquals(10, fit.centre(), 0.1);
    }

    @Test
    void whereNobodyHasAnyTheCentreStaysBelowOneAndNobodyIsFlagged() {
        PeerScreening screening = PeerScreening.of(
                PeerFamily.counts(new long[12], new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}), Direction.HIGH);
        assertEquals(Math.log(0.5 / 12), screening.spread().logCentre(), 1e-12);
        for (double p : screening.p()) {
            assertTrue(p >= 0.5, "p " + p);
        }
    }

    @Test
    void aKnownSpreadLeavesOnlyTheCentre() {
        Panel panel = Panel.draw(new SplittableRandom(3), 12, 0.3);
        PeerSpread fit =
                PeerScreening.borrowing(panel.family(), Direction.HIGH, 0.3).spread();
        assertEquals(0.3, fit.spread());
        assertEquals(0, fit.logCentre(), 4 * fit.logCentreError());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.02, 0.3, 2})
    void tabledResidualsAreThoseOfTheSums(double spread) {
        ResidualTable table = new ResidualTable(spread);
        CountLaw law = new CountLaw.Events();
        for (long k = 0; k < 100_000; k = k * 5 / 4 + 1) {
            for (double t = -2.5; t <= 2.5; t += 0.25) {
                double location = CountGrid.place(k) - t * Math.sqrt(spread * spread + 1 / (k + 0.5));
                double residual = new MixedCount(law, location, spread).residual(k);
                if (Math.abs(residual) < 2.5) {
                    assertEquals(residual, table.residual(k, location), 1e-4, k + " " + t);
                }
            }
        }
    }

    @Test
    void residualsOfSharesServeAsWell() {
        SplittableRandom random = new SplittableRandom(8);
        long[] x = new long[800];
        long[] n = new long[800];
        for (int i = 0; i < n.length; i++) {
            n[i] = random.nextLong(30, 2000);
            double z = Gaussian.quantile(random.nextDouble(Double.MIN_NORMAL, 1));
            x[i] = Binomial.quantile(random.nextDouble(), n[i], CountLaw.Hits.share(-2 + 0.4 * z));
        }
        PeerSpread fit =
                PeerScreening.of(PeerFamily.shares(x, n), Direction.HIGH).spread();
        assertEquals(-2, fit.logCentre(), 4 * fit.logCentreError());
        assertEquals(0.16, fit.spread() * fit.spread(), 4 * fit.varianceError());
    }

    @Test
    void oneOrganizationHasNoSpread() {
        assertEquals(
                "1 organizations with anything to count; a spread needs at least 2",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> PeerScreening.of(
                                        PeerFamily.shares(new long[] {1, 0}, new long[] {3, 0}), Direction.HIGH))
                        .getMessage());
    }

    /** The residuals that the estimate moves on from its anchor are those that sums give, and it solves their equations. */
    @Test
    void theEstimateOfPairsSolvesTheEquationsOfExactResiduals() {
        for (int seed = 1; seed <= 12; seed++) {
            assertSolvesItsEquations(pairs(seed, 60 + 40 * seed, 0), SYMMETRIC);
        }
    }

    /** Families so large that exact residuals of a part of them say where to start have the same answer as without that. */
    @ParameterizedTest
    @CsvSource({"801,0", "1606,0", "2400,0", "960,0.2", "1607,0.2", "2400,0.1"})
    void theEstimateOfManyPairsDoesNotDependOnThePartThatItStartsFrom(int size, double colluding) {
        for (int seed = 1; seed <= 10; seed += 3) {
            assertSolvesItsEquations(pairs(seed, size, colluding), new Winsor(-2, 0.5));
        }
    }

    /** Pairs with a spread that grows with the seed; those that collude stand together, with twice what is usual. */
    private static PeerFamily pairs(int seed, int size, double colluding) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] now = new long[size];
        long[] before = new long[size];
        double[] one = new double[size];
        double[] periods = new double[size];
        for (int i = 0; i < size; i++) {
            double mean = 6 * Math.pow(60, random.nextDouble());
            double spread = 0.05 * seed * Gaussian.quantile(random.nextDouble(1e-9, 1));
            double usual = i < colluding * size ? 2.6 : 1.3;
            one[i] = 1;
            periods[i] = 3 + 4 * seed;
            now[i] = Poisson.quantile(random.nextDouble(), usual * mean * Math.exp(spread));
            before[i] = 1 + Poisson.quantile(random.nextDouble(), mean * periods[i]);
        }
        return PeerFamily.pairs(now, one, before, periods);
    }

    private static void assertSolvesItsEquations(PeerFamily family, Winsor winsor) {
        Winsor measured = new Winsor(Math.min(winsor.low(), -2.5), Math.max(winsor.high(), 1));
        SpreadEstimator.Estimate estimate = SpreadEstimator.estimate(family, winsor, measured);
        double centre = estimate.spread().logCentre();
        double spread = estimate.spread().spread();
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < family.size(); i++) {
            double exact = family.mixed(i, centre, spread).residual(family.count(i));
            if (!Double.isNaN(estimate.residuals()[i])) {
                assertEquals(measured.of(exact), measured.of(estimate.residuals()[i]), 1e-5);
                sum += winsor.of(exact) - winsor.moment(1);
                squares += Math.pow(winsor.of(exact), 2) - winsor.moment(2);
            }
        }
        assertEquals(0, sum, 1e-6 * family.size());
        assertTrue(
                spread == 0 ? squares <= 1e-6 * family.size() : Math.abs(squares) <= 1e-6 * family.size(),
                "squares leave " + squares);
    }
}
