package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TooSmoothTest {
    @Test
    void standardizedValuesAreJudgedByTheLowerTail() {
        TooSmooth smooth = TooSmooth.standardized(new double[] {0.1, -0.1, 0.2, 0, -0.2, 0.1}, 1);
        assertEquals(5, smooth.freedom());
        assertEquals(0.11 / 5, smooth.ratio(), 1e-15);
        assertEquals(ChiSquare.cdf(0.11, 5), smooth.p(), 1e-18);
    }

    @Test
    void plannedCountsAreTooSmooth() {
        long[] counts = {100, 101, 99, 100, 102, 98, 100, 100, 101, 99, 100, 100};
        double[] exposures = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
        assertTrue(TooSmooth.counts(counts, exposures).p() < 1e-9);
    }

    @Test
    void honestCountsAreRarelyBelowAlpha() {
        SplittableRandom random = new SplittableRandom(9);
        double[] exposures = {1, 2, 1, 3, 1, 2, 1, 1, 4, 1, 1, 2};
        int below = 0;
        for (int round = 0; round < 2000; round++) {
            long[] counts = new long[12];
            for (int i = 0; i < 12; i++) {
                counts[i] = Poisson.quantile(random.nextDouble(), 8 * exposures[i]);
            }
            below += TooSmooth.counts(counts, exposures).p() <= 0.05 ? 1 : 0;
        }
        assertEquals(100, below, 35);
    }

    @Test
    void aConstantSeriesIsTheSmoothest() {
        assertEquals(0, TooSmooth.standardized(new double[] {0, 0, 0}, 1).p());
    }

    @Test
    void whatCannotVaryIsNotJudged() {
        assertEquals(
                TooSmooth.State.TOO_FEW,
                TooSmooth.standardized(new double[0], 0).state());
        assertEquals(
                TooSmooth.State.TOO_FEW,
                TooSmooth.standardized(new double[] {1}, 1).state());
        assertEquals(
                TooSmooth.State.TOO_FEW,
                TooSmooth.counts(new long[0], new double[0]).state());
        TooSmooth small = TooSmooth.counts(new long[] {0, 0, 0}, new double[] {1, 1, 1});
        assertEquals(TooSmooth.State.TOO_SMALL, small.state());
        assertTrue(Double.isNaN(small.p()));
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertEquals(
                "fitted is -1; it must be 0 or more",
                assertThrows(IllegalArgumentException.class, () -> TooSmooth.standardized(new double[3], -1))
                        .getMessage());
    }
}
