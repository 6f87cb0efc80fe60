package io.plumbline.examples.bench;

import io.plumbline.examples.bench.Tracks.Track;
import io.plumbline.geo.FenceVisits;
import io.plumbline.geo.StayPoints;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.apache.spark.sql.SparkSession;

/**
 * Visits to fences and stays without them, in one thread over arrays, against a plain pass over the same arrays in the same run; and
 * visits as a run derives them, from Parquet to Parquet.
 */
public final class VisitBench {
    private static final int WARM_RUNS = 7;

    private final Track[] tracks =
            IntStream.range(0, Tracks.VEHICLES).mapToObj(Tracks::of).toArray(Track[]::new);
    private final FenceVisits visits = FenceVisits.of(Tracks.fences()).with(VisitTable.DWELL, VisitTable.GAP);

    private VisitBench() {}

    /** Prints positions per second of each way, the median of some warm runs. */
    public static void run(SparkSession spark, Path folder, PrintStream out) {
        new VisitBench().run(out, new VisitTable(spark, folder));
    }

    private void run(PrintStream out, VisitTable table) {
        StayPoints stays = new StayPoints(100, Duration.ofMinutes(3), Duration.ofMinutes(10));
        out.printf(
                Locale.ROOT,
                "%d vehicles, %d positions each, %d fences, Java %s%n",
                Tracks.VEHICLES,
                Tracks.POSITIONS_EACH,
                Tracks.FENCES,
                Runtime.version().feature());
        out.printf(Locale.ROOT, "%-36s %8s %14s %12s%n", "median of " + WARM_RUNS, "seconds", "positions/s", "answer");
        double bare = print("plain pass, one thread", this::pass, out);
        double visited = print("visits to fences, one thread", this::count, out);
        double stayed = print("stays, one thread", () -> count(stays), out);
        out.printf(Locale.ROOT, "ratio to the plain pass: visits %.1f, stays %.1f%n", visited / bare, stayed / bare);
        double read = print("bare scan in Spark, " + table.master(), table::scanned, out);
        double derived = print("visits, Parquet in and out", table::derived, out);
        out.printf(Locale.ROOT, "ratio to the bare scan: %.1f%n", derived / read);
        if (table.derived() != count()) {
            throw new IllegalStateException("Spark and one thread differ; the times mean nothing");
        }
    }

    private long pass() {
        long times = 0;
        double places = 0;
        for (Track track : tracks) {
            for (int i = 0; i < track.at().length; i++) {
                times += track.at()[i];
                places += track.lon()[i] + track.lat()[i];
            }
        }
        return times + Math.round(places);
    }

    private long count() {
        return Arrays.stream(tracks)
                .mapToLong(track ->
                        visits.visits(track.at(), track.lon(), track.lat()).size())
                .sum();
    }

    private long count(StayPoints stays) {
        return Arrays.stream(tracks)
                .mapToLong(track ->
                        stays.stays(track.at(), track.lon(), track.lat()).size())
                .sum();
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
                "%-36s %8.3f %14.0f %12d%n",
                name,
                median,
                (double) Tracks.VEHICLES * Tracks.POSITIONS_EACH / median,
                answer);
        return median;
    }
}
