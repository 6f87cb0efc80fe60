package io.plumbline.stats;

import java.util.Arrays;

/**
 * 重复数值: how often a value is exactly the one before it, against how often chance alone repeats one. Small or steady
 * numbers repeat by themselves; copied-forward ones repeat more than they nearly repeat.
 *
 * <p>Source: the number of zero differences expected from the neighbouring differences of the same pairs: through the
 * cells ±1 and ±2 steps by a parabola of their logarithms (exact for normal differences) where those hold enough pairs,
 * as the mean of more cells where not. The expected number is an estimate itself, so the tail is that of a Poisson count
 * whose mean is gamma distributed with the estimate's mean and variance, half a pair added to each cell; with many
 * neighbours it is the Poisson tail. Valid for differences that are smooth around 0: values on one lattice, without
 * rounding coarser than the step, and varying over several steps.
 *
 * @param state whether anything can be expected; where not, the numbers but {@code repeats} are NaN
 * @param pairs how many pairs there are
 * @param repeats how many of them are exact repeats
 * @param expected how many chance alone gives
 * @param p the probability of so many or more
 */
public record RepeatedValues(State state, long pairs, long repeats, double expected, double p) {
    private static final int FEWEST_PAIRS = 20;
    private static final int ENOUGH_NEIGHBOURS = 20;
    private static final int STEEPEST = 3;

    /** Whether repeats can be judged. */
    public enum State {
        /** They can. */
        APPLICABLE,
        /** Fewer than 20 pairs. */
        TOO_FEW,
        /** Values so steady or so small that differences of 1 are more than three times as frequent as those of 2. */
        TOO_STEADY
    }

    /**
     * Pairs of values that ought to be made anew, such as one period's and the next one's, in units of their step.
     *
     * @param earlier the first of each pair
     * @param later the second of each pair
     */
    public static RepeatedValues of(long[] earlier, long[] later) {
        Values.sameLength(earlier.length, "earlier", later.length, "later");
        long[] distances = new long[earlier.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.absExact(Math.subtractExact(later[i], earlier[i]));
        }
        Arrays.sort(distances);
        int repeats = upTo(distances, 0);
        int ones = upTo(distances, 1) - repeats;
        int twos = upTo(distances, 2) - repeats - ones;
        State state = state(distances.length, ones, twos);
        if (state != State.APPLICABLE) {
            return new RepeatedValues(state, distances.length, repeats, Double.NaN, Double.NaN);
        }
        Estimate estimate = ones + twos >= ENOUGH_NEIGHBOURS ? peak(ones, twos) : wide(distances, repeats);
        double p = NegativeBinomial.survival(repeats - 1L, estimate.size(), estimate.mean());
        return new RepeatedValues(state, distances.length, repeats, estimate.mean(), p);
    }

    private static State state(int pairs, int ones, int twos) {
        if (pairs < FEWEST_PAIRS) {
            return State.TOO_FEW;
        }
        boolean steady = ones + twos >= ENOUGH_NEIGHBOURS && ones > STEEPEST * (twos + 1);
        return steady ? State.TOO_STEADY : State.APPLICABLE;
    }

    /** Each count is of two cells, and each cell gets its half: hence 1 more. */
    private static Estimate peak(int ones, int twos) {
        double one = ones + 1.0;
        double two = twos + 1.0;
        double mean = one / 2 * Math.cbrt(one / two);
        return new Estimate(mean, mean * mean * (16 / one + 1 / two) / 9);
    }

    private static Estimate wide(long[] sorted, int repeats) {
        int last = Math.min(sorted.length, repeats + ENOUGH_NEIGHBOURS) - 1;
        long reach = Math.max(2, sorted[last]);
        double cells = 2.0 * reach;
        double pairs = upTo(sorted, reach) - repeats + 1.0;
        return new Estimate(pairs / cells, pairs / cells / cells);
    }

    /** How many of the sorted distances are at most one. */
    private static int upTo(long[] sorted, long most) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= most) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** A mean with the variance of its estimate, as a gamma law. */
    private record Estimate(double mean, double variance) {
        double size() {
            return mean * mean / variance;
        }
    }
}
