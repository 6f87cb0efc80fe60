package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GrimTest {
    @ParameterizedTest
    @CsvSource({
        "5.20,28,IMPOSSIBLE",
        "5.18,28,POSSIBLE",
        "5.21,28,POSSIBLE",
        "3.45,20,POSSIBLE",
        "3.47,20,IMPOSSIBLE",
        "3.5,60,NOT_APPLICABLE",
        "3,1,NOT_APPLICABLE",
        "-0.50,2,POSSIBLE"
    })
    void aMeanComesFromWholeNumbersOrNot(BigDecimal mean, long n, Grim expected) {
        assertEquals(expected, Grim.mean(mean, n));
    }

    @ParameterizedTest
    @CsvSource({
        "66.7,3,POSSIBLE",
        "66.6,3,POSSIBLE",
        "65.0,3,IMPOSSIBLE",
        "98,7,IMPOSSIBLE",
        "100,7,POSSIBLE",
        "98,60,NOT_APPLICABLE",
        "0,12,POSSIBLE"
    })
    void aPercentageIsAHundredthOfIt(BigDecimal percentage, long n, Grim expected) {
        assertEquals(expected, Grim.percentage(percentage, n));
    }

    @ParameterizedTest
    @EnumSource(
            value = RoundingMode.class,
            names = {"DOWN", "FLOOR", "CEILING", "HALF_UP", "HALF_EVEN"})
    void everyHonestValueIsPossible(RoundingMode rounding) {
        for (int n = 1; n <= 50; n++) {
            for (int k = 0; k <= 2 * n; k++) {
                BigDecimal mean = BigDecimal.valueOf(k).divide(BigDecimal.valueOf(n), 2, rounding);
                assertEquals(Grim.POSSIBLE, Grim.mean(mean, n), k + " of " + n);
            }
        }
    }

    @Test
    void someInventedValuesAreNot() {
        int impossible = 0;
        for (int cents = 0; cents < 100; cents++) {
            impossible += Grim.mean(BigDecimal.valueOf(cents, 2), 20) == Grim.IMPOSSIBLE ? 1 : 0;
        }
        assertTrue(impossible >= 40, impossible + " of 100");
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertEquals(
                "n is 0; it must be 1 or more",
                assertThrows(IllegalArgumentException.class, () -> Grim.mean(BigDecimal.ONE, 0))
                        .getMessage());
    }
}
