package io.plumbline.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * 区分度 (AUC): the probability that a true problem, drawn at random, stands above a place without one; equal scores count half
 * (Mann and Whitney 1947). 0.5 is an order that knows nothing.
 *
 * @param value the area, from 0 to 1
 * @param interval from DeLong, DeLong and Clarke-Pearson's variance (Biometrics 1988, 44:837) of cases that are independent of each
 *     other, cut at 0 and 1; 0 to 1 where a stratum has a single case on a side, because its variance is not known
 * @param pairs pairs compared, one true problem and one place without
 * @param strata strata that gave pairs
 */
public record AreaUnderCurve(double value, Interval interval, double pairs, int strata) {
    /**
     * The area over all pairs.
     *
     * @param score higher means looked at earlier
     * @param positive whether a true problem was found
     * @return null when there are no pairs
     */
    public static AreaUnderCurve overall(double[] score, boolean[] positive, double level) {
        return within(score, positive, new int[score.length], level);
    }

    /**
     * The area over pairs inside one stratum only, every pair with the same weight, so that differences between the strata (one team
     * finds more than another) cannot pass for knowledge of the places. Strata are independent of each other.
     *
     * @param stratum a number per case; the same number is the same stratum
     * @return null when there are no pairs
     */
    public static AreaUnderCurve within(double[] score, boolean[] positive, int[] stratum, double level) {
        Demand.sameLength(score.length, positive.length);
        Demand.sameLength(score.length, stratum.length);
        Demand.inside(level, "level");
        Values.finite(score, "score");
        Sum sum = new Sum();
        groups(stratum).values().forEach(members -> sum.add(score, positive, members));
        if (sum.pairs == 0) {
            return null;
        }
        double value = sum.won / sum.pairs;
        double half = -Gaussian.quantile((1 - level) / 2) * Math.sqrt(sum.variance) / sum.pairs;
        Interval interval =
                sum.known ? new Interval(Math.max(0, value - half), Math.min(1, value + half)) : new Interval(0, 1);
        return new AreaUnderCurve(value, interval, sum.pairs, sum.strata);
    }

    private static TreeMap<Integer, List<Integer>> groups(int[] stratum) {
        TreeMap<Integer, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < stratum.length; i++) {
            groups.computeIfAbsent(stratum[i], key -> new ArrayList<>()).add(i);
        }
        return groups;
    }

    private static final class Sum {
        private double won;
        private double pairs;
        private double variance;
        private int strata;
        private boolean known = true;

        void add(double[] score, boolean[] positive, List<Integer> members) {
            double[] with = scores(score, positive, members, true);
            double[] without = scores(score, positive, members, false);
            if (with.length == 0 || without.length == 0) {
                return;
            }
            double[] above = placements(with, without);
            double[] below = placements(without, with);
            double here = Arrays.stream(above).sum();
            double n = (double) with.length * without.length;
            won += here;
            pairs += n;
            strata++;
            if (with.length < 2 || without.length < 2) {
                known = false;
                return;
            }
            double spread = spread(above, without.length) / with.length + spread(below, with.length) / without.length;
            variance += n * n * spread;
        }

        private static double[] scores(double[] score, boolean[] positive, List<Integer> members, boolean wanted) {
            return members.stream()
                    .filter(i -> positive[i] == wanted)
                    .mapToDouble(i -> score[i] + 0.0)
                    .sorted()
                    .toArray();
        }

        /** For each of one sorted side how many of the other sorted side it exceeds, equals counted half. */
        private static double[] placements(double[] ones, double[] others) {
            double[] placed = new double[ones.length];
            int less = 0;
            int lessOrEqual = 0;
            for (int i = 0; i < ones.length; i++) {
                while (less < others.length && others[less] < ones[i]) {
                    less++;
                }
                while (lessOrEqual < others.length && others[lessOrEqual] <= ones[i]) {
                    lessOrEqual++;
                }
                placed[i] = (less + lessOrEqual) / 2.0;
            }
            return placed;
        }

        /** The sample variance of placements as shares. */
        private static double spread(double[] placed, int of) {
            double mean = Arrays.stream(placed).sum() / placed.length;
            double squares = Arrays.stream(placed)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            return squares / (placed.length - 1) / of / of;
        }
    }
}
