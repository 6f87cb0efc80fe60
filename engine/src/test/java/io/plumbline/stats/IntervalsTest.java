package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalsTest {
    /** Newcombe, "Two-sided confidence intervals for the single proportion" (1998), table I, four digits. */
    @ParameterizedTest
    @CsvSource({
        "81,263,0.2553,0.3662,0.2527,0.3676",
        "15,148,0.0624,0.1605,0.0578,0.1617",
        "0,20,0,0.1611,0,0.1684",
        "1,29,0.0061,0.1718,0.0009,0.1776"
    })
    void sharesAgreeWithNewcombe(long x, long n, double low, double high, double exactLow, double exactHigh) {
        assertInterval(low, high, Intervals.wilson(x, n, 0.95), 5e-5);
        assertInterval(exactLow, exactHigh, Intervals.clopperPearson(x, n, 0.95), 5e-5);
    }

    @Test
    void allOfThemMirrorsNone() {
        assertEquals(1, Intervals.wilson(20, 20, 0.95).high());
        assertEquals(
                1 - Intervals.wilson(0, 20, 0.95).high(),
                Intervals.wilson(20, 20, 0.95).low(),
                1e-15);
        assertEquals(
                1 - Intervals.clopperPearson(0, 20, 0.95).high(),
                Intervals.clopperPearson(20, 20, 0.95).low(),
                1e-15);
    }

    @Test
    void withoutRecordsNothingIsKnown() {
        assertEquals(new Interval(0, 1), Intervals.wilson(0, 0, 0.95));
        assertEquals(new Interval(0, 1), Intervals.clopperPearson(0, 0, 0.95));
        assertEquals(new Interval(0, Double.POSITIVE_INFINITY), Intervals.shareRatio(0, 0, 3, 10, 0.95));
    }

    /** {@code poisson.test(10)} of R 4.2.2. */
    @Test
    void poissonAgreesWithR() {
        assertInterval(4.79538869613, 18.390356042, Intervals.poisson(10, 1, 0.95), 1e-9);
        assertInterval(4.79538869613 / 200, 18.390356042 / 200, Intervals.poisson(10, 200, 0.95), 1e-11);
    }

    @Test
    void noEventGivesTheRuleOfThree() {
        Interval none = Intervals.poisson(0, 1, 0.90);
        assertEquals(0, none.low());
        assertEquals(-Math.log(0.05), none.high(), 1e-12);
    }

    @Test
    void byarIsCloseToTheExactIntervalFromTenOn() {
        for (long count = 10; count < 2000; count += 7) {
            Interval exact = Intervals.poisson(count, 1, 0.95);
            Interval byar = Intervals.byar(count, 1, 0.95);
            assertEquals(exact.low(), byar.low(), 0.002 * exact.low());
            assertEquals(exact.high(), byar.high(), 0.002 * exact.high());
        }
        assertEquals(0, Intervals.byar(0, 1, 0.95).low());
    }

    /** {@code poisson.test(c(11, 21), c(800, 3011))} has p 0.0797 two-sided: its interval holds 1, a narrower one not. */
    @Test
    void theRateRatioHoldsWhatTheTestDoesNotReject() {
        Interval ratio = Intervals.rateRatio(11, 800, 21, 3011, 0.95);
        assertTrue(ratio.contains(1));
        assertTrue(ratio.contains(11.0 / 800 / (21.0 / 3011)));
        assertTrue(Intervals.rateRatio(11, 800, 21, 3011, 0.80).low() > 1);
        assertEquals(new Interval(0, Double.POSITIVE_INFINITY), Intervals.rateRatio(0, 1, 0, 2, 0.95));
        assertEquals(
                Double.POSITIVE_INFINITY, Intervals.rateRatio(3, 1, 0, 2, 0.95).high());
    }

    /** The example of Koopman (1984): 36 of 40 against 16 of 80. */
    @Test
    void theShareRatioAgreesWithKoopman() {
        assertInterval(2.94, 7.15, Intervals.shareRatio(36, 40, 16, 80, 0.95), 5e-3);
    }

    @ParameterizedTest
    @CsvSource({"0,30,5,300", "5,30,0,300", "30,30,300,300", "1,1000000,7,5000000", "500000,1000000,7,9", "0,1,1,1"})
    void theShareRatioIsReadableBothWays(long x, long n, long y, long m) {
        Interval there = Intervals.shareRatio(x, n, y, m, 0.95);
        Interval back = Intervals.shareRatio(y, m, x, n, 0.95);
        assertInterval(1 / back.high(), 1 / back.low(), there, 1e-6 * Math.min(there.high(), 1e6));
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertEquals(
                "5 of 4 is no share; the part must lie between 0 and the whole",
                assertThrows(IllegalArgumentException.class, () -> Intervals.wilson(5, 4, 0.95))
                        .getMessage());
        assertEquals(
                "level is 95.0; it must be above 0 and below 1",
                assertThrows(IllegalArgumentException.class, () -> Intervals.wilson(1, 4, 95))
                        .getMessage());
        assertEquals(
                "exposure is 0.0; it must be above 0 and finite",
                assertThrows(IllegalArgumentException.class, () -> Intervals.poisson(1, 0, 0.95))
                        .getMessage());
        assertEquals(
                "an interval from NaN to 1.0 is none",
                assertThrows(IllegalArgumentException.class, () -> new Interval(Double.NaN, 1))
                        .getMessage());
    }

    private static void assertInterval(double low, double high, Interval actual, double tolerance) {
        assertEquals(low, actual.low(), tolerance);
        assertEquals(high, actual.high(), tolerance);
    }
}
