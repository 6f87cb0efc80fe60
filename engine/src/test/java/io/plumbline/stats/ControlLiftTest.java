package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ControlLiftTest {
    private static boolean[] some(int hits, int of) {
        boolean[] some = new boolean[of];
        Arrays.fill(some, 0, hits, true);
        return some;
    }

    private static double[] all(int of, double probability) {
        double[] all = new double[of];
        Arrays.fill(all, probability);
        return all;
    }

    /** Bardsley et al. 2009: 26 % of the standards listed by risk were qualified, 13 % of those drawn at random. */
    @Test
    void theHealthcareCommissionsLiftIsTwo() {
        ControlLift lift = ControlLift.of(104, 400, some(13, 100), all(100, 0.1), 0.95);
        assertEquals(2, lift.value(), 1e-12);
        assertEquals(Intervals.shareRatio(104, 400, 13, 100, 0.95), lift.interval());
        assertTrue(lift.interval().low() > 1);
    }

    /** Two strata: 1 of 10 places drawn with probability 0.1 is bad, 9 of 10 with probability 0.9; weighted that is 0.18, not 0.5. */
    @Test
    void placesDrawnMoreOftenCountLess() {
        boolean[] positive = new boolean[20];
        positive[0] = true;
        Arrays.fill(positive, 10, 19, true);
        double[] probability = all(20, 0.1);
        Arrays.fill(probability, 10, 20, 0.9);
        ControlLift lift = ControlLift.of(90, 100, positive, probability, 0.95);
        assertEquals((10 + 10) / (100 + 100 / 9.0), lift.control(), 1e-12);
        assertEquals(5.0, lift.value(), 1e-12);
        assertTrue(lift.interval().low() < 5 && lift.interval().high() > 5);
    }

    @Test
    void aRandomArmWithoutAnyProblemHasNoUpperBound() {
        ControlLift lift = ControlLift.of(5, 50, some(0, 30), all(30, 0.2), 0.95);
        assertEquals(Double.POSITIVE_INFINITY, lift.interval().high());
        assertTrue(lift.interval().low() > 0);
    }

    @Test
    void withoutARandomArmThereIsNoLift() {
        assertNull(ControlLift.of(5, 50, new boolean[0], new double[0], 0.95));
    }

    @Test
    void aProbabilityOfZeroIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ControlLift.of(5, 50, some(0, 3), new double[3], 0.95));
    }
}
