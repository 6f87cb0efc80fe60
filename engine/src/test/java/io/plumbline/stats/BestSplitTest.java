package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Expected numbers of the Nile: {@code strucchange} 1.5-3 of R 4.2.2. */
class BestSplitTest {
    @Test
    void theNileFellAfter1898() throws IOException {
        OracleTable nile = OracleTable.read("Nile.csv");
        double[] years = nile.column("time");
        LevelShift shift = BestSplit.measures(nile.column("value"), 15).orElseThrow();
        assertEquals(1898, years[shift.periods() - 1]);
        assertEquals(75.92976943, shift.statistic(), 5e-9);
        assertEquals(new Interval(25, 32), shift.date());
        assertEquals(1895, years[(int) shift.date().low() - 1]);
        assertEquals(1902, years[(int) shift.date().high() - 1]);
        assertEquals(1597457.19444444 / 98, shift.dispersion(), 1e-8);
    }

    @Test
    void noOrderOfTheNilesYearsStepsAsMuch() throws IOException {
        double[] flow = OracleTable.read("Nile.csv").column("value");
        assertEquals(1.0 / 500, BestSplit.p(flow, 15, 499, 7));
    }

    @Test
    void countsAreSplitByTheirRate() {
        long[] counts = {4, 5, 3, 4, 10, 3, 8, 9, 20, 7};
        double[] exposures = {1, 1, 1, 1, 2, 1, 1, 1, 2, 1};
        LevelShift shift = BestSplit.counts(counts, exposures, 3).orElseThrow();
        assertEquals(6, shift.periods());
        assertEquals(29.0 / 7, shift.before(), 1e-12);
        assertEquals(44.0 / 5, shift.after(), 1e-12);
        double deviance = 2 * (29 * Math.log(29.0 / 7) + 44 * Math.log(44.0 / 5) - 73 * Math.log(73.0 / 12));
        assertEquals(deviance, shift.statistic(), 1e-10);
        assertEquals(1, shift.dispersion());
    }

    @Test
    void aCommonShockIsTakenOutThroughTheExposures() {
        long[] counts = {10, 11, 9, 10, 20, 21, 19, 20, 40, 41, 39, 40};
        double[] peerRates = {1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2};
        LevelShift own = BestSplit.counts(counts, peerRates, 3).orElseThrow();
        assertEquals(8, own.periods());
        assertEquals(2, own.after() / own.before(), 1e-12);
    }

    @Test
    void aShiftToNothingKeepsAFiniteInterval() {
        long[] counts = {6, 5, 7, 6, 5, 0, 0, 0, 0, 0};
        double[] exposures = new double[10];
        Arrays.fill(exposures, 1);
        LevelShift shift = BestSplit.counts(counts, exposures, 3).orElseThrow();
        assertEquals(5, shift.periods());
        assertEquals(0, shift.after());
        assertTrue(shift.date().contains(5) && shift.date().high() <= 9);
    }

    @Test
    void stepWithoutNoiseIsDatedToThePeriod() {
        LevelShift shift = BestSplit.measures(new double[] {1e6, 1e6, 1e6, 1e6 + 1, 1e6 + 1, 1e6 + 1}, 2)
                .orElseThrow();
        assertEquals(3, shift.periods());
        assertTrue(shift.date().low() >= 2 && shift.date().high() <= 4);
    }

    @Test
    void aConstantPartBesideANoisyOneIsDated() {
        double[] values = {0, 0, 0, 0, 0, 0, 5, 7, 4, 6, 5, 8, 5};
        LevelShift shift = BestSplit.measures(values, 3).orElseThrow();
        assertEquals(6, shift.periods());
        assertEquals(6, shift.date().high(), 1);
        assertTrue(shift.date().low() >= 4 && shift.date().low() <= 6, shift.toString());
    }

