package io.plumbline.examples;

import io.plumbline.examples.bench.BostonBench;
import io.plumbline.examples.bench.BoundaryBench;
import io.plumbline.examples.bench.CsvBench;
import io.plumbline.examples.bench.DistrictBench;
import io.plumbline.examples.bench.DossierBench;
import io.plumbline.examples.bench.IndicatorBench;
import io.plumbline.examples.bench.LinkBench;
import io.plumbline.examples.bench.NullDistrictsBench;
import io.plumbline.examples.bench.NumbersBench;
import io.plumbline.examples.bench.OverdispersionBench;
import io.plumbline.examples.bench.PointBench;
import io.plumbline.examples.bench.ScreenBench;
import io.plumbline.examples.bench.VisitBench;
import io.plumbline.examples.city.Scale;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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
    private static final Map<String, Bench> IN_SPARK = new TreeMap<>(Map.of(
            "csv",
            CsvBench::run,
            "dossier",
            DossierBench::run,
            "indicators",
            IndicatorBench::run,
            "nulls",
            NullDistrictsBench::run,
            "points",
            PointBench::run,
            "visits",
            VisitBench::run));

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            description =
                    "boundaries, csv, district, dossier, indicators, nulls, numbers, overdispersion, points, screen, visits, or boston and"
                            + " link, which need --data.")
    private String name;

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "The files of the city for boston; the CSV of people with their truth for link.")
    private Path data;

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            description = "Where files are written; a temporary folder unless said.")
    private Path folder;

    @Option(names = "--scale", description = "Of the district; 1 unless said.", defaultValue = "1")
    private double scale;

    @Option(names = "--leads", description = "How many numbers compares; 200 unless said.", defaultValue = "200")
    private int leads;

    @Option(names = "--cores", description = "Cores of the local session; 2 unless said.", defaultValue = "2")
    private String cores;

    private static final Map<String, Consumer<PrintStream>> WITHOUT_SPARK = new TreeMap<>(Map.of(
            "boundaries", BoundaryBench::run, "overdispersion", OverdispersionBench::run, "screen", ScreenBench::run));

    /** One comparison. */
    private interface Bench {
        void run(SparkSession spark, Path folder, PrintStream out) throws IOException;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path to = folder == null ? Files.createTempDirectory("plumbline-bench-") : folder;
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (name.equals("boston")) {
            boston(to, out);
            return 0;
        }
        if (name.equals("district")) {
            DistrictBench.run(new Scale(scale), to, out);
            return 0;
        }
        if (name.equals("numbers")) {
            NumbersBench.run(() -> LocalSpark.session(cores), leads, to, out);
            return 0;
        }
        if (WITHOUT_SPARK.containsKey(name)) {
            WITHOUT_SPARK.get(name).accept(out);
            return 0;
        }
        if (name.equals("link")) {
            link(to, out);
            return 0;
        }
        Bench bench = IN_SPARK.get(name);
        if (bench == null) {
            throw new IllegalArgumentException(
                    "There is no bench '" + name + "'; known: boston, district, link, numbers, "
                            + String.join(", ", WITHOUT_SPARK.keySet()) + ", " + String.join(", ", IN_SPARK.keySet()));
        }
        try (SparkSession spark = LocalSpark.session(cores)) {
            bench.run(spark, to, out);
        }
        return 0;
    }

    private void link(Path to, PrintStream out) throws IOException {
        if (data == null) {
            throw new IllegalArgumentException("The bench 'link' needs --data, the CSV of people with their truth");
        }
        try (SparkSession spark = LocalSpark.session(cores)) {
            LinkBench.run(spark, data, to, out);
        }
    }

    private void boston(Path to, PrintStream out) throws IOException, InterruptedException {
        if (data == null) {
            throw new IllegalArgumentException(
                    "The bench 'boston' needs --data, the folder of the requests and the neighbourhoods");
        }
        BostonBench.run(data, to, out);
    }
}
