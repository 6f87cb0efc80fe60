package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RecurrenceTest {
    /** Where 8.7 % come back anyway, 20 closures show at least one with probability .84. */
    @Test
    void oneOfTwentyIsNothingSpecial() {
        Recurrence recurrence = Recurrence.againstRate(1, 20, 0.087);
        assertEquals(0.84, recurrence.atLeastOne(), 0.005);
        assertEquals(1 - Math.pow(0.913, 20), recurrence.p(), 1e-14);
        assertEquals(1.74, recurrence.expected(), 1e-14);
        assertTrue(Recurrence.againstRate(7, 20, 0.087).p() < 0.002);
    }

    @Test
    void equalRatesAreBinomial() {
        double[] rates = new double[20];
        Arrays.fill(rates, 0.087);
        Recurrence matched = Recurrence.againstMatched(4, rates);
        Recurrence known = Recurrence.againstRate(4, 20, 0.087);
        assertEquals(known.p(), matched.p(), 1e-14);
        assertEquals(known.atLeastOne(), matched.atLeastOne(), 1e-14);
    }

    @Test
    void eachObjectHasItsOwnRate() {
        Recurrence recurrence = Recurrence.againstMatched(2, 0.5, 0.1, 1);
        assertEquals(1.6, recurrence.expected(), 1e-15);
        assertEquals(1 - 0.5 * 0.9, recurrence.p(), 1e-15);
        assertEquals(1, recurrence.atLeastOne());
    }

    @Test
    void theRateOfFewPeersIsNotTakenAsKnown() {
        double few = Recurrence.againstPeers(6, 20, 2, 20).p();
        double many = Recurrence.againstPeers(6, 20, 2000, 20_000).p();
        assertEquals(ExactTest.fisher(6, 20, 8, 40, Direction.HIGH), few);
        assertEquals(Recurrence.againstRate(6, 20, 0.1).p(), many, 1e-3);
        assertTrue(few > 5 * many);
    }

    @Test
    void withoutClosuresThereIsNoEvidence() {
        assertEquals(1, Recurrence.againstRate(0, 0, 0.1).p());
        assertEquals(0, Recurrence.againstRate(0, 0, 0.1).atLeastOne());
        assertEquals(1, Recurrence.againstMatched(0).p());
        Recurrence lone = Recurrence.againstPeers(3, 4, 0, 0);
        assertEquals(1, lone.p());
        assertTrue(Double.isNaN(lone.expected()));
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertEquals(
                "3 of 2 is no share; the part must lie between 0 and the whole",
                assertThrows(IllegalArgumentException.class, () -> Recurrence.againstMatched(3, 0.1, 0.2))
                        .getMessage());
        assertEquals(
                "rates[1] is 2.0; it must be a probability from 0 to 1",
                assertThrows(IllegalArgumentException.class, () -> Recurrence.againstMatched(1, 0.1, 2))
                        .getMessage());
    }
}
