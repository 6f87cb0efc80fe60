package io.plumbline.examples.bench;

import io.plumbline.stats.Direction;
import io.plumbline.stats.FalseDiscovery;
import io.plumbline.stats.Observations;
import io.plumbline.stats.PeerFamily;
import io.plumbline.stats.PeerScreening;
import io.plumbline.stats.RatioPosterior;
import io.plumbline.stats.ScreenCriterion;
import io.plumbline.stats.Screened;
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
 * How long it takes on two cores to judge 10,000 organizations, 60 periods and 20 indicators, once the counts are there as arrays:
 * in full, as {@code plumbline screen} does it, and among their peers alone. The indicators of the full answer are taken two at a
 * time, and each is let go before the next.
 */
public final class ScreenBench {
    private static final long SEED = 20_260_401;
    private static final int CORES = 2;
    private static final int ORGANIZATIONS = 10_000;
    private static final int PERIODS = 60;
    private static final int INDICATORS = 20;
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
                pool.submit(() -> inFull(out, spread)).join();
            }
            for (double spread : SPREADS) {
                pool.submit(() -> peers(out, spread)).join();
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
        String[] organizations = new String[ORGANIZATIONS * PERIODS];
        String[] periods = new String[organizations.length];
        for (int row = 0; row < organizations.length; row++) {
            int period = row % PERIODS;
            organizations[row] = period == 0 ? "organization " + row / PERIODS : organizations[row - 1];
            periods[row] = row < PERIODS
                    ? String.format(Locale.ROOT, "%d-%02d", 2021 + period / 12, 1 + period % 12)
                    : periods[period];
        }
        Table[] numbers = IntStream.range(0, INDICATORS)
                .parallel()
                .mapToObj(indicator -> numbers(new SplittableRandom(SEED + indicator), spread))
                .toArray(Table[]::new);
        long start = System.nanoTime();
        ScreenStages stages = new ScreenStages();
        long flags = Arrays.stream(numbers)
                .parallel()
                .mapToLong(one -> flags(Observations.rates(organizations, periods, one.counts(), one.exposures())))
                .sum();
        double wall = (System.nanoTime() - start) / 1e9;
        stages.close();
        out.printf(
                Locale.ROOT,
                "%n%d organizations, %d periods, %d indicators, spread %.2f, in full: %.1f s, %d flags%n",
                ORGANIZATIONS,
                PERIODS,
                INDICATORS,
                spread,
                wall,
                flags);
        out.println("  of one indicator, processor time by samples:");
        stages.print(out, 1e3 * wall * CORES / INDICATORS);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Table(double[] counts, double[] exposures) {}

    private static long flags(Observations numbers) {
        Screening screening = Screening.of(numbers, ScreenCriterion.usual(Direction.HIGH));
        return screening.results().stream()
                        .filter(one -> one.state() == Screened.State.FLAGGED
                                || one.change().state() == Screened.State.FLAGGED)
                        .count()
                + screening.shifts().stream()
                        .filter(shift -> shift.state() == Screened.State.FLAGGED)
                        .count();
    }

    private static Table numbers(SplittableRandom random, double spread) {
        Table numbers = new Table(new double[ORGANIZATIONS * PERIODS], new double[ORGANIZATIONS * PERIODS]);
        for (int row = 0; row < numbers.counts().length; row++) {
            boolean first = row % PERIODS == 0;
            numbers.exposures()[row] = first ? size(random) : numbers.exposures()[row - 1];
            numbers.counts()[row] = count(random, numbers.exposures()[row], spread);
        }
        return numbers;
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
