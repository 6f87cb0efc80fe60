package io.plumbline.cli;

import io.plumbline.Engine;
import io.plumbline.Job;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that works on a job is given. */
final class JobOptions {
    @Parameters(index = "0", paramLabel = "JOB", description = "The job file, a path or URI.")
    private String job;

    @Option(
            names = "--set",
            paramLabel = "FIELD=VALUE",
            description =
                    "Lays a value over a scalar of the job, for example as_of=2026-10-31, data=/path or out=/path.")
    private Map<String, String> settings = new LinkedHashMap<>();

    Job job() {
        return Job.read(job, settings);
    }

    /** The cluster's session under {@code spark-submit}, else a quiet local one. */
    static SparkSession spark() {
        SparkSession.Builder builder =
                SparkSession.builder().appName("plumbline").config("spark.sql.datetime.java8API.enabled", "true");
        if (System.getProperty("spark.master") == null) {
            builder.master("local[*]")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.ui.enabled", "false")
                    // Without pages, what Spark remembers for them only fills the heap: hundreds of plans in a run.
                    .config("spark.sql.ui.retainedExecutions", "5")
                    .config("spark.ui.retainedJobs", "20")
                    .config("spark.ui.retainedStages", "20")
                    .config("spark.ui.retainedTasks", "200")
                    // Within one process nothing is gained by packing or checking what tasks hand each other, and Spark
                    // takes these amounts of memory anew for every task and query, however little it puts there.
                    .config("spark.broadcast.compress", "false")
                    .config("spark.broadcast.checksum", "false")
                    .config("spark.broadcast.blockSize", "256k")
                    .config("spark.buffer.pageSize", "2m")
                    .config("spark.shuffle.compress", "false")
                    .config("spark.shuffle.checksum.enabled", "false")
                    // A run compiles some hundreds of pieces of code, of which many are asked for again.
                    .config("spark.sql.codegen.cache.maxEntries", "2000")
                    .config("spark.sql.shuffle.partitions", "4")
                    .config("spark.sql.session.timeZone", "UTC");
        }
        return builder.getOrCreate();
    }

    static Engine engine(SparkSession spark) {
        return Engine.on(spark);
    }
}
