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
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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

    SparkFiles(SparkSession spark, String format, ReadRequest request) {
        this.spark = spark;
        this.format = format;
        this.request = request;
        this.files = InputFiles.of(spark, request);
    }

    Dataset<Row> read() {
        Dataset<Row> together = tryLoad(List.of(request.location()));
        return together != null ? text(together) : oneByOne();
    }

    private Dataset<Row> oneByOne() {
        if (files.files().size() > MOST_LOOKED_AT) {
            throw new SourceException("source '" + request.source().id() + "': at least one of its "
                    + files.files().size() + " files cannot be read as " + format
                    + ", or they disagree about a column's type; narrow the path to find it");
        }
        List<Row> failed = new ArrayList<>();
        Map<StructType, List<String>> groups = new LinkedHashMap<>();
        for (InputFile file : files.files()) {
            Dataset<Row> alone = tryLoad(List.of(file.uri()));
            String problem = alone == null
                    ? "unreadable: Spark cannot open it as " + format
                    : HeaderMatch.of(List.of(alone.columns()), request.wanted()).problem();
            if (problem == null) {
                groups.computeIfAbsent(alone.schema(), schema -> new ArrayList<>())
                        .add(file.uri());
            } else {
                failed.add(new FileRows(file.name(), null, null).failed(problem));
            }
        }
        Dataset<Row> rows = spark.createDataFrame(failed, RawRows.SCHEMA);
        for (List<String> group : groups.values()) {
            rows = rows.unionByName(text(tryLoad(group)));
        }
        return rows;
    }

    /** Null when Spark refuses. */
    private Dataset<Row> tryLoad(List<String> paths) {
        DataFrameReader reader = spark.read()
                .format(format)
                .option("mergeSchema", "true")
                .option("basePath", files.base())
                .options(request.source().options());
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
