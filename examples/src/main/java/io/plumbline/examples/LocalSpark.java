package io.plumbline.examples;

import org.apache.spark.sql.SparkSession;

/** A quiet session on this machine. */
final class LocalSpark {
    private LocalSpark() {}

    static SparkSession session(String cores) {
        return builder(cores).getOrCreate();
    }

    /** For a district so small that compiling its queries would take longer than interpreting them. */
    static SparkSession smallSession() {
        return builder("*").config("spark.sql.codegen.wholeStage", "false").getOrCreate();
    }

    private static SparkSession.Builder builder(String cores) {
        return SparkSession.builder()
                .appName("plumbline-examples")
                .master("local[" + cores + "]")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.ui.enabled", "false")
                // Without pages, what Spark remembers for them only fills the heap: hundreds of plans in a run.
                .config("spark.sql.ui.retainedExecutions", "5")
                .config("spark.ui.retainedJobs", "20")
                .config("spark.ui.retainedStages", "20")
                .config("spark.ui.retainedTasks", "200")
                .config("spark.sql.shuffle.partitions", "4")
                .config("spark.sql.datetime.java8API.enabled", "true")
                .config("spark.sql.session.timeZone", "UTC");
    }
}
