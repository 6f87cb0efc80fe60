package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What screening takes from tables and bounds, against what the tables and bounds stand for. */
class InterpolationTest {
    private static final CountLaw EVENTS = new CountLaw.Events();

    @Test
    void tabledIntervalsOfRateRatiosAreTheExactOnes() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 3000; round++) {
            long a = (long) Math.pow(3e4, random.nextDouble()) - 1;
            long b = (long) Math.pow(1e6, random.nextDouble()) - 1;
            assertSameInterval(a, b);
            assertSameInterval(b, a);
        }
        assertSameInterval(3, 1L << 41);
    }

    private static void assertSameInterval(long a, long b) {
        Interval exact = Intervals.rateRatio(a, 3, b, 2, 0.95);
        Interval tabled = RateRatioTable.interval(a, 3, b, 2);
        assertEquals(exact.low(), tabled.low(), 1e-7 * exact.low(), a + " against " + b);
        assertTrue(
                exact.high() == tabled.high() || Math.abs(exact.high() - tabled.high()) <= 1e-7 * exact.high(),
                a + " against " + b + ": " + tabled.high() + " for " + exact.high());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.05, 0.3, 1, ShrunkenRatios.LARGEST_SPREAD})
    void tabledShrunkenRatiosAreThoseOfThePosterior(double spread) {
        ShrunkenRatios table = new ShrunkenRatios(spread, 0.95);
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < 400; round++) {
            double location = 14 * random.nextDouble() - 3;
            double mean = Math.exp(location + 3 * spread * (2 * random.nextDouble() - 1));
            long count = Math.max(0, Math.round(mean + Math.sqrt(mean) * (4 * random.nextDouble() - 2)));
            RatioPosterior posterior = RatioPosterior.of(new MixedCount(EVENTS, location, spread), count);
            ShrunkenRatios.Quantiles tabled = table.of(count, location);
            String message = count + " at " + location;
            assertRatio(posterior.interval(0.95).low(), tabled.low(), message);
            assertRatio(posterior.quantile(0.5), tabled.median(), message);
            assertRatio(posterior.interval(0.95).high(), tabled.high(), message);
        }
    }

    @Test
    void countsBeyondTheTableOfShrunkenRatiosHaveTheirOwnPosterior() {
        ShrunkenRatios table = new ShrunkenRatios(0.3, 0.95);
        RatioPosterior posterior = RatioPosterior.of(new MixedCount(EVENTS, -20, 0.3), 0);
        assertEquals(posterior.quantile(0.5), table.of(0, -20).median());
    }

    private static void assertRatio(double expected, double actual, String message) {
        assertEquals(expected, actual, 1e-7 * expected, message);
    }

    /** The narrow quadrature against the trapezoidal rule over the density, where the spread lets both be exact. */
    @Test
    void tailsOfNarrowMixturesAreThoseOfTheSumOverTheDensity() {
        SplittableRandom random = new SplittableRandom(3);
        int compared = 0;
        for (int round = 0; round < 20_000; round++) {
            long k = (long) Math.pow(2000, random.nextDouble());
            CountLaw law =
                    round % 2 == 0 ? EVENTS : new CountLaw.Hits(k + (long) Math.pow(30_000, random.nextDouble()));
            LatentDensity reaching = law.reaching(k);
            double scale = Math.pow(0.003, random.nextDouble());
            double width = Math.sqrt(scale * scale + 1 / reaching.information());
            double location = reaching.peak() + 5 * width * (2 * random.nextDouble() - 1);
            if (NarrowMixture.fits(reaching, location, scale)) {
                double upper = law.logAtLeast(k, location);
                double lower = law.logBelow(k, location);
                boolean isUpper = upper < lower;
                NormalMixture sum = new NormalMixture(reaching, 1, 0);
                double expected = isUpper ? sum.logUpper(location, scale) : sum.logLower(location, scale);
                double narrow = new NarrowMixture(reaching, 1, 0)
                        .log(isUpper ? 1 : -1, isUpper ? upper : lower, location, scale);
                assertEquals(expected, narrow, 1e-9, law + " " + k + " at " + location + ", spread " + scale);
                compared++;
            }
        }
        assertTrue(compared > 5000, compared + " compared");
    }

    @Test
    void slopesOfResidualsAreTheirDifferences() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 3000; round++) {
            long k = (long) Math.pow(2000, random.nextDouble()) - 1;
            CountLaw law = new CountLaw.Hits(k + (long) Math.pow(30_000, random.nextDouble()));
            double noise = 1 / (k + 0.5) + 1 / (law.most() - k + 0.5);
            double scale = Math.sqrt(noise) * Math.pow(200, random.nextDouble() - 0.7);
            double width = Math.sqrt(scale * scale + noise);
            double location = law.locationOf(k) + 3 * width * (2 * random.nextDouble() - 1);
            MixedCount.Residual residual = new MixedCount(law, location, scale).residualWithSlopes(k);
            String message = law + " " + k + " at " + location + ", spread " + scale;
            assertEquals(new MixedCount(law, location, scale).residual(k), residual.value(), 1e-6, message);
            double way = 1e-3 * width;
            double byLocation = (new MixedCount(law, location + way, scale).residual(k)
                            - new MixedCount(law, location - way, scale).residual(k))
                    / (2 * way);
            assertEquals(byLocation * width, residual.byLocation() * width, 1e-4, message);
            double wayOfVariance = 1e-3 * scale * scale;
            double byVariance = (new MixedCount(law, location, Math.sqrt(scale * scale + wayOfVariance)).residual(k)
                            - new MixedCount(law, location, Math.sqrt(scale * scale - wayOfVariance)).residual(k))
                    / (2 * wayOfVariance);
            assertEquals(byVariance * width * width, residual.byVariance() * width * width, 1e-3, message);
        }
    }

    @Test
    void classesToldWithoutATailAreThoseOfTheTail() {
        for (double expected = 0.5; expected < 20_000; expected *= 1.07) {
            for (double z = -7; z <= 7; z += 0.25) {
                long count = Math.max(0, Math.round(expected + z * Math.sqrt(expected)));
                double above = Gamma.survival((double) count, expected + 1, 1);
                double below = Gamma.cdf((double) count, expected, 1);
                assertEquals(
                        Significance.ofTail(2 * Math.min(above, below), above < below),
                        ControlLimits.ofRatio(count, expected),
                        count + " of " + expected);
            }
        }
    }
}
