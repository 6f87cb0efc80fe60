package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnitErrorsTest {
    @Test
    void kilogramsAmongTonnesAreFound() {
        UnitErrors errors = UnitErrors.of(new double[] {12, 15, 9, 14_000, 11, 13, 0.012, 40}, 3);
        assertEquals(UnitErrors.State.APPLICABLE, errors.state());
        assertEquals(
                List.of(3, 6),
                errors.suspects().stream().map(UnitErrors.Suspect::index).toList());
        assertEquals(
                List.of(3, -3),
                errors.suspects().stream().map(UnitErrors.Suspect::power).toList());
        assertEquals(14_000 / errors.median(), errors.suspects().get(0).ratio(), 1e-9);
    }

    @Test
    void onlyThePowersAskedForAreSought() {
        double[] values = {12, 15, 9, 14, 1200, 11, 13, 130};
        assertEquals(0, UnitErrors.of(values, 3).suspects().size());
        assertEquals(1, UnitErrors.of(values, 2).suspects().size());
        assertEquals(2, UnitErrors.of(values, 1, 2).suspects().size());
    }

    @Test
    void halfwayBetweenPowersIsNoUnitError() {
        assertEquals(
                List.of(),
                UnitErrors.of(new double[] {10, 10, 10, 10, 10, 3100}, 2, 3).suspects());
    }

    @Test
    void valuesThatReachAsFarThemselvesAreNotJudged() {
        double[] wide = {1, 10, 100, 1000, 10_000, 100_000};
        assertEquals(UnitErrors.State.TOO_WIDE, UnitErrors.of(wide, 3).state());
        assertEquals(
                UnitErrors.State.TOO_WIDE,
                UnitErrors.of(new double[] {1, 2, 4, 8, 16, 30}, 1).state());
    }

    @Test
    void whatHasNoRatioIsPassedOver() {
        double[] values = {0, Double.NaN, -5, 7, 8, 9, 7, 8_100, Double.POSITIVE_INFINITY};
        assertEquals(7, UnitErrors.of(values, 3).suspects().get(0).index());
        UnitErrors few = UnitErrors.of(new double[] {0, 0, 0, 0, 0, 3}, 3);
        assertEquals(UnitErrors.State.TOO_FEW, few.state());
        assertTrue(Double.isNaN(few.median()));
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertEquals(
                "powers is 0; it must be 1 or more",
                assertThrows(IllegalArgumentException.class, () -> UnitErrors.of(new double[5], 0))
                        .getMessage());
    }
}
