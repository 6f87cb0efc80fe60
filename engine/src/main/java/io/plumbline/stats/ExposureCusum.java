package io.plumbline.stats;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * 变动暴露量累积和: cumulated sums of counts whose expected numbers differ from period to period, by season or exposure.
 *
 * <p>Source: the Poisson reference of Lucas (1985) for each period, expected × (r - 1) / ln r for a ratio r to be found
 * soon (as Hawkins and Olwell 1998, for varying means). The limit is found by simulated in-control runs over the
 * given expected numbers, repeated; runs still going after a few times the length asked for count as for a geometric
 * law, periods seen per signal. Valid for independent Poisson counts whose expected numbers are known; the run length is
 * met to some 5 % by simulation.
 *
 * @param reference what is taken from each count, in units of the expected one
 * @param limit the sum at which the chart signals
 */
public record ExposureCusum(double reference, double limit) {
    private static final int RUNS = 1000;
    private static final int LENGTHS = 3;
    private static final int LONGEST = 10_000;
    private static final int BISECTIONS = 60;

    /** Refuses what is not above 0. */
    public ExposureCusum {
        Demand.positive(reference, "reference");
        Demand.positive(limit, "limit");
    }

    /**
     * Finds the limit.
     *
     * @param expected the expected number of each period in control, at least one
     * @param ratio the ratio of counts to expected ones that is to be found soon; below 1 to watch for a fall
     * @param runLength the periods between false signals, on average
     * @param seed of the simulation; the same seed gives the same limit
     */
    public static ExposureCusum poisson(double[] expected, double ratio, double runLength, long seed) {
        Values.positive(expected, "expected");
        Values.atLeast(expected.length, 1, "the number of expected counts");
        Demand.positive(ratio, "ratio");
        if (ratio == 1) {
            throw new IllegalArgumentException("ratio is 1.0; it must lie above or below 1");
        }
        if (!(runLength > 1 && runLength <= LONGEST)) {
            throw new IllegalArgumentException(
                    "runLength is " + runLength + "; it must be above 1, at most " + LONGEST);
        }
        double reference = (ratio - 1) / Math.log(ratio);
        double[][] laws = Arrays.stream(expected).mapToObj(ExposureCusum::law).toArray(double[][]::new);
        SplittableRandom random = new SplittableRandom(seed);
        int periods = (int) Math.ceil(LENGTHS * runLength);
        List<Run> runs = IntStream.range(0, RUNS)
                .mapToObj(run -> run(laws, expected, reference, periods, random))
                .toList();
        return new ExposureCusum(reference, limit(runs, runLength));
    }

    /** The sum after each period; it goes on after a signal. */
    public double[] path(long[] counts, double[] expected) {
        Values.sameLength(counts.length, "counts", expected.length, "expected");
        Values.notNegative(counts, "counts");
        Values.positive(expected, "expected");
        double[] path = new double[counts.length];
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum = next(sum, (double) counts[i], expected[i], reference);
            path[i] = sum;
        }
        return path;
    }

    /** The first period whose sum reaches the limit. */
    public OptionalInt firstSignal(long[] counts, double[] expected) {
        double[] path = path(counts, expected);
        return IntStream.range(0, path.length).filter(i -> path[i] >= limit).findFirst();
    }

    /** A reference below 1 belongs to a ratio below 1. */
    private static double next(double sum, double count, double expected, double reference) {
        double excess = count - reference * expected;
        return Math.max(0, sum + (reference > 1 ? excess : -excess));
    }

    /** P(X ≤ k) for each k, as far as a random number tells them apart. */
    private static double[] law(double mean) {
        long most = Poisson.quantile(1 - 1e-15, mean);
        return IntStream.rangeClosed(0, (int) most)
                .mapToDouble(k -> Poisson.cdf(k, mean))
                .toArray();
    }

    /** A run in control that begins at a random place of the pattern. */
    private static Run run(double[][] laws, double[] expected, double reference, int periods, SplittableRandom random) {
        DoubleStream.Builder peaks = DoubleStream.builder();
        IntStream.Builder times = IntStream.builder();
        int start = random.nextInt(expected.length);
        double sum = 0;
        double peak = 0;
        for (int i = 0; i < periods; i++) {
            int at = (start + i) % expected.length;
            int found = Arrays.binarySearch(laws[at], random.nextDouble());
            sum = next(sum, found >= 0 ? found : -found - 1, expected[at], reference);
            if (sum > peak) {
                peak = sum;
                peaks.add(peak);
                times.add(i + 1);
            }
        }
        return new Run(peaks.build().toArray(), times.build().toArray(), periods);
    }

    private static double limit(List<Run> runs, double runLength) {
        double low = 0;
        double high = runs.stream().mapToDouble(Run::highest).max().orElseThrow();
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (low + high) / 2;
            if (runLength(runs, middle) >= runLength) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static double runLength(List<Run> runs, double limit) {
        long periods = runs.stream().mapToLong(run -> run.until(limit)).sum();
        long signals = runs.stream().filter(run -> run.highest() >= limit).count();
        return (double) periods / signals;
    }

    /** The sums of a run that were higher than all before, and after how many periods. */
    private static final class Run {
        private final double[] peaks;
        private final int[] times;
        private final int periods;

        Run(double[] peaks, int[] times, int periods) {
            this.peaks = peaks;
            this.times = times;
            this.periods = periods;
        }

        double highest() {
            return peaks.length == 0 ? 0 : peaks[peaks.length - 1];
        }

        /** After how many periods the limit was reached, or the run no longer followed. */
        int until(double limit) {
            int found = Arrays.binarySearch(peaks, limit);
            int at = found >= 0 ? found : -found - 1;
            return at < times.length ? times[at] : periods;
        }
    }
}
