package io.plumbline.examples.bench;

import io.plumbline.geo.Fence;
import io.plumbline.geo.FenceVisits;
import io.plumbline.geo.StayPoints;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;

/** Visits to fences and stays without them, in one thread over arrays, against a plain pass over the same arrays in the same run. */
public final class VisitBench {
    private static final int VEHICLES = 500;
    private static final int POSITIONS_EACH = 10_000;
    private static final int FENCES = 300;
    private static final int WARM_RUNS = 7;
    private static final long SECOND = 1_000_000L;

    private final long[][] at = new long[VEHICLES][];
    private final double[][] lon = new double[VEHICLES][];
    private final double[][] lat = new double[VEHICLES][];

    private VisitBench() {
        SplittableRandom random = new SplittableRandom(1);
        for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
            drive(vehicle, random);
        }
    }

    /** Prints positions per second of each way, the median of some warm runs. */
    public static void run(PrintStream out) {
        VisitBench tracks = new VisitBench();
        FenceVisits visits = FenceVisits.of(fences());
        StayPoints stays = new StayPoints(100, Duration.ofMinutes(3), Duration.ofMinutes(10));
        out.printf(
                Locale.ROOT,
                "%d vehicles, %d positions each, %d fences, one thread, Java %s%n",
                VEHICLES,
                POSITIONS_EACH,
                FENCES,
                Runtime.version().feature());
        out.printf(Locale.ROOT, "%-28s %8s %14s %12s%n", "median of " + WARM_RUNS, "seconds", "positions/s", "answer");
        double bare = print("plain pass", tracks::pass, out);
        double visited = print("visits to fences", () -> tracks.count(visits), out);
        double stayed = print("stays", () -> tracks.count(stays), out);
        out.printf(Locale.ROOT, "ratio to the plain pass: visits %.1f, stays %.1f%n", visited / bare, stayed / bare);
    }

    private static List<Fence> fences() {
        SplittableRandom random = new SplittableRandom(2);
        List<Fence> fences = new ArrayList<>();
        for (int i = 0; i < FENCES; i++) {
            fences.add(new Fence(
                    "f" + i,
                    random.nextDouble(116.03, 116.39),
                    random.nextDouble(39.88, 40.16),
                    random.nextDouble(100, 500)));
        }
        return fences;
    }

    /** A position every ten seconds; a quarter of the time the vehicle stands, otherwise it makes some ten metres a second. */
    private void drive(int vehicle, SplittableRandom random) {
        at[vehicle] = new long[POSITIONS_EACH];
        lon[vehicle] = new double[POSITIONS_EACH];
        lat[vehicle] = new double[POSITIONS_EACH];
        double x = random.nextDouble(116.03, 116.39);
        double y = random.nextDouble(39.88, 40.16);
        double course = random.nextDouble(2 * Math.PI);
        for (int i = 0; i < POSITIONS_EACH; i++) {
            boolean stands = i / 60 % 4 == 0;
            double step = stands ? 0.00002 : 0.001;
            course += random.nextDouble(-0.3, 0.3);
            x = Math.max(116.03, Math.min(116.39, x + step * Math.cos(course)));
            y = Math.max(39.88, Math.min(40.16, y + step * Math.sin(course)));
            at[vehicle][i] = 10 * SECOND * i;
            lon[vehicle][i] = x;
            lat[vehicle][i] = y;
        }
    }

    private long pass() {
        long times = 0;
        double places = 0;
        for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
            for (int i = 0; i < at[vehicle].length; i++) {
                times += at[vehicle][i];
                places += lon[vehicle][i] + lat[vehicle][i];
            }
        }
        return times + Math.round(places);
    }

    private long count(FenceVisits visits) {
        long count = 0;
        for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
            count += visits.visits(at[vehicle], lon[vehicle], lat[vehicle]).size();
        }
        return count;
    }

    private long count(StayPoints stays) {
        long count = 0;
        for (int vehicle = 0; vehicle < VEHICLES; vehicle++) {
            count += stays.stays(at[vehicle], lon[vehicle], lat[vehicle]).size();
        }
        return count;
    }

    private static double print(String name, LongSupplier way, PrintStream out) {
        long answer = way.getAsLong();
        double[] seconds = new double[WARM_RUNS];
        for (int run = 0; run < WARM_RUNS; run++) {
            long start = System.nanoTime();
            long again = way.getAsLong();
            seconds[run] = (System.nanoTime() - start) / 1e9;
            if (again != answer) {
                throw new IllegalStateException(name + " answered " + answer + ", then " + again);
            }
        }
        Arrays.sort(seconds);
        double median = seconds[WARM_RUNS / 2];
        out.printf(
                Locale.ROOT,
                "%-28s %8.3f %14.0f %12d%n",
                name,
                median,
                (double) VEHICLES * POSITIONS_EACH / median,
                answer);
        return median;
    }
}
