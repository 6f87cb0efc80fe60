package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Rows of densities, and what is summed over them, against rows of far finer steps and against the sum that needs no row. */
class DensityRowTest {
    private static final CountLaw EVENTS = new CountLaw.Events();

    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void tailsOfEventsAreThoseOfFarFinerSteps() {
        int compared = 0;
        for (int round = 0; round < 20_000; round++) {
            LatentDensity density = EVENTS.reaching(1 + (long) Math.pow(2000, random.nextDouble()));
            double scale = 0.03 * Math.pow(60, random.nextDouble());
            double location = location(density, scale);
            DensityRow fine = DensityRow.of(density, 0.5, 0.5, 0.3 * NormalMixture.step(density, scale));
            DensityRow kept = DensityRow.ofEvents(density, scale);
            compared += NarrowMixture.mayFit(density, scale) ? 0 : compared(fine, kept, location, scale, 2e-11);
        }
        assertTrue(compared > 10_000, compared + " compared");
    }

    @Test
    void tailsOfHitsAreThoseOfTheSumOverTheDensity() {
        int compared = 0;
        for (int round = 0; round < 10_000; round++) {
            long k = 40 + (long) Math.pow(2000, random.nextDouble());
            LatentDensity density =
                    new CountLaw.Hits(k + 40 + (long) Math.pow(30_000, random.nextDouble())).reaching(k);
            double scale = 2 / Math.sqrt(density.information()) * random.nextDouble(0.3, 4);
            double location = location(density, scale);
            NormalMixture sum = new NormalMixture(density, 0.5, 0.5 * MixedCount.next(density));
            DensityRow row = DensityRow.ofMidP(density, scale);
            for (int side = -1; side <= 1; side += 2) {
                double log = row.logTail(side, location, scale);
                if (!Double.isNaN(log)) {
                    double expected = side > 0 ? sum.logUpper(location, scale) : sum.logLower(location, scale);
                    assertEquals(expected, log, 1e-10, density + " at " + location + ", spread " + scale);
                    compared++;
                }
            }
        }
        assertTrue(compared > 10_000, compared + " compared");
    }

    @Test
    void rowsThatDoNotReachFarEnoughSayNothing() {
        DensityRow row = DensityRow.ofEvents(EVENTS.reaching(100), 0.3);
        assertTrue(Double.isNaN(row.logTail(1, -20, 0.3)));
        assertEquals(
                new NormalMixture(EVENTS.reaching(100), 0.5, 0.5).logUpper(-20, 0.3),
                new MixedCount(EVENTS, -20, 0.3).logMidUpper(100));
    }

    @Test
    void rowsOfOneCountAreKept() {
        assertSame(DensityRow.ofEvents(EVENTS.reaching(100), 0.3), DensityRow.ofEvents(EVENTS.reaching(100), 0.3001));
        assertNull(DensityRow.ofEvents(EVENTS.reaching(1L << 30), 0.3));
    }

    private double location(LatentDensity density, double scale) {
        double width = Math.sqrt(scale * scale + 1 / density.information());
        return density.peak() + width * random.nextDouble(-7, 7);
    }

    private static int compared(DensityRow fine, DensityRow kept, double location, double scale, double error) {
        int compared = 0;
        for (int side = -1; side <= 1; side += 2) {
            double expected = fine.logTail(side, location, scale);
            double log = kept.logTail(side, location, scale);
            if (!Double.isNaN(expected) && !Double.isNaN(log)) {
                assertEquals(expected, log, error, "side " + side + " at " + location + ", spread " + scale);
                compared++;
            }
        }
        return compared;
    }
}
