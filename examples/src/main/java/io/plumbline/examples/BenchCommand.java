package io.plumbline.examples;

import io.plumbline.examples.bench.CsvBench;
import io.plumbline.examples.bench.IndicatorBench;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures speed as a ratio to something independent in the same run. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures speed as a ratio to the bare scan, the naive method or a peer, in one run.")
final class BenchCommand implements Callable<Integer> {
    private static final Map<String, Bench> ALL =
            new TreeMap<>(Map.of("csv", CsvBench::run, "indicators", IndicatorBench::run));

    @Parameters(index = "0", paramLabel = "NAME", description = "csv, indicators or points.")
    private String name;

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            description = "Where files are written; a temporary folder unless said.")
    private Path folder;

    @Option(names = "--cores", description = "Cores of the local session; 2 unless said.", defaultValue = "2")
    private String cores;

    /** One comparison. */
    private interface Bench {
        void run(SparkSession spark, Path folder, PrintStream out) throws IOException;
    }

    @Override
    public Integer call() throws IOException {
        Bench bench = ALL.get(name);
        if (bench == null) {
            throw new IllegalArgumentException(
                    "There is no bench '" + name + "'; known: " + String.join(", ", ALL.keySet()));
        }
        Path to = folder == null ? Files.createTempDirectory("plumbline-bench-") : folder;
        try (SparkSession spark = LocalSpark.session(cores)) {
            bench.run(spark, to, new PrintStream(System.out, true, StandardCharsets.UTF_8));
        }
        return 0;
    }
}
