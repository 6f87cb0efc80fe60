package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Expected numbers, where not closed forms: {@code poisson.test} and {@code binom.test} of R 4.2.2. */
class ExactTestTest {
    @Test
    void poissonAgreesWithR() {
        assertEquals(0.0385660043053, ExactTest.poisson(10, 5, Direction.BOTH), 1e-12);
        assertEquals(0.0318280573062, ExactTest.poisson(10, 5, Direction.HIGH), 1e-12);
    }

    @Test
    void binomialAgreesWithR() {
        assertEquals(0.0128563726314, ExactTest.binomial(7, 50, 0.3, Direction.BOTH), 1e-12);
        assertEquals(0.0796686330333, ExactTest.binomial(11, 32, 800.0 / 3811, Direction.BOTH), 1e-12);
    }

    /** Fisher's lady tasting tea: 3 of 4 right. */
    @Test
    void fisherAgreesWithTheClosedForm() {
        assertEquals(17.0 / 70, ExactTest.fisher(3, 4, 4, 8, Direction.HIGH), 1e-14);
        assertEquals(34.0 / 70, ExactTest.fisher(3, 4, 4, 8, Direction.BOTH), 1e-14);
        assertEquals(69.0 / 70, ExactTest.fisher(3, 4, 4, 8, Direction.LOW), 1e-14);
    }

    @Test
    void fisherOfALargePartOfALargerWholeStaysExact() {
        Hypergeometric law = new Hypergeometric(100_000, 7_000, 3_000);
        double sum = 0;
        for (long k = law.least(); k <= law.most(); k++) {
            sum += law.probability(k);
        }
        assertEquals(1, sum, 1e-12);
        assertEquals(1, law.atLeast(230) + law.atMost(229), 1e-12);
    }

    @Test
    void nothingSeenWhereNothingIsExpectedIsNoEvidence() {
        assertEquals(1, ExactTest.poisson(0, 0, Direction.BOTH));
        assertEquals(1, ExactTest.binomial(0, 0, 0.3, Direction.BOTH));
        assertEquals(1, ExactTest.fisher(0, 0, 0, 5, Direction.BOTH));
    }

    @Test
    void oneSidedTailsOverlapInTheCountItself() {
        double both = ExactTest.binomial(7, 50, 0.3, Direction.HIGH) + ExactTest.binomial(7, 50, 0.3, Direction.LOW);
        assertEquals(1 + Binomial.probability(7, 50, 0.3), both, 1e-14);
    }

    @Test
    void impossibleTablesAreRefused() {
        assertEquals(
                "5 hits in a part of 4 cannot be, with 4 in all 8; allowed: 0 to 4",
                assertThrows(IllegalArgumentException.class, () -> ExactTest.fisher(5, 4, 4, 8, Direction.HIGH))
                        .getMessage());
    }
}
