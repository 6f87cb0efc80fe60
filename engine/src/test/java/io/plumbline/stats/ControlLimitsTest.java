package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlLimitsTest {
    @Test
    void limitsOfAShareAreNormalAndStayShares() {
        Interval limits = ControlLimits.share(100, 0.2, ControlLimits.INNER);
        assertEquals(0.2 - 1.959963984540054 * 0.04, limits.low(), 1e-12);
        assertEquals(0.2 + 1.959963984540054 * 0.04, limits.high(), 1e-12);
        assertEquals(new Interval(0, 1), ControlLimits.share(1, 0.5, ControlLimits.OUTER));
    }

    /** {@code poisson.test(10)} of R 4.2.2 has the interval 4.79538869613 to 18.390356042. */
    @Test
    void limitsReadAtACountAreTheExactIntervalTurnedRound() {
        Interval limits = ControlLimits.ratioAt(10, ControlLimits.INNER);
        assertEquals(10 / 18.390356042, limits.low(), 1e-9);
        assertEquals(10 / 4.79538869613, limits.high(), 1e-9);
        assertEquals(Double.POSITIVE_INFINITY, ControlLimits.ratioAt(0, 0.95).high());
    }

    @Test
    void limitsOfARateAreThoseOfTheRatioTimesTheTarget() {
        Interval ratio = ControlLimits.ratio(50, ControlLimits.OUTER);
        Interval rate = ControlLimits.rate(1000, 0.05, ControlLimits.OUTER);
        assertEquals(ratio.low() * 0.05, rate.low(), 1e-15);
        assertEquals(ratio.high() * 0.05, rate.high(), 1e-15);
    }

    @ParameterizedTest
    @CsvSource({
        "0,1,WITHIN",
        "0,5,LOW",
        "0,8,FAR_LOW",
        "9,2,FAR_HIGH",
        "9,4,HIGH",
        "10,10,WITHIN",
        "30,20,HIGH",
        "40,20,FAR_HIGH",
        "10,19,LOW",
        "100,140,FAR_LOW"
    })
    void aCountIsClassedByItsInterval(long count, double expected, Significance significance) {
        assertEquals(significance, ControlLimits.ofCount(count, expected));
    }

    @ParameterizedTest
    @CsvSource({"20,100,WITHIN", "28,100,HIGH", "33,100,FAR_HIGH", "12,100,LOW", "7,100,FAR_LOW", "0,1,WITHIN"})
    void aShareIsClassedByTheLimitsAtItsSize(long x, long n, Significance significance) {
        assertEquals(significance, ControlLimits.ofShare(x, n, 0.2));
    }

    @Test
    void aShareOfNothingHasNoLimits() {
        assertEquals(
                "n is 0.0; it must be above 0 and finite",
                assertThrows(IllegalArgumentException.class, () -> ControlLimits.ofShare(0, 0, 0.2))
                        .getMessage());
    }
}