    @Test
    void whatCannotBeSplitIsEmptyAndNoEvidence() {
        assertEquals(Optional.empty(), BestSplit.measures(new double[0], 3));
        assertEquals(Optional.empty(), BestSplit.measures(new double[] {5}, 3));
        assertEquals(Optional.empty(), BestSplit.measures(new double[] {1, 2, 3, 4, 5}, 3));
        assertEquals(Optional.empty(), BestSplit.measures(new double[] {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}, 3));
        assertEquals(Optional.empty(), BestSplit.counts(new long[8], new double[] {1, 1, 1, 1, 1, 1, 1, 1}, 3));
        assertEquals(1, BestSplit.p(new double[] {2, 2, 2, 2, 2, 2}, 3, 99, 1));
    }

    @Test
    void ofEqualSplitsTheEarliestIsTaken() {
        assertEquals(
                2,
                BestSplit.measures(new double[] {1, 1, 0, 0, 1, 1}, 2)
                        .orElseThrow()
                        .periods());
    }

    @Test
    void theIntervalCoversTheTrueDateOfCounts() {
        SplittableRandom random = new SplittableRandom(11);
        int covered = 0;
        int rounds = 400;
        double[] exposures = new double[48];
        Arrays.fill(exposures, 1);
        for (int round = 0; round < rounds; round++) {
            long[] counts = new long[48];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = Poisson.quantile(random.nextDouble(), i < 20 ? 10 : 15);
            }
            Optional<LevelShift> shift = BestSplit.counts(counts, exposures, 3);
            covered += shift.isPresent() && shift.get().date().contains(20) ? 1 : 0;
        }
        assertTrue(covered >= 0.9 * rounds, covered + " of " + rounds);
    }

    @Test
    void theIntervalCoversTheTrueDateOfMeasures() {
        SplittableRandom random = new SplittableRandom(29);
        int covered = 0;
        int rounds = 400;
        for (int round = 0; round < rounds; round++) {
            double[] values = new double[40];
            for (int i = 0; i < values.length; i++) {
                values[i] = random.nextGaussian() + (i < 15 ? 0 : 2);
            }
            covered += BestSplit.measures(values, 3).orElseThrow().date().contains(15) ? 1 : 0;
        }
        assertTrue(covered >= 0.93 * rounds, covered + " of " + rounds);
    }

    @Test
    void aSeriesWithoutChangeIsRarelyBelowAlpha() {
        SplittableRandom random = new SplittableRandom(3);
        int below = 0;
        int rounds = 400;
        for (int round = 0; round < rounds; round++) {
            double[] values = new double[24];
            for (int i = 0; i < values.length; i++) {
                values[i] = Gaussian.quantile(random.nextDouble());
            }
            below += BestSplit.p(values, 3, 99, round) <= 0.05 ? 1 : 0;
        }
        assertTrue(below <= 0.05 * rounds + 3 * Math.sqrt(0.05 * 0.95 * rounds), below + " of " + rounds);
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertEquals(
                "values[1] is NaN; it must be finite",
                assertThrows(IllegalArgumentException.class, () -> BestSplit.measures(new double[] {1, Double.NaN}, 3))
                        .getMessage());
        assertEquals(
                "2 counts with 1 exposures; they must be as many",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> BestSplit.counts(new long[] {1, 2}, new double[] {1}, 3))
                        .getMessage());
        assertEquals(
                "minimum is 1; it must be 2 or more",
                assertThrows(IllegalArgumentException.class, () -> BestSplit.measures(new double[] {1, 2}, 1))
                        .getMessage());
    }

    @Test
    void aStepThatManyOrdersShowIsToldBySharesOfTheFirstOfThem() {
        double[] values = {3, 5, 4, 6, 2, 5, 3, 6, 4, 5, 3, 4};
        double p = BestSplit.p(values, 3, 100_000, 5);
        assertEquals(20, p * Math.rint(20 / p), 1e-9);
        assertTrue(p > 0.02, "p " + p);
        assertEquals(p, BestSplit.p(values, 3, 200_000, 5));
    }
}
