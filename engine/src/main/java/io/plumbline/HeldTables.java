package io.plumbline;

import io.plumbline.source.OwnSession;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The tables of a finished run, for readers who ask again and again. Small ones are fetched once: Spark takes longer to open their files
 * than to go through their rows.
 */
final class HeldTables {
    /** As much as fits on every driver many times over, and holds the leads and signals of a city. */
    private static final long MOST_BYTES = 1 << 20;

    private final SparkSession spark;
    private final RunFolder folder;
    private final Map<String, Dataset<Row>> held = new ConcurrentHashMap<>();

    HeldTables(SparkSession spark, RunFolder folder) {
        this.spark = spark;
        this.folder = folder;
    }

    /** @throws IllegalArgumentException when the run has no such table */
    Dataset<Row> table(String name) {
        return held.computeIfAbsent(name, wanted -> new OwnSession(spark).during(() -> held(wanted)));
    }

    private Dataset<Row> held(String name) {
        Dataset<Row> table = folder.read(name);
        return folder.bytes(name) > MOST_BYTES ? table : spark.createDataFrame(table.collectAsList(), table.schema());
    }
}
