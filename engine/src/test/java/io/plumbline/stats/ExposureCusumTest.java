package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ExposureCusumTest {
    /** The simulation against the exact chain, whose lattice is fine here. */
    @Test
    void evenExposuresGiveTheChainsLimit() {
        Cusum chain = Cusum.poisson(20, 30, 200);
        ExposureCusum simulated = ExposureCusum.poisson(new double[] {20}, 1.5, 200, 1);
        assertEquals(chain.reference() / 20, simulated.reference(), 0.01);
        assertEquals(chain.limit(), simulated.limit(), 0.05 * chain.limit());
    }

    @Test
    void aFallIsWatchedFromTheOtherSide() {
        Cusum chain = Cusum.poisson(20, 10, 200);
        ExposureCusum simulated = ExposureCusum.poisson(new double[] {20}, 0.5, 200, 1);
        assertTrue(simulated.reference() < 1);
        assertEquals(chain.limit(), simulated.limit(), 0.05 * chain.limit());
        assertEquals(OptionalInt.of(1), simulated.firstSignal(new long[] {10, 5}, new double[] {20, 20}));
    }

    @Test
    void eachPeriodHasItsOwnReference() {
        ExposureCusum chart = new ExposureCusum(1.5, 6);
        assertArrayEquals(
                new double[] {0, 2, 0, 7}, chart.path(new long[] {3, 8, 1, 10}, new double[] {4, 4, 4, 2}), 0);
        assertEquals(OptionalInt.of(3), chart.firstSignal(new long[] {3, 8, 1, 10}, new double[] {4, 4, 4, 2}));
        assertEquals(OptionalInt.empty(), chart.firstSignal(new long[0], new double[0]));
    }

    @Test
    void theSameSeedGivesTheSameLimit() {
        double[] season = {3, 5, 9, 14, 9, 5};
        assertEquals(ExposureCusum.poisson(season, 2, 100, 7), ExposureCusum.poisson(season, 2, 100, 7));
        double other = ExposureCusum.poisson(season, 2, 100, 8).limit();
        assertEquals(ExposureCusum.poisson(season, 2, 100, 7).limit(), other, 0.08 * other);
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertEquals(
                "ratio is 1.0; it must lie above or below 1",
                assertThrows(IllegalArgumentException.class, () -> ExposureCusum.poisson(new double[] {1}, 1, 100, 0))
                        .getMessage());
        assertEquals(
                "the number of expected counts is 0; it must be 1 or more",
                assertThrows(IllegalArgumentException.class, () -> ExposureCusum.poisson(new double[0], 2, 100, 0))
                        .getMessage());
    }
}
