package io.plumbline.stats;

import java.util.Arrays;

/**
 * 众数重复: whether one value occurs far more often than the values beside it. Measured quantities that vary over many steps are
 * about as frequent as their neighbours; a weight that is written rather than weighed is not. Round values, presets of an
 * instrument and containers of one size repeat honestly.
 *
 * <p>Source: the number at a value against that at its four neighbours, one and two steps away, given their sum: binomial with a
 * fifth, as a straight density gives whatever its slope; the smallest p of all values that occur, times how many those are
 * (Bonferroni), so it errs on the side of nothing. Valid where the density is smooth over four steps: the values other than the
 * one in question must vary by five steps or more (interquartile range over 1.349), and be at least 20. The two lowest and the two
 * highest steps are passed over: a density may well end at a limit.
 *
 * @param state whether repeats can be judged; where not, the numbers are NaN
 * @param value the value that repeats the most in this sense
 * @param repeats how often it occurs
 * @param neighbours how often its four neighbours occur together
 * @param expected how often it would occur by them: a fourth of that
 * @param values how many different values were looked at
 * @param p the probability of any value repeating as much or more
 */
public record MostRepeated(
        State state, long value, long repeats, long neighbours, double expected, int values, double p) {
    /** The share of a value among itself and its neighbours under a straight density. */
    static final double SHARE = 0.2;

    private static final int FEWEST_OTHERS = 20;
    private static final double LEAST_DEVIATION = 5;
    /** The interquartile range of a normal law, in standard deviations. */
    private static final double QUARTILES = 2 * Gaussian.quantile(0.75);

    /** Whether repeats can be judged. */
    public enum State {
        /** They can. */
        APPLICABLE,
        /** Fewer than 20 values other than the one that repeats. */
        TOO_FEW,
        /** The other values vary by less than five steps. */
        TOO_STEADY
    }

    /** Values in units of their step, in any order. */
    public static MostRepeated of(long... values) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        MostRepeated most = null;
        int different = 0;
        for (int from = 0; from < sorted.length; from = after(sorted, sorted[from])) {
            long value = sorted[from];
            if (value - 2 >= sorted[0] && value + 2 <= sorted[sorted.length - 1]) {
                MostRepeated one = at(sorted, value);
                different++;
                most = most == null || one.p < most.p ? one : most;
            }
        }
        State state = most == null ? State.TOO_FEW : state(sorted, most.value);
        return state == State.APPLICABLE
                ? new MostRepeated(
                        state,
                        most.value,
                        most.repeats,
                        most.neighbours,
                        most.expected,
                        different,
                        Math.min(1, different * most.p))
                : new MostRepeated(state, 0, 0, 0, Double.NaN, different, Double.NaN);
    }

    /**
     * The smallest ratio of how often a value occurs to what its neighbours lead one to expect that would have had p up to α with
     * this power, beside as many neighbours as here: the number it takes is critical, and the count is Poisson.
     */
    public double smallestRatio(double alpha, double power) {
        Demand.inside(alpha, "alpha");
        Demand.inside(power, "power");
        long critical = Math.max(1, neighbours / 4);
        while (Binomial.atLeast(critical, critical + neighbours, SHARE) > alpha / values) {
            critical++;
        }
        return Gamma.quantile(power, (double) critical, 1) / (Math.max(1, neighbours) / 4.0);
    }

    private static MostRepeated at(long[] sorted, long value) {
        long repeats = count(sorted, value);
        long neighbours = count(sorted, value - 2)
                + count(sorted, value - 1)
                + count(sorted, value + 1)
                + count(sorted, value + 2);
        double p = Binomial.atLeast(repeats, repeats + neighbours, SHARE);
        return new MostRepeated(State.APPLICABLE, value, repeats, neighbours, neighbours / 4.0, 1, p);
    }

    private static State state(long[] sorted, long value) {
        long[] others = Arrays.stream(sorted).filter(v -> v != value).toArray();
        if (others.length < FEWEST_OTHERS) {
            return State.TOO_FEW;
        }
        double range = others[others.length * 3 / 4] - (double) others[others.length / 4];
        return range / QUARTILES < LEAST_DEVIATION ? State.TOO_STEADY : State.APPLICABLE;
    }

    private static long count(long[] sorted, long value) {
        return after(sorted, value) - (long) after(sorted, value - 1);
    }

    /** Where the values above one begin. */
    private static int after(long[] sorted, long value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
