package io.plumbline.examples.bench;

import io.plumbline.stats.Direction;
import io.plumbline.stats.FalseDiscovery;
import io.plumbline.stats.Observations;
import io.plumbline.stats.PeerFamily;
import io.plumbline.stats.PeerScreening;
import io.plumbline.stats.RatioPosterior;
import io.plumbline.stats.ScreenCriterion;
import io.plumbline.stats.Screening;
import io.plumbline.stats.SmallestEffect;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * How long it takes to judge 10,000 organizations, 60 periods and 20 indicators among their peers, once the counts are there, on
 * two cores; and one indicator of fewer organizations in full, as {@code plumbline screen} does it, with changes and shifts.
 */
public final class ScreenBench {
    private static final long SEED = 20_260_401;
    private static final int CORES = 2;
    private static final int ORGANIZATIONS = 10_000;
    private static final int PERIODS = 60;
    private static final int INDICATORS = 20;
    private static final int FEWER = 1_000;
    private static final double NEARLY_NORMAL = 30;
    private static final double STRICT = 0.001;
    private static final double[] SPREADS = {0.3, 0.05};
    private static final String[] PARTS = {"spread", "p and q", "shrunken ratios with intervals", "smallest ratios seen"
    };
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ScreenBench() {}

    /** Runs, some minutes, and prints a row for each part. */
    public static void run(PrintStream out) {
        out.printf(Locale.ROOT, "seed %d; expected counts log-uniform 2 to 500; %d cores%n", SEED, CORES);
        ForkJoinPool pool = new ForkJoinPool(CORES);
        try {
            for (double spread : SPREADS) {
                pool.submit(() -> peers(out, spread)).join();
            }
            for (double spread : SPREADS) {
                pool.submit(() -> inFull(out, spread)).join();
            }
        } finally {
            pool.shutdown();
        }
    }

    /** One family for each period and indicator; drawing it is not timed. */
    private static void peers(PrintStream out, double spread) {
        AtomicLongArray nanoseconds = new AtomicLongArray(PARTS.length + 1);
        long start = System.nanoTime();
        double sum = IntStream.range(0, PERIODS * INDICATORS)
                .parallel()
                .mapToDouble(family -> judged(new SplittableRandom(SEED + family), spread, nanoseconds))
                .sum();
        double wall = (System.nanoTime() - start) / 1e9;
        double all =
                IntStream.range(0, PARTS.length).mapToLong(nanoseconds::get).sum() / 1e9;
        double share = all / (all + nanoseconds.get(PARTS.length) / 1e9);
        out.printf(
                Locale.ROOT,
                "%n%d organizations, %d periods, %d indicators, spread %.2f among peers: %.1f s (with drawing %.1f s)%n",
                ORGANIZATIONS,
                PERIODS,
                INDICATORS,
                spread,
                wall * share,
                wall);
        for (int part = 0; part < PARTS.length; part++) {
            out.printf(Locale.ROOT, "  %-32s %6.1f s of processor time%n", PARTS[part], nanoseconds.get(part) / 1e9);
        }
        out.printf(Locale.ROOT, "  sum of answers %.4f%n", sum);
    }

    private static double judged(SplittableRandom random, double spread, AtomicLongArray nanoseconds) {
        Clock clock = new Clock(nanoseconds);
        double[] expected = new double[ORGANIZATIONS];
        long[] counts = new long[ORGANIZATIONS];
        for (int i = 0; i < ORGANIZATIONS; i++) {
            expected[i] = size(random);
            counts[i] = count(random, expected[i], spread);
        }
        clock.lap(PARTS.length);
        PeerScreening screening = PeerScreening.of(PeerFamily.counts(counts, expected), Direction.HIGH);
        clock.lap(0);
        double sum =
                Arrays.stream(FalseDiscovery.benjaminiHochberg(screening.p())).sum();
        clock.lap(1);
        for (int i = 0; i < ORGANIZATIONS; i++) {
            RatioPosterior posterior = screening.posterior(i);
            sum += posterior.mean() + posterior.interval(0.95).low() + posterior.above(PeerScreening.CLEARLY_WORSE);
        }
        clock.lap(2);
        sum += Arrays.stream(screening.smallestRatios(STRICT, SmallestEffect.POWER))
                .sum();
        clock.lap(3);
        return sum;
    }

    /** Processor time of one thread, part by part. */
    private static final class Clock {
        private final AtomicLongArray nanoseconds;
        private long last = THREADS.getCurrentThreadCpuTime();

        Clock(AtomicLongArray nanoseconds) {
            this.nanoseconds = nanoseconds;
        }

        void lap(int part) {
            long now = THREADS.getCurrentThreadCpuTime();
            nanoseconds.addAndGet(part, now - last);
            last = now;
        }
    }

    private static void inFull(PrintStream out, double spread) {
        Observations table = table(spread);
        long start = System.nanoTime();
        Screening screening = Screening.of(table, ScreenCriterion.usual(Direction.HIGH));
        out.printf(
                Locale.ROOT,
                "%n%d organizations, %d periods, 1 indicator, spread %.2f, in full with changes and shifts: %.1f s, %d rows%n",
                FEWER,
                PERIODS,
                spread,
                (System.nanoTime() - start) / 1e9,
                screening.results().size());
    }

    private static Observations table(double spread) {
        int rows = FEWER * PERIODS;
        String[] organizations = new String[rows];
        String[] periods = new String[rows];
        double[] counts = new double[rows];
        double[] exposures = new double[rows];
        SplittableRandom random = new SplittableRandom(SEED);
        for (int row = 0; row < rows; row++) {
            boolean first = row % PERIODS == 0;
            organizations[row] = "organization " + row / PERIODS;
            periods[row] = String.format(Locale.ROOT, "%d-%02d", 2021 + row % PERIODS / 12, 1 + row % 12);
            exposures[row] = first ? size(random) : exposures[row - 1];
            counts[row] = count(random, exposures[row], spread);
        }
        return Observations.rates(organizations, periods, counts, exposures);
    }

    private static double size(SplittableRandom random) {
        return 2 * Math.pow(250, random.nextDouble());
    }

    /** Poisson, or the normal law near it where many are expected: nothing here depends on its tails. */
    private static long count(SplittableRandom random, double expected, double spread) {
        double mean = expected * Math.exp(spread * random.nextGaussian());
        if (mean > NEARLY_NORMAL) {
            return Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
        }
        long count = -1;
        for (double left = mean; left >= 0; count++) {
            left += Math.log(random.nextDouble(Double.MIN_NORMAL, 1));
        }
        return count;
    }
}
