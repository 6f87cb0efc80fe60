package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Length of stay at 54 hospitals, as published with FunnelPlotR 0.6.0. */
class PublishedOverdispersionTest {
    private static final Oracle HOSPITALS = Oracle.read("medpar_54.csv");
    private static final long[] OBSERVED = HOSPITALS.counts(1);
    private static final double[] EXPECTED = HOSPITALS.numbers(2);
    private static final double[] ROUNDED = HOSPITALS.numbers(3);
    private static final double Z_998 = Gaussian.quantile(0.999);

    @Test
    void withoutAllowanceForSpreadTwentyFiveAreOutside() {
        long outside = IntStream.range(0, OBSERVED.length)
                .filter(i -> !ControlLimits.ratio(EXPECTED[i], 0.998).contains(OBSERVED[i] / EXPECTED[i]))
                .count();
        assertEquals(25, outside);
    }

    @Test
    void theTruncatedVariantFindsTheNinePublished() {
        PublishedOverdispersion fit = PublishedOverdispersion.truncatedLogRatios(OBSERVED, ROUNDED);
        assertEquals(8.53285128925, fit.phi(), 1e-10);
        assertEquals(0.0284102322745, fit.tauSquared(), 1e-12);
        assertEquals(
                List.of("030017", "030035", "030037", "030044", "030060", "030067", "030068", "030073", "032003"),
                outside(fit));
    }

    @Test
    void theWinsorisedVariantFindsTwo() {
        PublishedOverdispersion fit = PublishedOverdispersion.winsorisedRatios(OBSERVED, EXPECTED);
        assertEquals(9.30249710743, fit.phi(), 1e-10);
        assertEquals(0.00786307927606, fit.tauSquared(), 1e-12);
        assertEquals(2, outside(fit).size());
    }

    @Test
    void sharesWithoutSpreadBeyondChanceGetNone() {
        long[] x = {10, 11, 9, 10, 12, 8, 10, 11, 9, 10};
        long[] n = new long[10];
        Arrays.fill(n, 100);
        PublishedOverdispersion fit = PublishedOverdispersion.winsorisedShares(x, n);
        assertEquals(0, fit.tauSquared());
        assertEquals(fit.unadjusted()[4], fit.adjusted()[4]);
    }

    @Test
    void aCountOfNoneIsNoReasonForUnknownSpread() {
        long[] counts = {0, 12, 9, 20, 8, 11, 15, 7, 30, 2, 10};
        double[] expected = new double[11];
        Arrays.fill(expected, 10);
        PublishedOverdispersion fit = PublishedOverdispersion.truncatedLogRatios(counts, expected);
        assertTrue(Double.isFinite(fit.tauSquared()));
        assertEquals(Double.NEGATIVE_INFINITY, fit.adjusted()[0]);
    }

    private static List<String> outside(PublishedOverdispersion fit) {
        double[] z = fit.adjusted();
        return IntStream.range(0, z.length)
                .filter(i -> Math.abs(z[i]) > Z_998)
                .mapToObj(i -> HOSPITALS.rows().get(i)[0])
                .toList();
    }
}
