package io.plumbline.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExpectationTest {
    private static final int[] DEGREES = {3, 2, 4, 2};

    /** Pairs of a known mixture, with blanks, as the degrees of each. */
    private static List<int[]> pairs(Random random, int n) {
        List<int[]> pairs = new ArrayList<>();
        double share = 0.2 + 0.6 * random.nextDouble();
        for (int i = 0; i < n; i++) {
            boolean match = random.nextDouble() < share;
            int[] degrees = new int[DEGREES.length];
            for (int f = 0; f < DEGREES.length; f++) {
                if (random.nextInt(10) > 0) {
                    boolean exact = random.nextDouble() < (match ? 0.85 : 0.1);
                    degrees[f] = exact ? DEGREES[f] : 1 + random.nextInt(DEGREES[f]);
                }
            }
            pairs.add(degrees);
        }
        return pairs;
    }

    private static double[][] u() {
        double[][] u = new double[DEGREES.length][];
        for (int f = 0; f < DEGREES.length; f++) {
            u[f] = new double[DEGREES[f] + 1];
            for (int degree = 1; degree <= DEGREES[f]; degree++) {
                u[f][degree] = 0.9 / DEGREES[f] + (degree == DEGREES[f] ? 0.1 : 0);
            }
        }
        return u;
    }

    private static PatternCounts counted(List<int[]> pairs) {
        Map<Long, Double> counts = new TreeMap<>();
        for (int[] degrees : pairs) {
            long pattern = 0;
            for (int f = 0; f < degrees.length; f++) {
                pattern = Agreement.with(pattern, f, degrees[f]);
            }
            counts.merge(pattern, 1.0, Double::sum);
        }
        return new PatternCounts(
                new long[counts.size()],
                counts.keySet().stream().mapToLong(p -> p).toArray(),
                counts.values().stream().mapToDouble(c -> c).toArray());
    }

    /** The same model pair by pair in logarithms, without counting patterns. */
    private static double[][] pairByPair(List<int[]> pairs, double[][] u, int leftOut) {
        double[][] m = Weights.start(DEGREES);
        double share = 0.5;
        for (int round = 0; round < 3_000; round++) {
            double[][] sums = new double[DEGREES.length][];
            for (int f = 0; f < DEGREES.length; f++) {
                sums[f] = new double[DEGREES[f] + 1];
            }
            double matches = 0;
            for (int[] pair : pairs) {
                double odds = Math.log(share) - Math.log1p(-share);
                for (int f = 0; f < DEGREES.length; f++) {
                    odds += f == leftOut || pair[f] == 0 ? 0 : Math.log(m[f][pair[f]]) - Math.log(u[f][pair[f]]);
                }
                double posterior = 1 / (1 + Math.exp(-odds));
                matches += posterior;
                for (int f = 0; f < DEGREES.length; f++) {
                    sums[f][pair[f]] += posterior;
                }
            }
            share = matches / pairs.size();
            for (int f = 0; f < DEGREES.length; f++) {
                double known = Arrays.stream(sums[f]).skip(1).sum();
                for (int degree = 1; f != leftOut && degree <= DEGREES[f]; degree++) {
                    m[f][degree] = sums[f][degree] / known;
                }
            }
        }
        return m;
    }

    @Test
    void theLikelihoodNeverFallsOnAHundredTables() {
        for (int seed = 0; seed < 100; seed++) {
            Expectation fit = new Expectation(counted(pairs(new Random(seed), 300)), DEGREES, u(), new boolean[4]);
            double before = Double.NEGATIVE_INFINITY;
            for (int round = 0; round < 60; round++) {
                fit.step();
                assertTrue(fit.logLikelihood() >= before - 1e-9, "table " + seed + ", round " + round);
                before = fit.logLikelihood();
            }
        }
    }

    @Test
    void theEstimateIsThatOfThePairsOneByOne() {
        for (int seed = 0; seed < 3; seed++) {
            List<int[]> pairs = pairs(new Random(seed), 400);
            double[][] expected = pairByPair(pairs, u(), 3);
            double[][] m = new Expectation(counted(pairs), DEGREES, u(), new boolean[] {false, false, false, true})
                    .fit()
                    .m();
            for (int f = 0; f < 3; f++) {
                assertTrue(Arrays.stream(m[f]).skip(1).allMatch(share -> share > 0));
                for (int degree = 1; degree <= DEGREES[f]; degree++) {
                    assertEquals(expected[f][degree], m[f][degree], 1e-6, "table " + seed);
                }
            }
        }
    }

    @Test
    void withoutPairsNothingMoves() {
        Expectation fit = new Expectation(counted(List.of()), DEGREES, u(), new boolean[4]).fit();
        assertEquals(Arrays.deepToString(Weights.start(DEGREES)), Arrays.deepToString(fit.m()));
        assertEquals(0, fit.matchesBehind(0));
    }
}
