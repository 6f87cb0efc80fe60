package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionsTest {
    @Test
    void normalTailsDoNotUnderflowAsLogarithms() {
        // Mills' ratio: log Q(z) is -z²/2 - log(z √2π) - 1/z² + 5/(2 z⁴) - … for large z.
        double z = 100;
        double asymptotic = -z * z / 2 - Math.log(z * Math.sqrt(2 * Math.PI)) - 1 / (z * z) + 2.5 / Math.pow(z, 4);
        assertEquals(asymptotic, Gaussian.logSurvival(z), 1e-10);
        assertEquals(Math.log(0.5), Gaussian.logCdf(0), 1e-15);
    }

    @ParameterizedTest
    @CsvSource({"0.3,0.9", "0.5,0.5", "2,5", "30,0.5", "500,3", "40000,60000"})
    void betaQuantilesInvertTheirDistribution(double a, double b) {
        for (double p : new double[] {1e-9, 1e-4, 0.01, 0.3, 0.5, 0.9, 0.999}) {
            double x = Beta.quantile(p, a, b);
            assertEquals(p, Beta.cdf(x, a, b), 1e-11, a + " " + b + " " + p);
            assertEquals(1 - p, Beta.survival(x, a, b), 1e-11);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.05,1", "0.5,2", "1,1", "30,0.1", "5000,3", "1000000,1"})
    void gammaQuantilesInvertTheirDistribution(double shape, double rate) {
        for (double p : new double[] {1e-9, 1e-4, 0.01, 0.3, 0.5, 0.9, 0.999}) {
            assertEquals(p, Gamma.cdf(Gamma.quantile(p, shape, rate), shape, rate), 2e-10 * p, shape + " " + p);
            assertEquals(p, Gamma.survival(Gamma.upperQuantile(p, shape, rate), shape, rate), 2e-10 * p);
        }
    }

    @Test
    void discreteQuantilesAreTheSmallestThatReachTheProbability() {
        for (double p : new double[] {0, 0.001, 0.025, 0.5, 0.975, 0.9999}) {
            long poisson = Poisson.quantile(p, 17.3);
            assertTrue(Poisson.cdf(poisson, 17.3) >= p && Poisson.cdf(poisson - 1, 17.3) < Math.max(p, 1e-300));
            long binomial = Binomial.quantile(p, 40, 0.3);
            assertTrue(
                    Binomial.cdf(binomial, 40, 0.3) >= p && Binomial.cdf(binomial - 1, 40, 0.3) < Math.max(p, 1e-300));
        }
        assertEquals(40, Binomial.quantile(1, 40, 0.3));
    }

    @Test
    void probabilitiesSumToTheirDistribution() {
        double poisson = 0;
        double binomial = 0;
        double negative = 0;
        for (long k = 0; k <= 25; k++) {
            poisson += Poisson.probability(k, 17.3);
            binomial += Binomial.probability(k, 40, 0.6);
            negative += NegativeBinomial.probability(k, 2.5, 17.3);
        }
        assertEquals(Poisson.cdf(25, 17.3), poisson, 1e-13);
        assertEquals(Binomial.cdf(25, 40, 0.6), binomial, 1e-13);
        assertEquals(NegativeBinomial.cdf(25, 2.5, 17.3), negative, 1e-13);
    }

    @Test
    void midPIsHalfOnAverage() {
        double mean = 0;
        for (long k = 0; k <= 60; k++) {
            mean += Poisson.probability(k, 5) * Poisson.midUpper(k, 5);
        }
        assertEquals(0.5, mean, 1e-13);
        assertEquals(1, Binomial.midUpper(3, 10, 0.2) + Binomial.midLower(3, 10, 0.2), 1e-14);
        assertEquals(1, Poisson.midUpper(3, 4) + Poisson.midLower(3, 4), 1e-14);
    }

    @Test
    void endsOfTheRangeAreExact() {
        assertEquals(1, Poisson.cdf(0, 0));
        assertEquals(0, Poisson.cdf(-1, 3));
        assertEquals(1, Binomial.probability(5, 5, 1));
        assertEquals(1, Binomial.cdf(7, 5, 0.5));
        assertEquals(Double.NEGATIVE_INFINITY, Gaussian.quantile(0));
        assertEquals(0, Gaussian.quantile(0.5), 1e-15);
        assertEquals(0, Gamma.quantile(0, 2, 1));
        assertEquals(1, Beta.quantile(1, 2, 3));
    }

    @Test
    void argumentsOutsideTheDomainAreRefused() {
        assertEquals(
                "p is NaN; it must be a probability from 0 to 1",
                assertThrows(IllegalArgumentException.class, () -> Gaussian.quantile(Double.NaN))
                        .getMessage());
        assertEquals(
                "shape is 0.0; it must be above 0 and finite",
                assertThrows(IllegalArgumentException.class, () -> Gamma.cdf(1, 0, 1))
                        .getMessage());
        assertEquals(
                "mean is -1.0; it must be 0 or more and finite",
                assertThrows(IllegalArgumentException.class, () -> Poisson.cdf(1, -1))
                        .getMessage());
    }
}
