package io.plumbline.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.Engine;
import io.plumbline.Job;
import io.plumbline.Run;
import io.plumbline.examples.city.District;
import io.plumbline.examples.city.Scale;
import io.plumbline.sink.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The district is the same to the last row in eight layouts, the usual one and seven others. */
@EnabledIfSystemProperty(
        named = "plumbline.layouts",
        matches = "all",
        disabledReason = "eight whole runs take ten minutes; -Dplumbline.layouts=all runs them")
class SameContentTest {
    private static final Layout USUAL = new Layout(2, 8, true, "128m", "10m", true);

    @TempDir
    private static Path folder;

    private static Map<String, String> expected;

    /**
     * How Spark lays a run out.
     *
     * @param split the largest piece of a file that one task reads
     * @param broadcast the largest table that is sent to every task
     * @param forward whether the files were created in the order of their names, or in the opposite order
     */
    private record Layout(
            int cores, int partitions, boolean adaptive, String split, String broadcast, boolean forward) {
        SparkSession session() {
            return SparkSession.builder()
                    .appName("plumbline-layouts")
                    .master("local[" + cores + "]")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.ui.enabled", "false")
                    .config("spark.sql.shuffle.partitions", partitions)
                    .config("spark.sql.adaptive.enabled", adaptive)
                    .config("spark.sql.files.maxPartitionBytes", split)
                    .config("spark.sql.autoBroadcastJoinThreshold", broadcast)
                    .getOrCreate();
        }
    }

    @BeforeAll
    static void runsTheUsualLayout() throws IOException {
        try (SparkSession spark = USUAL.session()) {
            District.generate(() -> spark, folder.resolve("true"), 7, Scale.DEMO, true);
        }
        keepTwoMonths(folder.resolve("true"));
        copyBackwards(folder.resolve("true"), folder.resolve("false"));
        expected = contents(USUAL);
    }

    @AfterAll
    static void leavesNoSession() {
        SparkSession.clearActiveSession();
        SparkSession.clearDefaultSession();
    }

    static List<Layout> layouts() {
        return List.of(
                new Layout(1, 1, false, "128m", "10m", true),
                new Layout(2, 17, false, "128m", "10m", true),
                new Layout(2, 5, true, "256k", "10m", true),
                new Layout(3, 2, false, "256k", "10m", false),
                new Layout(1, 16, true, "1m", "10m", false),
                new Layout(4, 8, false, "64k", "-1", false),
                new Layout(2, 8, true, "128m", "-1", true));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void everyTableHasTheSameContent(Layout layout) throws IOException {
        assertEquals(expected, contents(layout));
    }

    /** Every table of the run with its canonical hash, and the run's id. */
    private static Map<String, String> contents(Layout layout) throws IOException {
        String job = folder.resolve(layout.forward + "/job.yaml").toString();
        try (SparkSession spark = layout.session();
                Run run = Engine.on(spark).run(Job.read(job))) {
            Map<String, String> contents = new ConcurrentSkipListMap<>(Map.of("run id", run.runId()));
            run.manifest().tables().parallelStream()
                    .forEach(table -> contents.put(table, ContentHash.of(run.table(table))));
            return contents;
        }
    }

    /** Of the files by month those of January and February, which is enough to read, match and judge, and takes a third of the time. */
    private static void keepTwoMonths(Path district) throws IOException {
        try (var walk = Files.walk(district)) {
            for (Path file : walk.filter(each -> each.toString().matches(".*-2026-0[3-6]\\.[a-z]+"))
                    .toList()) {
                Files.delete(file);
            }
        }
    }

    private static void copyBackwards(Path from, Path to) throws IOException {
        try (var walk = Files.walk(from)) {
            for (Path each : walk.sorted(Comparator.comparing(Path::toString).reversed())
                    .filter(Files::isRegularFile)
                    .toList()) {
                Path copy = to.resolve(from.relativize(each).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(each, copy);
            }
        }
    }
}
