package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The 13 BCG vaccine trials, with metafor of R 4.2.2 where its fits are converged. */
class RandomEffectsTest {
    private static final Oracle TRIALS = Oracle.read("bcg_dl.csv");
    private static final double[] ESTIMATES = TRIALS.numbers(1);
    private static final double[] VARIANCES = TRIALS.numbers(2);

    @Test
    void derSimonianAndLairdAgreeWithR() {
        RandomEffects fit = RandomEffects.derSimonianLaird(ESTIMATES, VARIANCES);
        assertEquals(0.308760262862, fit.tauSquared(), 1e-11);
        assertEquals(152.233008082, fit.q(), 1e-9);
        assertEquals(-0.714117222073, fit.mean(), 1e-11);
        assertEquals(0.178742089535, fit.error(), 1e-11);
        assertEquals(0.921173468546, fit.inconsistency(), 1e-11);
    }

    @Test
    void shrunkenEstimatesAgreeWithR() {
        assertArrayEquals(
                TRIALS.numbers(3),
                RandomEffects.derSimonianLaird(ESTIMATES, VARIANCES).shrunken(),
                1e-12);
    }

    @Test
    void restrictedMaximumLikelihoodIsConverged() {
        assertEquals(
                0.313243258136,
                RandomEffects.restrictedMaximumLikelihood(ESTIMATES, VARIANCES).tauSquared(),
                1e-11);
    }

    @Test
    void pauleAndMandelIsConverged() {
        assertEquals(
                0.318068452205, RandomEffects.pauleMandel(ESTIMATES, VARIANCES).tauSquared(), 1e-11);
    }

    @Test
    void unitsThatDifferOnlyByErrorHaveNoSpread() {
        double[] estimates = {1, 1.1, 0.9, 1.05};
        double[] variances = {0.1, 0.2, 0.1, 0.3};
        assertEquals(0, RandomEffects.derSimonianLaird(estimates, variances).tauSquared());
        assertEquals(0, RandomEffects.pauleMandel(estimates, variances).tauSquared());
        RandomEffects fit = RandomEffects.restrictedMaximumLikelihood(estimates, variances);
        assertEquals(0, fit.tauSquared());
        assertEquals(0, fit.inconsistency());
        assertArrayEquals(new double[] {fit.mean(), fit.mean(), fit.mean(), fit.mean()}, fit.shrunken(), 1e-15);
    }

    @Test
    void anotherScaleOfUnitsScalesTheFit() {
        double[] estimates = ESTIMATES.clone();
        double[] variances = VARIANCES.clone();
        for (int i = 0; i < estimates.length; i++) {
            estimates[i] *= 1000;
            variances[i] *= 1e6;
        }
        RandomEffects fit = RandomEffects.restrictedMaximumLikelihood(estimates, variances);
        assertEquals(313243.258136, fit.tauSquared(), 1e-5);
        assertTrue(fit.error() > 0);
    }

    @Test
    void unequalArraysAreRefused() {
        assertEquals(
                "1 estimates with 2 variances; there must be as many of the one as of the other, at least 2",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> RandomEffects.pauleMandel(new double[] {1}, new double[] {1, 2}))
                        .getMessage());
        assertEquals(
                "variances[1] is 0.0; it must be above 0 and finite",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> RandomEffects.pauleMandel(new double[] {1, 2}, new double[] {1, 0}))
                        .getMessage());
    }
}
