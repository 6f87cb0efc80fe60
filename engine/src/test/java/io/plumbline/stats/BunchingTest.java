package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class BunchingTest {
    @Test
    void aPileOnTheGoodSideIsSeen() {
        double[] values = {94.8, 95, 95, 95.1, 95.2, 95.3, 95.4, 95.4, 93.9, 96.2};
        Bunching bunching = Bunching.at(95, 0.5, values, Direction.HIGH);
        assertEquals(7, bunching.above());
        assertEquals(1, bunching.below());
        assertEquals(0.5, bunching.expectedShare());
        assertEquals(7, bunching.ratio(), 1e-15);
        assertEquals(9.0 / 256, bunching.p(), 1e-15);
    }

    @Test
    void aSlopeIsNoPile() {
        SplittableRandom random = new SplittableRandom(2);
        double[] values = DoubleStream.generate(() -> Math.sqrt(random.nextDouble()) * 100)
                .limit(20_000)
                .toArray();
        Bunching bunching = Bunching.at(15, 5, values, Direction.HIGH);
        assertEquals(17.5 / 30, bunching.expectedShare(), 0.01);
        assertTrue(bunching.p() > 0.02 && bunching.p() < 0.98, "p " + bunching.p());
        assertTrue(
                ExactTest.binomial(bunching.above(), bunching.above() + bunching.below(), 0.5, Direction.HIGH) < 1e-3);
    }

    @Test
    void aLimitThatMustNotBeReachedIsSeenFromBelow() {
        double[] values = {99, 98, 99.5, 97, 99, 98.5, 99, 101};
        assertEquals(9.0 / 256, Bunching.at(100, 5, values, Direction.LOW).p(), 1e-15);
        assertEquals(18.0 / 256, Bunching.at(100, 5, values, Direction.BOTH).p(), 1e-15);
    }

    @Test
    void decimalBoundariesAreWhereTheyAreWritten() {
        double[] written = {0.7, 0.1 + 0.2, 0.3, 0.6, 0.5, 0.4};
        Bunching bunching = Bunching.at(0.5, 0.2, written, Direction.HIGH);
        assertEquals(2, bunching.above());
        assertEquals(3, bunching.below());
    }

    @Test
    void withoutValuesNearTheTargetThereIsNoEvidence() {
        Bunching bunching = Bunching.at(95, 1, new double[] {3, 4}, Direction.HIGH);
        assertEquals(1, bunching.p());
        assertTrue(Double.isNaN(bunching.ratio()));
        assertEquals(1, Bunching.at(95, 1, new double[0], Direction.BOTH).p());
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertEquals(
                "delta is 0.0; it must be above 0 and finite",
                assertThrows(IllegalArgumentException.class, () -> Bunching.at(1, 0, new double[0], Direction.HIGH))
                        .getMessage());
    }
}
