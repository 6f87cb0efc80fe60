package io.plumbline.stats;

import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongToDoubleFunction;

/**
 * 累积和控制图: cumulated sums of counts above (or below) a reference, which carry many small excesses until they are
 * one large one, without testing each period afresh.
 *
 * <p>Source: Lucas, "Counted data CUSUM's" (1985), for Poisson counts with reference k = (λ1 - λ0) / (ln λ1 - ln λ0);
 * Hawkins and Olwell, "Cumulative sum charts" (1998), for the reference as the log-likelihood ratio's zero in
 * general; run lengths by {@link RunLength}. The reference is rounded to the chart's lattice, a power of ½ well below
 * the count's spread (or of 2, for large counts), and the limit belongs to the rounded one. Valid for independent
 * counts of periods alike in exposure (for others: {@link ExposureCusum}) whose mean in control is known; with an
 * estimated one the true run length scatters widely around that asked for.
 *
 * @param reference what is taken from each count, between the two means
 * @param limit the sum at which the chart signals
 * @param rising whether more counts are watched for, or fewer
 * @param runLength the periods between false signals, on average, as the limit has it
 */
public record Cusum(double reference, double limit, boolean rising, double runLength) {
    private static final double STEPS_OF_SPREAD = 20;
    private static final double STEPS_OF_SHIFT = 4;

    /** Refuses what is not above 0. */
    public Cusum {
        Demand.positive(reference, "reference");
        Demand.positive(limit, "limit");
        Demand.positive(runLength, "runLength");
    }

    /**
     * The chart of Poisson counts.
     *
     * @param inControl the mean of a period as it should be
     * @param shifted the mean that is to be found soon; below the other to watch for a fall
     * @param runLength the fewest periods between false signals, on average
     */
    public static Cusum poisson(double inControl, double shifted, double runLength) {
        check(inControl, shifted, runLength);
        double reference = (shifted - inControl) / Math.log(shifted / inControl);
        return chart(
                inControl,
                shifted,
                Math.sqrt(inControl),
                reference,
                runLength,
                new Tails(k -> Poisson.cdf(k, inControl), k -> Poisson.survival(k, inControl)));
    }

    /**
     * The chart of counts that vary more: negative binomial, variance mean + mean² / size, with the same size before
     * and after.
     */
    public static Cusum negativeBinomial(double inControl, double shifted, double size, double runLength) {
        check(inControl, shifted, runLength);
        Demand.positive(size, "size");
        double failures = Math.log((size + shifted) / (size + inControl));
        double reference = size * failures / (Math.log(shifted / inControl) - failures);
        return chart(
                inControl,
                shifted,
                Math.sqrt(inControl + inControl * inControl / size),
                reference,
                runLength,
                new Tails(
                        k -> NegativeBinomial.cdf(k, size, inControl),
                        k -> NegativeBinomial.survival(k, size, inControl)));
    }

    /** The sum after each period. It goes on after a signal; a caller that acts begins again at 0. */
    public double[] path(long[] counts) {
        Values.notNegative(counts, "counts");
        double[] path = new double[counts.length];
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double excess = rising ? counts[i] - reference : reference - counts[i];
            sum = Math.max(0, sum + excess);
            path[i] = sum;
        }
        return path;
    }

    /** The first period whose sum reaches the limit. */
    public OptionalInt firstSignal(long[] counts) {
        double[] path = path(counts);
        for (int i = 0; i < path.length; i++) {
            if (path[i] >= limit) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    private static Cusum chart(
            double inControl, double shifted, double spread, double reference, double runLength, Tails tails) {
        boolean rising = shifted > inControl;
        double finest = Math.min(spread / STEPS_OF_SPREAD, Math.abs(shifted - inControl) / STEPS_OF_SHIFT);
        double width = Math.scalb(1.0, Math.getExponent(finest));
        double onLattice = Math.max(1, Math.rint(reference / width)) * width;
        RunLength chain = new RunLength(tails.increment(onLattice, rising), width);
        int states = chain.states(runLength);
        return new Cusum(onLattice, states * width, rising, chain.average(states));
    }

    private static void check(double inControl, double shifted, double runLength) {
        Demand.positive(inControl, "inControl");
        Demand.positive(shifted, "shifted");
        if (inControl == shifted) {
            throw new IllegalArgumentException("inControl and shifted are both " + shifted + "; they must differ");
        }
        if (!(runLength > 1 && runLength < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("runLength is " + runLength + "; it must be above 1 and finite");
        }
    }

    /** P(X ≤ k) and P(X &gt; k). */
    private record Tails(LongToDoubleFunction cdf, LongToDoubleFunction survival) {
        DoubleUnaryOperator increment(double reference, boolean rising) {
            return rising
                    ? x -> cdf.applyAsDouble((long) Math.floor(reference + x))
                    : x -> survival.applyAsDouble((long) Math.ceil(reference - x) - 1);
        }
    }
}
