package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mixtures against the plain law averaged over a fine grid of the normal law, which is slow and beyond doubt. */
class MixturesTest {
    private static final double FINE = 1.0 / 256;

    @ParameterizedTest
    @CsvSource({
        "0,1,0.3",
        "3,1,0.3",
        "12,0,1",
        "40,3,0.05",
        "5,3,0.3",
        "900,5.5,0.3",
        "60,5.5,0.3",
        "7,2,0.001",
        "2500,7.5,2",
        "0,4,1.5",
        "20000,9.5,0.1"
    })
    void lognormalPoissonAgreesWithItsDefinition(long k, double meanLog, double sdLog) {
        double upper = averaged(z -> Poisson.survival(k, Math.exp(meanLog + sdLog * z)));
        double lower = averaged(z -> Poisson.cdf(k, Math.exp(meanLog + sdLog * z)));
        double here = averaged(z -> Poisson.probability(k, Math.exp(meanLog + sdLog * z)));
        close(upper, PoissonLognormal.survival(k, meanLog, sdLog));
        close(lower, PoissonLognormal.cdf(k, meanLog, sdLog));
        close(here, PoissonLognormal.probability(k, meanLog, sdLog));
        close(upper + here / 2, PoissonLognormal.midUpper(k, meanLog, sdLog));
        close(lower - here / 2, PoissonLognormal.midLower(k, meanLog, sdLog));
    }

    @ParameterizedTest
    @CsvSource({
        "0,20,-2,0.5",
        "20,20,2,0.5",
        "1,1,0,1",
        "7,50,-1.5,0.02",
        "19,20,1,0.4",
        "300,5000,-3,0.3",
        "4900,5000,3,1.2",
        "12,5000,-6,0.4"
    })
    void logitNormalBinomialAgreesWithItsDefinition(long k, long n, double meanLogit, double sdLogit) {
        double upper = averaged(z -> Binomial.survival(k, n, CountLaw.Hits.share(meanLogit + sdLogit * z)));
        double lower = averaged(z -> Binomial.cdf(k, n, CountLaw.Hits.share(meanLogit + sdLogit * z)));
        double here = averaged(z -> Binomial.probability(k, n, CountLaw.Hits.share(meanLogit + sdLogit * z)));
        close(upper, BinomialLogitNormal.survival(k, n, meanLogit, sdLogit));
        close(lower, BinomialLogitNormal.cdf(k, n, meanLogit, sdLogit));
        close(here, BinomialLogitNormal.probability(k, n, meanLogit, sdLogit));
        close(upper + here / 2, BinomialLogitNormal.midUpper(k, n, meanLogit, sdLogit));
        close(lower - here / 2, BinomialLogitNormal.midLower(k, n, meanLogit, sdLogit));
    }

    @Test
    void farTailsOfTheLognormalPoissonDoNotUnderflow() {
        // Far out the count hides in the law of its mean: log P is close to the normal log tail of the mean.
        double z = (Math.log(1e9) - 1) / 0.3;
        assertEquals(Gaussian.logSurvival(z), PoissonLognormal.logSurvival(1_000_000_000L, 1, 0.3), 1e-2);
        assertTrue(PoissonLognormal.logSurvival(1_000_000_000L, 1, 0.3) < -2000);
        // Where almost nothing is expected, P(X ≥ 15) is the fifteenth moment of the mean over 15!.
        assertEquals(15 * -37 + 0.5 * 225 * 0.09 - LogGamma.of(16), PoissonLognormal.logSurvival(14, -37, 0.3), 1e-9);
        assertTrue(PoissonLognormal.logCdf(0, 12, 0.1) < -2000);
    }

    @Test
    void withoutSpreadTheMixturesArePlain() {
        assertEquals(Poisson.midUpper(9, 4), PoissonLognormal.midUpper(9, Math.log(4), 0), 1e-15);
        assertEquals(Binomial.midLower(9, 40, 0.5), BinomialLogitNormal.midLower(9, 40, 0, 0), 1e-15);
        assertEquals(Poisson.probability(3, 4), PoissonLognormal.probability(3, Math.log(4), 0), 1e-15);
    }

    @Test
    void quantilesAreTheSmallestThatReachTheProbability() {
        for (double p : new double[] {0, 0.001, 0.5, 0.9999}) {
            long k = PoissonLognormal.quantile(p, 3, 0.5);
            assertTrue(PoissonLognormal.cdf(k, 3, 0.5) >= p, "k " + k);
            assertTrue(k == 0 || PoissonLognormal.cdf(k - 1, 3, 0.5) < p, "k " + k);
        }
    }

    /** Shapes 1 and 1 make every number of hits as likely as the next. */
    @Test
    void betaBinomialOfAFlatLawIsUniform() {
        assertEquals(1.0 / 51, BetaBinomial.probability(17, 50, 1, 1), 1e-15);
        assertEquals(18.0 / 51, BetaBinomial.cdf(17, 50, 1, 1), 1e-13);
        assertEquals(33.0 / 51, BetaBinomial.survival(17, 50, 1, 1), 1e-13);
    }

    @ParameterizedTest
    @CsvSource({"20,0.4,0.7", "50,3,9", "2000,30,500", "7,1000,2000"})
    void betaBinomialTailsAreSumsOfItsProbabilities(long n, double a, double b) {
        double below = 0;
        for (long k = 0; k <= n; k++) {
            below += BetaBinomial.probability(k, n, a, b);
            assertEquals(below, BetaBinomial.cdf(k, n, a, b), 1e-12, "k " + k);
            assertEquals(1 - below, BetaBinomial.survival(k, n, a, b), 1e-12, "k " + k);
        }
        assertEquals(1, below, 1e-12);
        assertEquals(1, BetaBinomial.midUpper(3, n, a, b) + BetaBinomial.midLower(3, n, a, b), 1e-12);
    }

    @Test
    void betaBinomialWithoutCorrelationIsBinomial() {
        assertEquals(Binomial.logSurvival(40, 100, 0.2), BetaBinomial.logSurvival(40, 100, 0.2e9, 0.8e9), 1e-5);
    }

    @Test
    void argumentsOutsideTheDomainAreRefused() {
        assertEquals(
                "sdLog is -0.1; it must be 0 or more and finite",
                assertThrows(IllegalArgumentException.class, () -> PoissonLognormal.cdf(1, 0, -0.1))
                        .getMessage());
        assertEquals(
                "meanLogit is NaN; it must be finite",
                assertThrows(IllegalArgumentException.class, () -> BinomialLogitNormal.cdf(1, 2, Double.NaN, 1))
                        .getMessage());
        assertEquals(
                "a is 0.0; it must be above 0 and finite",
                assertThrows(IllegalArgumentException.class, () -> BetaBinomial.cdf(1, 2, 0, 1))
                        .getMessage());
    }

    private static double averaged(DoubleUnaryOperator function) {
        double sum = 0;
        for (double z = -14; z <= 14; z += FINE) {
            sum += Gaussian.density(z) * function.applyAsDouble(z) * FINE;
        }
        return sum;
    }

    private static void close(double expected, double actual) {
        assertEquals(expected, actual, 2e-11 * Math.abs(expected) + 1e-300, "error " + (actual / expected - 1));
    }
}
