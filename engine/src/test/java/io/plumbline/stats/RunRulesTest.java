package io.plumbline.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class RunRulesTest {
    private static final double[] SHIFTED = {3, 1, 4, 1.5, 3.5, 9, 8, 7, 9.5, 8.5};

    @Test
    void aShiftIsOneCrossing() {
        RunRules rules = RunRules.aroundMedian(SHIFTED);
        assertEquals(5, rules.longestRun());
        assertEquals(1, rules.crossings());
        assertEquals(2.0 / 252, rules.crossingsP(), 1e-14);
        assertEquals(4.0 / 252, rules.p(), 1e-14);
    }

    @Test
    void everyOrderIsCountedAroundTheMedian() {
        List<double[]> orders = new ArrayList<>();
        for (int bits = 0; bits < 1 << 11; bits++) {
            if (Integer.bitCount(bits) == 5) {
                orders.add(sides(bits, 11));
            }
        }
        assertExact(orders, true);
    }

    @Test
    void everySeriesIsCountedAroundAKnownCentre() {
        List<double[]> all = new ArrayList<>();
        for (int bits = 0; bits < 1 << 10; bits++) {
            all.add(sides(bits, 10));
        }
        assertExact(all, false);
    }

    private static void assertExact(List<double[]> orders, boolean ownMedian) {
        List<RunRules> rules = orders.stream()
                .map(order -> ownMedian ? aroundOwn(order) : RunRules.aroundKnown(0, order))
                .toList();
        for (RunRules rule : rules) {
            assertEquals(share(rules, r -> r.longestRun() >= rule.longestRun()), rule.longestRunP(), 1e-12);
            assertEquals(share(rules, r -> r.crossings() <= rule.crossings()), rule.crossingsP(), 1e-12);
        }
    }

    /** The sides as distances from a middle value that is the median and falls out. */
    private static RunRules aroundOwn(double[] order) {
        double[] values = new double[12];
        System.arraycopy(order, 0, values, 0, 11);
        values[11] = 2;
        return RunRules.aroundMedian(values);
    }

    private static double share(List<RunRules> rules, Predicate<RunRules> as) {
        return (double) rules.stream().filter(as).count() / rules.size();
    }

    private static double[] sides(int bits, int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = (bits >> i & 1) == 1 ? 1 : -1;
        }
        return values;
    }

    @Test
    void aLongSeriesStaysExact() {
        double[] values = new double[3000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 2;
        }
        RunRules rules = RunRules.aroundMedian(values);
        assertEquals(2999, rules.crossings());
        assertEquals(1, rules.crossingsP(), 1e-9);
        assertEquals(1, rules.longestRunP(), 1e-9);
    }

    @Test
    void valuesOnTheCentreAreLeftOut() {
        RunRules rules = RunRules.aroundKnown(5, 5, 6, 5, 7, 4, 5);
        assertEquals(2, rules.above());
        assertEquals(1, rules.below());
        assertEquals(2, rules.longestRun());
        assertEquals(1, rules.crossings());
    }

    @Test
    void whatHasNoSidesIsNoEvidence() {
        for (RunRules rules :
                List.of(RunRules.aroundMedian(), RunRules.aroundMedian(4), RunRules.aroundMedian(4, 4, 4))) {
            assertEquals(0, rules.longestRun());
            assertEquals(1, rules.p());
        }
        assertEquals(1, RunRules.aroundKnown(3, 4).longestRunP());
        assertEquals(1, RunRules.aroundKnown(3, 4).crossingsP());
    }

    @Test
    void theExactProbabilitiesKeepTheirLevel() {
        double fired = 0;
        for (int bits = 0; bits < 1 << 14; bits++) {
            fired += RunRules.aroundKnown(0, sides(bits, 14)).p() <= 0.05 ? Math.scalb(1.0, -14) : 0;
        }
        assertTrue(fired <= 0.05 && fired > 0.01, fired + " fired");
    }

    @Test
    void wrongArgumentsAreRefused() {
        assertEquals(
                "values[1] is NaN; it must be finite",
                assertThrows(IllegalArgumentException.class, () -> RunRules.aroundMedian(1, Double.NaN))
                        .getMessage());
    }
}
