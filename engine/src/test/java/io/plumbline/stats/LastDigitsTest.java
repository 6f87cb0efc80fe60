package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LastDigitsTest {
    @Test
    void evenDigitsHaveNoDistance() {
        LastDigits digits = LastDigits.of(values(300, i -> 1000 + i * 11L));
        assertEquals(LastDigits.State.APPLICABLE, digits.state());
        assertEquals(0, digits.chiSquare(), 1e-12);
        assertEquals(1, digits.p());
        assertEquals(0.1, digits.round(), 1e-15);
    }

    @Test
    void roundedValuesHeapOnZero() {
        LastDigits digits = LastDigits.of(values(400, i -> i % 4 == 0 ? 1000 + i * 10L : 1000 + i * 11L));
        assertTrue(digits.p() < 1e-10 && digits.roundP() < 1e-10);
        assertEquals(0.3, digits.round(), 0.03);
    }

    /** One digit takes all: χ² is nine times the number of values. */
    @Test
    void oneDigitIsAsFarAsCanBe() {
        assertEquals(9 * 250, LastDigits.of(values(250, i -> -1005 - 10L * i)).chiSquare(), 1e-9);
    }

    @Test
    void honestMeasurementsAreRarelyBelowAlpha() {
        SplittableRandom random = new SplittableRandom(23);
        int below = 0;
        for (int round = 0; round < 1000; round++) {
            long[] values = values(200, i -> 500 + random.nextInt(4003));
            below += LastDigits.of(values).p() <= 0.05 ? 1 : 0;
        }
        assertEquals(50, below, 21);
    }

    @Test
    void withoutItsPreconditionsNothingIsSaid() {
        assertEquals(LastDigits.State.TOO_FEW, LastDigits.of().state());
        assertEquals(
                LastDigits.State.TOO_FEW,
                LastDigits.of(values(199, i -> 1000 + i * 11L)).state());
        assertEquals(
                LastDigits.State.TOO_SHORT,
                LastDigits.of(values(300, i -> 99 + i * 11L)).state());
        LastDigits narrow = LastDigits.of(values(300, i -> 5000 + i % 100));
        assertEquals(LastDigits.State.TOO_NARROW, narrow.state());
        assertTrue(Double.isNaN(narrow.p()) && Double.isNaN(narrow.roundP()));
    }

    private static long[] values(int n, IntToLongFunction value) {
        return IntStream.range(0, n).mapToLong(value).toArray();
    }
}
