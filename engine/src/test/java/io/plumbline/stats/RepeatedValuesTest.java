package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatedValuesTest {
    @ParameterizedTest
    @ValueSource(doubles = {2, 10, 100, 3000})
    void honestCountsAreRarelyBelowAlpha(double mean) {
        SplittableRandom random = new SplittableRandom(41);
        int below = 0;
        int rounds = 500;
        for (int round = 0; round < rounds; round++) {
            long[] earlier = counts(random, mean, 300);
            long[] later = counts(random, mean, 300);
            below += RepeatedValues.of(earlier, later).p() <= 0.05 ? 1 : 0;
        }
        assertTrue(below <= 0.06 * rounds, below + " of " + rounds);
    }

    /** Two counts of mean 2 are the same with probability e^-4 I₀(4) = 0.207. */
    @Test
    void smallCountsAreExpectedToRepeat() {
        SplittableRandom random = new SplittableRandom(1);
        RepeatedValues repeated = RepeatedValues.of(counts(random, 2, 50_000), counts(random, 2, 50_000));
        assertEquals(0.207, repeated.expected() / repeated.pairs(), 0.005);
    }

    @Test
    void copiedValuesAreSeen() {
        SplittableRandom random = new SplittableRandom(8);
        long[] earlier = counts(random, 100, 300);
        long[] later = counts(random, 100, 300);
        System.arraycopy(earlier, 0, later, 0, 30);
        RepeatedValues repeated = RepeatedValues.of(earlier, later);
        assertTrue(repeated.repeats() >= 30);
        assertTrue(repeated.p() < 1e-4, repeated.toString());
    }

    @Test
    void aListCopiedWholeIsSeenWithoutNeighbours() {
        long[] values = counts(new SplittableRandom(8), 100, 30);
        assertEquals(Math.pow(0.2, 30), RepeatedValues.of(values, values).p(), 1e-30);
    }

    /** With many neighbours the estimate is sure, and the tail nears that of Poisson. */
    @Test
    void manyNeighboursGiveThePoissonTail() {
        SplittableRandom random = new SplittableRandom(4);
        long[] earlier = counts(random, 50, 40_000);
        long[] later = counts(random, 50, 40_000);
        RepeatedValues repeated = RepeatedValues.of(earlier, later);
        double poisson = Poisson.atLeast(repeated.repeats(), repeated.expected());
        assertEquals(poisson, repeated.p(), 0.1);
    }

    @Test
    void steadyValuesAreNotJudged() {
        long[] earlier = counts(new SplittableRandom(3), 0.3, 500);
        long[] later = counts(new SplittableRandom(6), 0.3, 500);
        assertEquals(
                RepeatedValues.State.TOO_STEADY,
                RepeatedValues.of(earlier, later).state());
    }

    @Test
    void fewPairsAreNotJudged() {
        RepeatedValues repeated = RepeatedValues.of(new long[] {5, 5}, new long[] {5, 6});
        assertEquals(RepeatedValues.State.TOO_FEW, repeated.state());
        assertEquals(1, repeated.repeats());
        assertTrue(Double.isNaN(repeated.p()));
        assertEquals(
                RepeatedValues.State.TOO_FEW,
                RepeatedValues.of(new long[0], new long[0]).state());
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertEquals(
                "1 earlier with 0 later; they must be as many",
                assertThrows(IllegalArgumentException.class, () -> RepeatedValues.of(new long[1], new long[0]))
                        .getMessage());
    }

    private static long[] counts(SplittableRandom random, double mean, int n) {
        long[] counts = new long[n];
        double deviation = Math.sqrt(mean);
        for (int i = 0; i < n; i++) {
            counts[i] = mean < 50 ? small(random, mean) : Math.round(mean + deviation * random.nextGaussian());
        }
        return counts;
    }

    /** Knuth's product of uniform numbers. */
    private static long small(SplittableRandom random, double mean) {
        double product = random.nextDouble();
        long count = 0;
        while (product > Math.exp(-mean)) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
