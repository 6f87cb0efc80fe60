package io.plumbline.stats;

import java.util.Arrays;

/**
 * 末位数字: whether the last digits of measured values are spread evenly, as those of free measurements are, and how many
 * values are round. Rounding by an instrument or a form is the usual reason why not.
 *
 * <p>Source: Mosimann, Wiseman and Edelman, "Data fabrication: can people generate random digits?" (1995); Pearson's χ²
 * with nine degrees of freedom. Valid only for values of three digits or more that scatter over many tens of their last
 * unit, and for at least 200 of them; elsewhere digits are uneven in honest data, and nothing is given.
 *
 * @param state whether the preconditions hold; where not, the numbers are NaN
 * @param values how many values there are
 * @param chiSquare the distance of the ten digits' counts from even ones
 * @param p the probability of such a distance or a larger one
 * @param round the share of values that end on 0
 * @param roundP the exact probability of so many, where a tenth is expected
 */
public record LastDigits(State state, long values, double chiSquare, double p, double round, double roundP) {
    private static final int FEWEST = 200;
    private static final long LEAST_VALUE = 100;
    private static final double LEAST_DEVIATION = 100;

    /** Whether last digits can be judged. */
    public enum State {
        /** They can. */
        APPLICABLE,
        /** Fewer than 200 values. */
        TOO_FEW,
        /** Some value has fewer than three digits. */
        TOO_SHORT,
        /** The values' standard deviation is less than a hundred of their last unit. */
        TOO_NARROW
    }

    /** Values in units of their last recorded digit: 12.3 as 123. */
    public static LastDigits of(long... values) {
        State state = state(values);
        if (state != State.APPLICABLE) {
            return new LastDigits(state, values.length, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        long[] digits = new long[10];
        for (long value : values) {
            digits[(int) Math.abs(value % 10)]++;
        }
        double expected = values.length / 10.0;
        double chiSquare = Arrays.stream(digits)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        return new LastDigits(
                state,
                values.length,
                chiSquare,
                ChiSquare.survival(chiSquare, 9),
                (double) digits[0] / values.length,
                ExactTest.binomial(digits[0], values.length, 0.1, Direction.HIGH));
    }

    private static State state(long... values) {
        if (values.length < FEWEST) {
            return State.TOO_FEW;
        }
        if (Arrays.stream(values).anyMatch(value -> value > -LEAST_VALUE && value < LEAST_VALUE)) {
            return State.TOO_SHORT;
        }
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values)
                .mapToDouble(value -> (value - mean) * (value - mean))
                .sum();
        return Math.sqrt(squares / (values.length - 1)) < LEAST_DEVIATION ? State.TOO_NARROW : State.APPLICABLE;
    }
}
