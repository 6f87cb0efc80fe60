package io.plumbline.stats;

import static io.plumbline.stats.RealDrop.Outcome.IMPROVED;
import static io.plumbline.stats.RealDrop.Outcome.INSUFFICIENT;
import static io.plumbline.stats.RealDrop.Outcome.NOT_IMPROVED;
import static io.plumbline.stats.RealDrop.Outcome.SHORT_OF_CLAIM;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealDropTest {
    private static final double LEVEL = 0.95;

    @ParameterizedTest
    @CsvSource({
        "20,4,0.8,IMPROVED",
        "100,60,0.8,IMPROVED",
        "20,18,0.8,SHORT_OF_CLAIM",
        "200,230,0.1,SHORT_OF_CLAIM",
        "200,230,0.01,NOT_IMPROVED",
        "20,10,0.5,INSUFFICIENT",
        "5,2,0.5,INSUFFICIENT",
        "0,0,0.5,INSUFFICIENT",
        "3,0,1,INSUFFICIENT",
        "0,4,0.5,SHORT_OF_CLAIM"
    })
    void theFirstStateThatHoldsIsTheOutcome(long before, long after, double claim, RealDrop.Outcome outcome) {
        assertEquals(outcome, drop(before, after, claim).outcome());
    }

    @Test
    void allStatesThatHoldAreStated() {
        assertEquals(List.of(IMPROVED, SHORT_OF_CLAIM), drop(100, 60, 0.8).holding());
        assertEquals(List.of(SHORT_OF_CLAIM, NOT_IMPROVED), drop(200, 230, 0.5).holding());
        assertEquals(List.of(INSUFFICIENT), drop(5, 2, 0.5).holding());
    }

    @Test
    void exposuresAreDividedOut() {
        RealDrop drop = RealDrop.of(new BeforeAfter(40, 90, 10, 30), 0.5, LEVEL);
        assertEquals(0.75, drop.ratio(), 1e-15);
        assertEquals(INSUFFICIENT, drop.outcome());
    }

    /**
     * A one-sided error of 5 % and 5 or 20 events before on average: the power of a true drop by half is .12 and .51,
     * of one by four fifths .31 and .95.
     */
    @ParameterizedTest
    @CsvSource({"5,0.5,0.120", "5,0.2,0.308", "20,0.5,0.513", "20,0.2,0.950"})
    void aTrueDropIsSeenWithThePowerThatTheEventsAllow(double before, double ratio, double power) {
        assertEquals(power, probability(IMPROVED, before, before * ratio, 0.8), 5e-4);
    }

    @Test
    void aTrueDropByHalfIsNotTakenForNone() {
        assertEquals(0, probability(NOT_IMPROVED, 20, 10, 0.1), 0.005);
        assertEquals(0, probability(SHORT_OF_CLAIM, 20, 10, 0.5), 0.05);
    }

    @Test
    void noDropIsRarelyTakenForOne() {
        assertTrue(probability(IMPROVED, 20, 20, 0.8) <= 0.05);
    }

    private static double probability(RealDrop.Outcome outcome, double meanBefore, double meanAfter, double claim) {
        double sum = 0;
        for (long before = 0; before < 60; before++) {
            for (long after = 0; after < 60; after++) {
                RealDrop drop = RealDrop.of(new BeforeAfter(before, 1, after, 1), claim, 0.90);
                sum += drop.outcome() == outcome
                        ? Poisson.probability(before, meanBefore) * Poisson.probability(after, meanAfter)
                        : 0;
            }
        }
        return sum;
    }

    private static RealDrop drop(long before, long after, double claim) {
        return RealDrop.of(new BeforeAfter(before, 1, after, 1), claim, LEVEL);
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertEquals(
                "claimedDrop is 1.5; it must be a probability from 0 to 1",
                assertThrows(IllegalArgumentException.class, () -> drop(1, 1, 1.5))
                        .getMessage());
        assertEquals(
                "claimedDrop is 0.0; it must be above 0 and finite",
                assertThrows(IllegalArgumentException.class, () -> drop(1, 1, 0))
                        .getMessage());
        assertEquals(
                "before is -1.0; it must be 0 or more and finite",
                assertThrows(IllegalArgumentException.class, () -> drop(-1, 1, 0.5))
                        .getMessage());
    }
}
