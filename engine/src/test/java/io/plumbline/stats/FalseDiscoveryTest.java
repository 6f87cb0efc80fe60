package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Expected numbers: the 15 p-values of Benjamini and Hochberg (1995), adjusted with {@code p.adjust} of R 4.2.2. */
class FalseDiscoveryTest {
    private static final double[] P = {
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590,
        1
    };

    @Test
    void benjaminiAndHochbergAgreeWithR() {
        double[] expected = {
            0.0015,
            0.003,
            0.0095,
            0.035625,
            0.0603,
            0.0638571428571,
            0.0638571428571,
            0.0645,
            0.0765,
            0.486,
            0.581181818182,
            0.714875,
            0.753230769231,
            0.813214285714,
            1
        };
        assertArrayEquals(expected, FalseDiscovery.benjaminiHochberg(P), 1e-12);
    }

    @Test
    void benjaminiAndYekutieliAgreeWithR() {
        double[] expected = {
            0.00497734348984,
            0.00995468697969,
            0.0315231754357,
            0.118211907884,
            0.200089208292,
            0.211892622853,
            0.211892622853,
            0.214025770063,
            0.253844517982,
            1,
            1,
            1,
            1,
            1,
            1
        };
        assertArrayEquals(expected, FalseDiscovery.benjaminiYekutieli(P), 1e-12);
    }

    @Test
    void holmAgreesWithR() {
        double[] expected = {0.0015, 0.0056, 0.0247, 0.114, 0.2211, 0.278, 0.278, 0.278, 0.3213, 1, 1, 1, 1, 1, 1};
        assertArrayEquals(expected, FalseDiscovery.holm(P), 1e-12);
    }

    @Test
    void keepsTheOrderOfItsArgument() {
        assertArrayEquals(new double[] {0.04, 0.02}, FalseDiscovery.benjaminiHochberg(0.04, 0.01), 1e-15);
    }

    @Test
    void whatWasNotTestedDoesNotCount() {
        assertArrayEquals(
                new double[] {Double.NaN, 0.02, 0.04}, FalseDiscovery.benjaminiHochberg(Double.NaN, 0.01, 0.04), 1e-15);
        assertArrayEquals(new double[] {Double.NaN}, FalseDiscovery.holm(Double.NaN), 0);
        assertArrayEquals(new double[0], FalseDiscovery.benjaminiYekutieli(), 0);
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertEquals(
                "p[1] is 1.5; it must be a probability from 0 to 1",
                assertThrows(IllegalArgumentException.class, () -> FalseDiscovery.holm(0.1, 1.5))
                        .getMessage());
    }
}
