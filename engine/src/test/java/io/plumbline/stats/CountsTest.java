package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;

class CountsTest {
    private static final long LIMIT = 1L << 40;

    @Test
    void theCrossingIsTheSmallestCountWhateverTheGuessAndTheSlope() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 500; trial++) {
            double zero = Math.exp(random.nextDouble() * 20) - 1;
            LongToDoubleFunction bent = k -> Math.log1p(zero) - Math.log1p(k);
            double near = zero * random.nextDouble(0, 4);
            double slope = Math.exp(random.nextDouble(-12, 3));
            assertEquals((long) Math.ceil(zero), Counts.crossing(bent, LIMIT, near, slope), "zero at " + zero);
        }
    }

    @Test
    void aCountAtWhichTheFunctionIsJustZeroCounts() {
        assertEquals(7, Counts.crossing(k -> 7.0 - k, LIMIT, 100, 1));
    }

    @Test
    void noneBeforeTheLimitIsTheLimit() {
        assertEquals(50, Counts.crossing(k -> 1, 50, 3, 0.01));
    }

    @Test
    void allCountsIsZero() {
        assertEquals(0, Counts.crossing(k -> Double.NEGATIVE_INFINITY, LIMIT, 1e6, 1));
    }

    @Test
    void aStepIsFoundByHalves() {
        assertEquals(123_457, Counts.crossing(k -> k > 123_456 ? Double.NEGATIVE_INFINITY : 1e-9, LIMIT, 9, 1e9));
    }

    @Test
    void nearAStraightLineThreeValuesAreEnough() {
        AtomicInteger asked = new AtomicInteger();
        Counts.crossing(
                k -> {
                    asked.incrementAndGet();
                    return (5000.5 - k) / 40;
                },
                LIMIT,
                4900,
                1.0 / 40);
        assertTrue(asked.get() <= 3, "asked " + asked);
    }
}
