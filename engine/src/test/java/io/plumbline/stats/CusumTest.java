package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CusumTest {
    @Test
    void theReferenceIsThatOfLucas() {
        Cusum chart = Cusum.poisson(5, 10, 500);
        assertEquals(5 / Math.log(2), chart.reference(), 1.0 / 16);
        assertTrue(chart.rising());
    }

    @Test
    void ofAWideNegativeBinomialTheReferenceNearsThatOfPoisson() {
        Cusum poisson = Cusum.poisson(5, 10, 500);
        Cusum nearly = Cusum.negativeBinomial(5, 10, 1e9, 500);
        assertEquals(poisson.reference(), nearly.reference());
        assertEquals(poisson.limit(), nearly.limit());
        assertEquals(poisson.runLength(), nearly.runLength(), 1e-3);
        Cusum wider = Cusum.negativeBinomial(5, 10, 4, 500);
        assertTrue(wider.limit() > 1.5 * poisson.limit());
        double log = Math.log(14.0 / 9);
        assertEquals(4 * log / (Math.log(2) - log), wider.reference(), 1.0 / 8);
    }

    @ParameterizedTest
    @CsvSource({"5,10,200", "0.1,0.3,200", "5,2,200", "40,50,100", "2000,2100,100"})
    void simulatedRunsAreAsLongAsAskedFor(double inControl, double shifted, double runLength) {
        Cusum chart = Cusum.poisson(inControl, shifted, runLength);
        double average = simulated(chart, k -> Poisson.cdf(k, inControl), inControl);
        assertEquals(chart.runLength(), average, 0.06 * average, chart.toString());
        assertTrue(chart.runLength() >= runLength && chart.runLength() < 1.35 * runLength, chart.toString());
    }

    @ParameterizedTest
    @CsvSource({"5,10,3,200", "20,10,8,200"})
    void simulatedRunsOfWiderCountsAreAsLongAsAskedFor(double inControl, double shifted, double size, double runs) {
        Cusum chart = Cusum.negativeBinomial(inControl, shifted, size, runs);
        double average = simulated(chart, k -> NegativeBinomial.cdf(k, size, inControl), inControl);
        assertEquals(chart.runLength(), average, 0.06 * average, chart.toString());
    }

    /** With one state below the limit every period begins at 0, so that runs are geometric. */
    @Test
    void withOneStateRunsAreGeometric() {
        RunLength length = new RunLength(x -> Poisson.cdf((long) Math.floor(2 + x), 1), 1);
        assertEquals(1 / Poisson.survival(2, 1), length.average(1), 1e-12);
    }

    @Test
    void aDoubledRateIsFoundSoonerThanAFalseSignal() {
        Cusum chart = Cusum.poisson(5, 10, 500);
        assertTrue(simulated(chart, k -> Poisson.cdf(k, 10), 10) < 6);
    }

    @Test
    void theSumForgetsGoodPeriods() {
        Cusum chart = new Cusum(3, 5, true, 100);
        assertArrayEquals(new double[] {0, 2, 0, 4, 9}, chart.path(new long[] {1, 5, 0, 7, 8}), 0);
        assertEquals(OptionalInt.of(4), chart.firstSignal(new long[] {1, 5, 0, 7, 8}));
        assertEquals(OptionalInt.empty(), chart.firstSignal(new long[] {1, 5}));
        assertEquals(OptionalInt.empty(), chart.firstSignal(new long[0]));
    }

    @Test
    void aFallingRateIsWatchedFromTheOtherSide() {
        Cusum chart = new Cusum(3, 5, false, 100);
        assertArrayEquals(new double[] {2, 5, 1}, chart.path(new long[] {1, 0, 7}), 0);
        assertEquals(OptionalInt.of(1), chart.firstSignal(new long[] {1, 0, 7}));
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertEquals(
                "inControl and shifted are both 5.0; they must differ",
                assertThrows(IllegalArgumentException.class, () -> Cusum.poisson(5, 5, 100))
                        .getMessage());
        assertEquals(
                "runLength is 1.0; it must be above 1 and finite",
                assertThrows(IllegalArgumentException.class, () -> Cusum.poisson(5, 6, 1))
                        .getMessage());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Cusum.poisson(100, 100.01, 1e6))
                .getMessage()
                .contains("watch for a larger change"));
    }

    private static double simulated(Cusum chart, LongToDoubleFunction cdf, double near) {
        double[] table = new double[(int) (near * 3 + 200)];
        for (int k = 0; k < table.length; k++) {
            table[k] = cdf.applyAsDouble(k);
        }
        SplittableRandom random = new SplittableRandom(19);
        long periods = 0;
        int runs = 3000;
        for (int run = 0; run < runs; run++) {
            double sum = 0;
            while (sum < chart.limit()) {
                int found = Arrays.binarySearch(table, random.nextDouble());
                long count = found >= 0 ? found : -found - 1;
                sum = Math.max(0, sum + (chart.rising() ? count - chart.reference() : chart.reference() - count));
                periods++;
            }
        }
        return (double) periods / runs;
    }
}
