package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseMixTest {
    /** Admitted and applicants of the six largest departments of Berkeley 1973 (Bickel, Hammel and O'Connell 1975). */
    private static final long[] MEN = {512, 353, 120, 138, 53, 22};

    private static final long[] MEN_OF = {825, 560, 325, 417, 191, 373};
    private static final long[] WOMEN = {89, 17, 202, 131, 94, 24};
    private static final long[] WOMEN_OF = {108, 25, 593, 375, 393, 341};

    @Test
    void theOddsRatioThatRPrintsForBerkeley() {
        // mantelhaen.test(UCBAdmissions) of R's stats: common odds ratio 0.9046968; 1.83 without departments.
        assertEquals(0.9046968, MantelHaenszel.oddsRatio(MEN, MEN_OF, WOMEN, WOMEN_OF), 5e-8);
        long[] men = {Arrays.stream(MEN).sum()};
        long[] menOf = {Arrays.stream(MEN_OF).sum()};
        long[] women = {Arrays.stream(WOMEN).sum()};
        long[] womenOf = {Arrays.stream(WOMEN_OF).sum()};
        assertEquals(1.84, MantelHaenszel.oddsRatio(men, menOf, women, womenOf), 0.005);
    }

    @Test
    void womenOfBerkeleyAreAdmittedAsTheirDepartmentsLeadOneToExpect() {
        double expected = IndirectStandardisation.expected(doubles(WOMEN_OF), doubles(MEN), doubles(MEN_OF));
        assertEquals(555.0039052523251, expected, 1e-9);
        assertEquals(1.0036, Arrays.stream(WOMEN).sum() / expected, 5e-5);
    }

    @Test
    void kidneyStonesTurnRoundBySize() {
        // Charig and others 1986: open surgery 81 of 87 and 192 of 263, puncture 234 of 270 and 55 of 80.
        long[] open = {81, 192};
        long[] openOf = {87, 263};
        long[] puncture = {234, 55};
        long[] punctureOf = {270, 80};
        assertTrue(273.0 / 350 < 289.0 / 350);
        assertEquals(1.44684662494262, MantelHaenszel.oddsRatio(open, openOf, puncture, punctureOf), 1e-12);
        assertEquals(
                256.2125,
                IndirectStandardisation.expected(doubles(openOf), doubles(puncture), doubles(punctureOf)),
                1e-9);
    }

    @Test
    void ratesOverExposures() {
        double ratio = MantelHaenszel.rateRatio(
                new long[] {10, 30}, new double[] {100, 150}, new long[] {20, 15}, new double[] {400, 120});
        assertEquals(1.7297297297297298, ratio, 1e-14);
    }

    @Test
    void strataInWhichOneSideHasNothingSayNothing() {
        assertEquals(
                MantelHaenszel.oddsRatio(new long[] {5}, new long[] {10}, new long[] {2}, new long[] {10}),
                MantelHaenszel.oddsRatio(
                        new long[] {5, 7, 0}, new long[] {10, 9, 0}, new long[] {2, 0, 3}, new long[] {10, 0, 8}),
                1e-15);
        assertTrue(Double.isNaN(
                MantelHaenszel.oddsRatio(new long[] {5}, new long[] {10}, new long[] {0}, new long[] {0})));
        assertThrows(
                IllegalArgumentException.class,
                () -> IndirectStandardisation.expected(new double[] {1}, new double[] {0}, new double[] {0}));
    }

    /** Mid-p of a binomial count whose logit is normal around that of the expected share, by scipy's quad. */
    @ParameterizedTest
    @CsvSource({
        "60, 200, 25.5,  0.0,  0.3, 0.0007428074053196863",
        "40, 100, 31.25, 0.1,  0.2, 0.16155452134493004",
        "12,  50, 2.5,  -0.05, 0.5, 0.0013143942167438394",
        "90, 120, 80.4,  0.0,  0.25, 0.11626797435080251"
    })
    void aShareIsHeldAgainstTheShareThatItsMixLeadsOneToExpect(
            long x, long n, double expected, double centre, double spread, double p) {
        PeerFamily family = PeerFamily.shares(new long[] {x}, new long[] {n}, new double[] {expected});
        PeerScreening known = PeerScreening.knowing(family, Direction.HIGH, PeerSpread.known(centre, spread));
        assertEquals(p, Math.exp(known.logP(0)), 1e-9 * p);
    }

    @Test
    void withoutAMixTheSameShareIsExpectedOfAll() {
        long[] x = {3, 9, 14, 8, 2, 30};
        long[] n = {40, 60, 90, 70, 20, 110};
        double[] expected = Arrays.stream(n).mapToDouble(each -> 0.5 * each).toArray();
        PeerScreening plain = PeerScreening.borrowing(PeerFamily.shares(x, n), Direction.HIGH, 0.2);
        PeerScreening mixed = PeerScreening.borrowing(PeerFamily.shares(x, n, expected), Direction.HIGH, 0.2);
        for (int i = 0; i < x.length; i++) {
            assertEquals(plain.logP(i), mixed.logP(i), 1e-9);
        }
    }

    /**
     * The exact law of hits over strata of different shares, by convolution with numpy: 100 records at .05 and 100 at .45. The
     * binomial law that stands for it has the longer tail.
     */
    @ParameterizedTest
    @CsvSource({"60, 0.03435807916463552", "65, 0.003309004649532525", "70, 0.00015579823343047326"})
    void theBinomialLawErrsOnTheSideOfCaution(long x, double exact) {
        PeerFamily family = PeerFamily.shares(new long[] {x}, new long[] {200}, new double[] {50});
        double p = Math.exp(PeerScreening.knowing(family, Direction.HIGH, PeerSpread.known(0, 0))
                .logP(0));
        assertTrue(p > exact && p < 6 * exact, p + " against " + exact);
    }

    private static double[] doubles(long[] counts) {
        return Arrays.stream(counts).asDoubleStream().toArray();
    }
}
