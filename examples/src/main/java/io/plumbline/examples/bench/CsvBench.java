package io.plumbline.examples.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.plumbline.source.RawRows;
import io.plumbline.source.ReadRequest;
import io.plumbline.source.Source;
import io.plumbline.source.SourceFormats;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Reading CSV: this engine's reader against Spark's own, with quoted line ends, on the same files. */
public final class CsvBench {
    private static final int FILES = 8;
    private static final int ROWS = 3_000_000;
    private static final int WARM_RUNS = 5;
    private static final List<String> COLUMNS = List.of(
            "manifest_no",
            "project_id",
            "vehicle_id",
            "disposal_id",
            "out_at",
            "load_t",
            "street",
            "community",
            "lon",
            "lat",
            "state",
            "note");
    private static final String CORRUPT = "_corrupt_record";

    private CsvBench() {}

    /** Writes the files once below a folder, reads them both ways, and prints seconds, rows and their ratio. */
    public static void run(SparkSession spark, Path workDir, PrintStream out) throws IOException {
        Path folder = write(workDir.resolve("csv-bench"));
        Timed own = timed(() -> own(spark, folder));
        Timed sparks = timed(() -> sparks(spark, folder));
        out.printf(Locale.ROOT, "%-36s %8s %10s %14s%n", "CSV, " + FILES + " files", "seconds", "rows", "characters");
        print(out, "plumbline, every record accounted", own);
        print(out, "spark multiLine, corrupt column", sparks);
        out.printf(Locale.ROOT, "ratio %.2f%n", own.seconds / sparks.seconds);
    }

    private record Timed(double seconds, long rows, long characters) {}

    private static void print(PrintStream out, String name, Timed timed) {
        out.printf(Locale.ROOT, "%-36s %8.2f %10d %14d%n", name, timed.seconds, timed.rows, timed.characters);
    }

    private static Timed timed(Supplier<Row> read) {
        Row result = read.get();
        double[] seconds = new double[WARM_RUNS];
        for (int i = 0; i < WARM_RUNS; i++) {
            long start = System.nanoTime();
            result = read.get();
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        return new Timed(seconds[WARM_RUNS / 2], result.getLong(0), result.getLong(1));
    }

    private static Row own(SparkSession spark, Path folder) {
        List<ReadRequest.Wanted> wanted = COLUMNS.stream()
                .map(name -> new ReadRequest.Wanted(name, List.of(name), true))
                .toList();
        Source source =
                new Source("muck.manifest", null, "csv", null, null, null, null, null, null, null, null, Map.of());
        ReadRequest request = new ReadRequest(source, folder.toUri() + "*.csv", wanted, ZoneOffset.UTC);
        Dataset<Row> rows = SourceFormats.csv().read(spark, request);
        List<Column> cells = new ArrayList<>();
        for (int i = 0; i < COLUMNS.size(); i++) {
            cells.add(col("cells").getItem(i));
        }
        return characters(rows.where(col("state").equalTo(RawRows.ROW)), cells);
    }

    private static Row sparks(SparkSession spark, Path folder) {
        StructType schema = new StructType();
        for (String name : COLUMNS) {
            schema = schema.add(name, DataTypes.StringType);
        }
        Dataset<Row> rows = spark.read()
                .schema(schema.add(CORRUPT, DataTypes.StringType))
                .option("header", true)
                .option("multiLine", true)
                .option("escape", "\"")
                .option("mode", "PERMISSIVE")
                .option("columnNameOfCorruptRecord", CORRUPT)
                .csv(folder.toUri().toString());
        return characters(
                rows.where(col(CORRUPT).isNull()),
                COLUMNS.stream().map(name -> col(name)).toList());
    }

    /** Looks at every cell, so that neither reader can leave one out. */
    private static Row characters(Dataset<Row> rows, List<Column> cells) {
        Column all = cells.stream()
                .map(cell -> sum(length(cell)))
                .reduce(Column::plus)
                .orElseThrow();
        return rows.agg(count(lit(1)), all).head();
    }

    private static Path write(Path folder) throws IOException {
        Path done = folder.resolve("_DONE");
        if (!Files.exists(done)) {
            Files.createDirectories(folder);
            for (int file = 0; file < FILES; file++) {
                write(folder.resolve("part-" + file + ".csv"), file);
            }
            Files.createFile(done);
        }
        return folder;
    }

    private static void write(Path file, int number) throws IOException {
        Random random = new Random(number);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(String.join(",", COLUMNS) + "\n");
            for (int row = 0; row < ROWS / FILES; row++) {
                out.write(line(random, number * (ROWS / FILES) + row));
            }
        }
    }

    private static String line(Random random, int number) {
        String note = random.nextInt(20) == 0 ? "\"夜间作业,\n已\"\"备案\"\"\"" : "正常";
        return String.format(
                Locale.ROOT,
                "LD%010d,P%05d,京A%05dD,D%03d,2026-%02d-%02d %02d:%02d:00,%d.%d,学院路街道,第%d社区,116.%06d,39.%06d,%s,%s\n",
                number,
                random.nextInt(100_000),
                random.nextInt(100_000),
                random.nextInt(200),
                1 + random.nextInt(12),
                1 + random.nextInt(28),
                random.nextInt(24),
                random.nextInt(60),
                random.nextInt(60),
                random.nextInt(10),
                random.nextInt(650),
                random.nextInt(1_000_000),
                random.nextInt(1_000_000),
                random.nextInt(9) == 0 ? "void" : "valid",
                note);
    }
}
