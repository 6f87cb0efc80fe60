package io.plumbline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** The folder of one run: every stage writes its tables once, and whoever needs them reads the files. */
final class RunFolder {
    private final SparkSession spark;
    private final String folder;
    private final Map<String, Optional<StructType>> written = new ConcurrentSkipListMap<>();
    private final Progress progress;
    private String earlier;

    RunFolder(SparkSession spark, String folder, Progress progress) {
        this.spark = spark;
        this.folder = folder;
        this.progress = progress;
    }

    /** Takes up the folder of a finished run. */
    static RunFolder finished(SparkSession spark, String folder, Iterable<String> tables) {
        RunFolder run = new RunFolder(spark, folder, Progress.silent());
        tables.forEach(table -> run.written.put(table, Optional.empty()));
        return run;
    }

    /** Names the folder of the run whose entity ids live on in this one. */
    RunFolder after(String folderBefore) {
        earlier = folderBefore;
        return this;
    }

    /** A table of the run before, read in a session; null where there was none. */
    Dataset<Row> earlier(SparkSession session, String table, StructType schema) {
        return earlier == null ? null : session.read().schema(schema).parquet(earlier + "/" + table);
    }

    /** Writes a table and hands back what was written. */
    Dataset<Row> write(String table, Dataset<Row> rows) {
        return progress.beside(table, () -> {
            // Identifiers never return, so a dictionary of them is built only to be thrown away, and they lie anywhere
            // between the least and the greatest, so that bounds tell nothing.
            rows.write()
                    .option("parquet.enable.dictionary#record_id", false)
                    .option("parquet.column.statistics.enabled#record_id", false)
                    .option("parquet.size.statistics.enabled", false)
                    .mode(SaveMode.Overwrite)
                    .parquet(path(table));
            written.put(table, Optional.of(rows.schema()));
            return read(table);
        });
    }

    /** Keeps rows that several tables are made of until the run ends. */
    Dataset<Row> stage(String name, Dataset<Row> rows) {
        String path = staging() + "/" + name;
        rows.write().mode(SaveMode.Overwrite).parquet(path);
        return spark.read().schema(rows.schema()).parquet(path);
    }

    /** The same of a table whose parts are made a few at a time. */
    Dataset<Row> stage(String name, StructType schema, Set<String> parts, Function<String, Dataset<Row>> rows) {
        if (parts.isEmpty()) {
            return spark.createDataFrame(List.of(), schema);
        }
        Together.all(spark, parts, part -> stage(name + "/" + part, rows.apply(part)));
        return spark.read().schema(schema).option("recursiveFileLookup", true).parquet(staging() + "/" + name);
    }

    /** Whoever wrote the files in this run knows their columns, and Spark needs no job to find them out. */
    Dataset<Row> read(String table) {
        Optional<StructType> schema = written.get(table);
        if (schema == null) {
            throw new IllegalArgumentException(
                    "The run has no table '" + table + "'; it has " + String.join(", ", written.keySet()));
        }
        DataFrameReader reader = schema.map(spark.read()::schema).orElseGet(spark::read);
        return reader.parquet(path(table));
    }

    /** How much room the files of a table take. */
    long bytes(String table) {
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(path(table));
        try {
            return path.getFileSystem(new org.apache.hadoop.conf.Configuration())
                    .getContentSummary(path)
                    .getLength();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("Table " + path + " cannot be looked at", e);
        }
    }

    boolean has(String table) {
        return written.containsKey(table);
    }

    Set<String> tables() {
        return written.keySet();
    }

    String folder() {
        return folder;
    }

    String staging() {
        return folder + "/_staging";
    }

    /** Removes what the stages kept for themselves. */
    void removeStaging() {
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(staging());
        try {
            path.getFileSystem(new org.apache.hadoop.conf.Configuration()).delete(path, true);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("Folder " + path + " cannot be removed", e);
        }
    }

    /** Keeps clock times beside the tables, outside of everything that must be equal from run to run. */
    void log(java.util.Map<String, Double> seconds) {
        StringBuilder json = new StringBuilder("{\n");
        seconds.forEach((step, time) -> json.append(json.length() > 2 ? ",\n" : "")
                .append(String.format(java.util.Locale.ROOT, "  \"%s\": %.3f", step, time)));
        org.apache.hadoop.fs.Path path = new org.apache.hadoop.fs.Path(folder, "run-log.json");
        try (java.io.OutputStream out =
                path.getFileSystem(new org.apache.hadoop.conf.Configuration()).create(path, true)) {
            out.write(json.append("\n}\n").toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException("Run log " + path + " cannot be written", e);
        }
    }

    private String path(String table) {
        if (!table.matches("[a-z0-9_]+(/[A-Za-z0-9_.-]+)?") || table.contains("..")) {
            throw new IllegalArgumentException("Table name '" + table + "' may hold letters, digits, '_', '.' and '-'");
        }
        return folder + "/" + table;
    }
}
