package io.plumbline.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * 最佳分段: where a series is best cut in two, each part with a level of its own.
 *
 * <p>Source: the split with the least residual sum of squares (Bai 1997), for counts with the least Poisson deviance;
 * the interval of the date by {@link ArgmaxLaw}. Valid for one lasting change in a series without trend or season; a
 * temporary bump or a slope is told as a step too. A common shock of all organizations is taken out through the exposures;
 * {@link StepChange} says how large the change then is. Empty where there are fewer than two minimal parts, or nothing varies.
 */
public final class BestSplit {
    private static final double LEVEL = 0.95;
    /** From how many periods on a part's own spread is used; that of a shorter one is found too small too often. */
    private static final int LONG_PART = 15;
    /** Relative to the squared change, below which a spread is rounding. */
    private static final double LEAST_VARIANCE = 1e-9;

    /** Rounds with as large a step after which p is known to about a fifth of itself. */
    private static final int ENOUGH = 20;

    private BestSplit() {}

    /**
     * The best split of measures.
     *
     * @param minimum the fewest periods of a part, at least 2
     */
    public static Optional<LevelShift> measures(double[] values, int minimum) {
        Series series = Series.measures(values);
        int split = series.best(minimum);
        return split < 0 ? Optional.empty() : Optional.of(shiftOfMeasures(values, series, split));
    }

    /**
     * The best split of counts.
     *
     * @param exposures what each count is divided by, above 0; with each one times its peers' rate in that period, the
     *     split is that of the organization's own change, net of what happened to all
     * @param minimum the fewest periods of a part, at least 2
     */
    public static Optional<LevelShift> counts(long[] counts, double[] exposures, int minimum) {
        Series series = Series.counts(counts, exposures);
        int split = series.best(minimum);
        return split < 0 ? Optional.empty() : Optional.of(shiftOfCounts(counts, exposures, series, split));
    }

    /**
     * How often a series without change, its periods in random order, would show as large a step: (1 + those that do) /
     * (1 + rounds), exact for exchangeable periods (Phipson and Smyth 2010). Once {@value #ENOUGH} rounds did, the rest would
     * only say more exactly what is no rarity: then p is their share of the rounds so far, exact too (Besag and Clifford
     * 1991). Too small where neighbouring periods resemble each other for other reasons; 1 where nothing can be split.
     */
    public static double p(double[] values, int minimum, int rounds, long seed) {
        return p(Series.measures(values), minimum, rounds, seed);
    }

    /** The same for counts; a count keeps its exposure. */
    public static double p(long[] counts, double[] exposures, int minimum, int rounds, long seed) {
        return p(Series.counts(counts, exposures), minimum, rounds, seed);
    }

    private static double p(Series series, int minimum, int rounds, long seed) {
        Values.atLeast(rounds, 1, "rounds");
        int split = series.best(minimum);
        if (split < 0) {
            return 1;
        }
        double seen = series.gain(split) * (1 - 1e-9);
        SplittableRandom random = new SplittableRandom(seed);
        int reached = 0;
        for (int round = 1; round <= rounds; round++) {
            reached += series.reachesShuffled(seen, minimum, random) ? 1 : 0;
            if (reached == ENOUGH) {
                return (double) reached / round;
            }
        }
        return (1.0 + reached) / (1 + rounds);
    }

    private static LevelShift shiftOfMeasures(double[] values, Series series, int split) {
        int n = values.length;
        double before = series.levelBefore(split);
        double after = series.levelAfter(split);
        double residualBefore = squares(values, 0, split, before);
        double residualAfter = squares(values, split, n, after);
        double variance = (residualBefore + residualAfter) / (n - 2);
        double step = (after - before) * (after - before);
        ArgmaxLaw law = new ArgmaxLaw(
                side(step, split < LONG_PART ? variance : residualBefore / split),
                side(step, n - split < LONG_PART ? variance : residualAfter / (n - split)));
        return new LevelShift(split, before, after, series.gain(split) / variance, variance, date(law, split, n));
    }

    private static ArgmaxLaw.Side side(double step, double variance) {
        return new ArgmaxLaw.Side(step / 2, step * Math.max(variance, LEAST_VARIANCE * step));
    }

    private static double squares(double[] values, int from, int to, double level) {
        return Arrays.stream(values, from, to)
                .map(v -> (v - level) * (v - level))
                .sum();
    }

    private static LevelShift shiftOfCounts(long[] counts, double[] exposures, Series series, int split) {
        int n = counts.length;
        double before = series.levelBefore(split);
        double after = series.levelAfter(split);
        double pearson = pearson(counts, exposures, 0, split, before) + pearson(counts, exposures, split, n, after);
        double dispersion = Math.max(1, pearson / (n - 2));
        // Half a count more keeps the logarithm of a level without any count finite.
        double low = (before * series.weightBefore(split) + 0.5) / series.weightBefore(split);
        double high = (after * series.weightAfter(split) + 0.5) / series.weightAfter(split);
        ArgmaxLaw law = new ArgmaxLaw(
                side(low, high, series.weightBefore(split) / split, dispersion),
                side(high, low, series.weightAfter(split) / (n - split), dispersion));
        return new LevelShift(split, before, after, series.gain(split) / dispersion, dispersion, date(law, split, n));
    }

    /** The log-likelihood walk where periods at their own rate are taken for ones at another. */
    private static ArgmaxLaw.Side side(double own, double other, double exposure, double dispersion) {
        double log = Math.log(own / other);
        return new ArgmaxLaw.Side(
                Math.max(Double.MIN_NORMAL, exposure * (own * log - own + other)),
                Math.max(Double.MIN_NORMAL, dispersion * exposure * own * log * log));
    }

    private static double pearson(long[] counts, double[] exposures, int from, int to, double rate) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            double expected = rate * exposures[i];
            sum += expected == 0 ? 0 : (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        return sum;
    }

    private static Interval date(ArgmaxLaw law, int split, int n) {
        double tail = (1 - LEVEL) / 2;
        double low = Math.floor(split - law.quantileAfter(tail));
        double high = Math.ceil(split + law.quantileBefore(tail));
        return new Interval(Math.max(1, low), Math.min(n - 1, high));
    }
}
