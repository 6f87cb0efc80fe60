package io.plumbline.examples.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.plumbline.Engine;
import io.plumbline.Job;
import io.plumbline.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A real city's job from beginning to end, each time in a fresh JVM, against Spark's own reading of the same files. */
public final class BostonBench {
    private static final List<String> JOB = List.of("boston-311.yaml", "boston.yaml", "register.csv");

    private BostonBench() {}

    /**
     * Links the data into a working folder, lays the job beside them, and prints the seconds of both, with the steps of the run.
     *
     * @param data the folder of the city's files
     * @param workDir an empty folder
     */
    public static void run(Path data, Path workDir, PrintStream out) throws IOException, InterruptedException {
        layOut(data, workDir);
        double whole = FreshJvm.seconds(BostonBench.class, "job", workDir, out);
        double scan = FreshJvm.seconds(BostonBench.class, "scan", workDir, out);
        out.printf(Locale.ROOT, "%-36s %8.2f%n", "whole run, fresh JVM, s", whole);
        out.printf(Locale.ROOT, "%-36s %8.2f%n", "bare Spark scan, fresh JVM, s", scan);
        out.printf(Locale.ROOT, "ratio %.2f%n", whole / scan);
    }

    /** Runs one of the two inside this JVM: {@code job} or {@code scan}, then the folder. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[1]);
        SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .appName("boston-bench")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "4")
                .getOrCreate();
        if (arguments[0].equals("job")) {
            job(spark, folder, System.out);
        } else {
            scan(spark, folder, System.out);
        }
        spark.stop();
    }

    private static void layOut(Path data, Path workDir) throws IOException {
        Files.createDirectories(workDir);
        try (var files = Files.list(data)) {
            for (Path file : files.toList()) {
                Files.createSymbolicLink(workDir.resolve(file.getFileName()), file.toAbsolutePath());
            }
        }
        for (String name : JOB) {
            try (InputStream in = BostonBench.class.getResourceAsStream("/boston/" + name)) {
                Files.copy(in, workDir.resolve(name));
            }
        }
    }

    private static void job(SparkSession spark, Path folder, PrintStream out) {
        try (Run run =
                Engine.on(spark).run(Job.read(folder.resolve("boston-311.yaml").toString()))) {
            run.publish();
            run.seconds().forEach((step, seconds) -> out.printf(Locale.ROOT, "%-36s %8.2f%n", step, seconds));
        }
    }

    /** Every value of every row is looked at once. */
    private static void scan(SparkSession spark, Path folder, PrintStream out) {
        Dataset<Row> rows = spark.read()
                .option("header", "true")
                .option("multiLine", "true")
                .option("escape", "\"")
                .csv(folder.resolve("cases-2015q*.csv").toString());
        List<Column> sums = new ArrayList<>();
        for (String name : rows.columns()) {
            sums.add(sum(length(col(name))).as(name));
        }
        Row result =
                rows.agg(count(lit(1)).as("rows"), sums.toArray(new Column[0])).head();
        out.printf(Locale.ROOT, "%-36s %8d%n", "rows scanned", result.getLong(0));
    }
}
