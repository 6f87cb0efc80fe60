package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LaneyChartTest {
    @Test
    void sharesAreWidenedByTheirSpreadFromPeriodToPeriod() {
        LaneyChart chart = LaneyChart.shares(new long[] {100, 140, 90}, new long[] {1000, 1000, 1000})
                .orElseThrow();
        double deviation = Math.sqrt(0.11 * 0.89 / 1000);
        double spread = (0.04 + 0.05) / 2 / deviation * Math.sqrt(Math.PI) / 2;
        assertEquals(0.11, chart.centre(), 1e-15);
        assertEquals(spread, chart.spread(), 1e-12);
        assertEquals(
                0.11 + 3 * spread * deviation, chart.points().get(0).limits().high(), 1e-12);
    }

    @Test
    void ratesAreCountsOfExposures() {
        LaneyChart chart =
                LaneyChart.rates(new long[] {10, 30}, new double[] {5, 15}).orElseThrow();
        assertEquals(2, chart.centre());
        assertEquals(0, chart.spread(), 1e-15);
        assertEquals(new Interval(2, 2), chart.points().get(1).limits());
        assertFalse(chart.points().get(1).outside());
    }

    @Test
    void countsThatVaryByChanceAreNotWidened() {
        SplittableRandom random = new SplittableRandom(5);
        long[] counts = new long[400];
        double[] exposures = new double[400];
        for (int i = 0; i < counts.length; i++) {
            exposures[i] = 50 + i % 7 * 20;
            counts[i] = Poisson.quantile(random.nextDouble(), 0.8 * exposures[i]);
        }
        LaneyChart chart = LaneyChart.rates(counts, exposures).orElseThrow();
        assertEquals(1, chart.spread(), 0.1);
        long outside = chart.points().stream().filter(LaneyChart.Point::outside).count();
        assertTrue(outside <= 4, outside + " outside");
    }

    @Test
    void aPeriodWithoutDenominatorIsNotJudged() {
        LaneyChart chart =
                LaneyChart.shares(new long[] {5, 0, 7}, new long[] {50, 0, 50}).orElseThrow();
        assertTrue(Double.isNaN(chart.points().get(1).value()));
        assertFalse(chart.points().get(1).outside());
        assertEquals(new Interval(0, 1), chart.points().get(1).limits());
    }

    @Test
    void withoutAnythingToCompareThereIsNoChart() {
        assertEquals(Optional.empty(), LaneyChart.shares(new long[0], new long[0]));
        assertEquals(Optional.empty(), LaneyChart.shares(new long[] {3}, new long[] {9}));
        assertEquals(Optional.empty(), LaneyChart.shares(new long[] {0, 0}, new long[] {9, 9}));
        assertEquals(Optional.empty(), LaneyChart.shares(new long[] {9, 9}, new long[] {9, 9}));
        assertEquals(Optional.empty(), LaneyChart.rates(new long[] {0, 0}, new double[] {1, 1}));
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertEquals(
                "counts[1] is 4 without any exposure",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> LaneyChart.rates(new long[] {1, 4}, new double[] {1, 0}))
                        .getMessage());
        assertEquals(
                "1 hits with 2 denominators; they must be as many",
                assertThrows(IllegalArgumentException.class, () -> LaneyChart.shares(new long[] {1}, new long[] {1, 4}))
                        .getMessage());
    }
}
