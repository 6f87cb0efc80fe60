package io.plumbline.source;

import static org.apache.spark.sql.functions.instr;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.substring;
import static org.apache.spark.sql.functions.url_decode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Reads files of one of Spark's own formats. When they cannot be read together, each is looked at alone: those that cannot be
 * opened are failed rows, the others are read in groups of one schema.
 */
final class SparkFiles {
    private static final int MOST_LOOKED_AT = 500;

    private final SparkSession spark;
    private final String format;
    private final ReadRequest request;
    private final InputFiles files;
    private final Map<String, String> options;

    SparkFiles(SparkSession spark, String format, ReadRequest request) {
        this.spark = spark;
        this.format = format;
        this.request = request;
        this.files = InputFiles.of(spark, request);
        this.options = SparkFormat.options(request.source());
    }

    Dataset<Row> read() {
        Dataset<Row> together = request.thorough() ? null : tryLoad(List.of(request.location()));
        boolean usable = together != null && TableText.problem(together.schema(), request) == null;
        return usable ? text(together).unionByName(spark.createDataFrame(listed(), RawRows.SCHEMA)) : oneByOne();
    }

    /** Every file once, because Spark says nothing of a file without rows. */
    private List<Row> listed() {
        return files.files().stream()
                .map(file -> new FileRows(file.name(), null, null).empty())
                .toList();
    }

    /** Whether a job ended because a file could be opened and not be read to its end. */
    static boolean endedBy(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SparkThrowable told
                    && String.valueOf(told.getCondition()).startsWith("FAILED_READ_FILE")) {
                return true;
            }
        }
        return false;
    }

    private Dataset<Row> oneByOne() {
        if (files.files().size() > MOST_LOOKED_AT) {
            throw new SourceException("source '" + request.source().id() + "': at least one of its "
                    + files.files().size() + " files cannot be read as " + format
                    + ", or they disagree about a column's type; narrow the path to find it");
        }
        List<Row> marks = new ArrayList<>();
        Map<StructType, List<String>> groups = new LinkedHashMap<>();
        for (InputFile file : files.files()) {
            Dataset<Row> alone = tryLoad(List.of(file.uri()));
            String problem = alone == null
                    ? "unreadable: Spark cannot open it as " + format + "; check that it is whole and of that format"
                    : TableText.problem(alone.schema(), request);
            if (problem == null && request.thorough() && !whole(alone)) {
                problem = "unreadable: the file is damaged behind its beginning; hand it over anew";
            }
            FileRows rows = new FileRows(file.name(), null, null);
            marks.add(problem == null ? rows.empty() : rows.failed(problem));
            if (problem == null) {
                groups.computeIfAbsent(alone.schema(), schema -> new ArrayList<>())
                        .add(file.uri());
            }
        }
        Dataset<Row> rows = spark.createDataFrame(marks, RawRows.SCHEMA);
        for (List<String> group : groups.values()) {
            rows = rows.unionByName(text(tryLoad(group)));
        }
        return rows;
    }

    private boolean whole(Dataset<Row> table) {
        try {
            TableText.of(table, request, TableText.NO_FILE)
                    .write()
                    .format("noop")
                    .mode(SaveMode.Overwrite)
                    .save();
            return true;
        } catch (Exception broken) {
            // Spark throws exceptions it does not declare.
            if (endedBy(broken)) {
                return false;
            }
            throw broken;
        }
    }

    /** Null when Spark refuses. */
    private Dataset<Row> tryLoad(List<String> paths) {
        DataFrameReader reader = spark.read()
                .format(format)
                .option("mergeSchema", "true")
                .option("basePath", files.base())
                .options(options);
        try {
            return reader.load(paths.toArray(String[]::new));
        } catch (Exception refused) {
            // Spark throws exceptions it does not declare, from any of its readers' libraries.
            return null;
        }
    }

    private Dataset<Row> text(Dataset<Row> table) {
        return TableText.of(table, request, name(table));
    }

    /** The path below the base, from Spark's own column, which holds it percent-encoded. */
    private Column name(Dataset<Row> table) {
        Column path = table.metadataColumn("_metadata").getField("file_path");
        String base = new Path(files.base()).toUri().getRawPath();
        Column behind = instr(path, base).plus(lit(base.length() + (base.endsWith("/") ? 0 : 1)));
        Column below = substring(path, behind, length(path));
        boolean plain = files.files().stream().allMatch(file -> file.name().matches("[A-Za-z0-9._=/-]*"));
        return plain ? below : url_decode(replace(below, lit("+"), lit("%2B")));
    }
}
