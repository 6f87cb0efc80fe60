package io.plumbline.examples.bench;

import io.plumbline.Engine;
import io.plumbline.Job;
import io.plumbline.Run;
import io.plumbline.examples.city.District;
import io.plumbline.examples.city.Scale;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** The invented district at a scale, from its files to its pages, in a fresh JVM. */
public final class DistrictBench {
    private static final long SEED = 7;

    private DistrictBench() {}

    /**
     * Writes the district into a working folder and prints the seconds of its run, by step, and the rows of its tables.
     *
     * @param scale how much is played out; 1 is one district with some two million rows
     * @param workDir an empty folder
     */
    public static void run(Scale scale, Path workDir, PrintStream out) throws IOException, InterruptedException {
        try (SparkSession spark = session()) {
            long rows = District.generate(() -> spark, workDir, SEED, scale, true).stream()
                    .mapToLong(District.Written::rows)
                    .sum();
            out.printf(Locale.ROOT, "%-36s %,12d%n", "rows written", rows);
        }
        double whole = FreshJvm.seconds(DistrictBench.class, "job", workDir, out);
        out.printf(Locale.ROOT, "%-36s %12.2f%n", "whole run, fresh JVM, s", whole);
    }

    /** Runs the job inside this JVM: {@code job}, then the folder. */
    public static void main(String[] arguments) throws IOException {
        try (SparkSession spark = session();
                Run run = Engine.on(spark)
                        .run(Job.read(Path.of(arguments[1]).resolve("job.yaml").toString()))) {
            run.publish();
            run.seconds().forEach((step, seconds) -> System.out.printf(Locale.ROOT, "%-36s %12.2f%n", step, seconds));
            run.conservation()
                    .groupBy("contract")
                    .agg(functions.sum("read"))
                    .orderBy("contract")
                    .collectAsList()
                    .forEach(row ->
                            System.out.printf(Locale.ROOT, "rows of %-28s %,12d%n", row.getString(0), row.getLong(1)));
            for (String table : new String[] {"attributions", "indicators", "signals", "evidence", "leads"}) {
                System.out.printf(
                        Locale.ROOT,
                        "rows of %-28s %,12d%n",
                        table,
                        run.table(table).count());
            }
        }
    }

    private static SparkSession session() {
        return SparkSession.builder()
                .master("local[2]")
                .appName("district-bench")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "4")
                .config("spark.sql.datetime.java8API.enabled", "true")
                .getOrCreate();
    }
}
