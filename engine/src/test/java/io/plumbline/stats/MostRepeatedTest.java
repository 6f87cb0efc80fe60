package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MostRepeatedTest {
    /** Every weight from 100 to 139 so often, and one of them more. */
    private static long[] weights(int each, long value, int more) {
        LongStream even = LongStream.range(100, 140)
                .flatMap(weight -> LongStream.generate(() -> weight).limit(each));
        return LongStream.concat(even, LongStream.generate(() -> value).limit(more))
                .toArray();
    }

    /** {@code scipy.stats.binom.sf(39, 52, .2)} of SciPy 1.17, times the 36 different values that do not lie at an end. */
    @Test
    void aValueFarAboveItsNeighboursIsFoundWithWhatTheyLeadOneToExpect() {
        MostRepeated found = MostRepeated.of(weights(3, 120, 37));
        assertEquals(MostRepeated.State.APPLICABLE, found.state());
        assertEquals(120, found.value());
        assertEquals(40, found.repeats());
        assertEquals(12, found.neighbours());
        assertEquals(3, found.expected());
        assertEquals(36 * 1.6813865085369204e-18, found.p(), 1e-28);
    }

    /** SciPy 1.17: beside 12 neighbours 11 have a tail of 0.0025, 12 one of 0.0010, and a mean of 14.78 gives 12 or more in 80 %. */
    @Test
    void theSmallestRatioThatWouldHaveShownIsThatOfTheCriticalNumber() {
        assertEquals(4.925552539920859, MostRepeated.of(weights(3, 120, 0)).smallestRatio(0.036, 0.8), 1e-6);
    }

    @Test
    void evenValuesRepeatAsTheirNeighboursDo() {
        assertTrue(MostRepeated.of(weights(30, 120, 0)).p() > 0.5);
    }

    @Test
    void aSlopeIsNoRepeat() {
        long[] rising = LongStream.range(1, 60)
                .flatMap(value -> LongStream.generate(() -> value).limit(value))
                .toArray();
        assertTrue(MostRepeated.of(rising).p() > 0.5);
    }

    @Test
    void aLimitAtWhichValuesEndIsNoRepeat() {
        long[] full = LongStream.concat(
                        Arrays.stream(weights(3, 120, 0)),
                        LongStream.generate(() -> 139).limit(60))
                .toArray();
        assertTrue(MostRepeated.of(full).p() > 0.5);
    }

    @Test
    void steadyAndFewValuesAreNotJudged() {
        long[] steady = LongStream.range(0, 300).map(i -> 100 + i % 7).toArray();
        assertEquals(MostRepeated.State.TOO_STEADY, MostRepeated.of(steady).state());
        long[] alike = LongStream.generate(() -> 25).limit(300).toArray();
        assertEquals(MostRepeated.State.TOO_FEW, MostRepeated.of(alike).state());
        assertEquals(MostRepeated.State.TOO_FEW, MostRepeated.of().state());
    }

    @Test
    void orderDecidesNothing() {
        long[] weights = weights(3, 120, 9);
        long[] turned = IntStream.range(0, weights.length)
                .mapToLong(i -> weights[weights.length - 1 - i])
                .toArray();
        assertEquals(MostRepeated.of(weights), MostRepeated.of(turned));
    }

    /** Normal weights of ten steps' deviation, where the density bends the most that is allowed. */
    @Test
    void measuredWeightsAreFlaggedLessOftenThanTheLevelSays() {
        Random random = new Random(7);
        int flagged = 0;
        for (int panel = 0; panel < 1000; panel++) {
            long[] weights = LongStream.range(0, 300)
                    .map(i -> Math.round(500 + 7 * random.nextGaussian()))
                    .toArray();
            flagged += MostRepeated.of(weights).p() <= 0.05 ? 1 : 0;
        }
        assertTrue(flagged <= 50, "flagged " + flagged);
    }

    @Test
    void tenOfAHundredThatAreWrittenShow() {
        Random random = new Random(11);
        int seen = 0;
        for (int panel = 0; panel < 200; panel++) {
            long[] weights = LongStream.range(0, 300)
                    .map(i -> i < 30 ? 500 : Math.round(500 + 30 * random.nextGaussian()))
                    .toArray();
            seen += MostRepeated.of(weights).p() <= 0.001 ? 1 : 0;
        }
        assertTrue(seen >= 195, "seen " + seen);
    }
}
