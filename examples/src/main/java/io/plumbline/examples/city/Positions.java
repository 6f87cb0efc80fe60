package io.plumbline.examples.city;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Writes the positions as the terminals' platform keeps them: Parquet by month, GCJ-02, plates with a separator. */
final class Positions {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final StructType SCHEMA = new StructType()
            .add("车牌号", DataTypes.StringType)
            .add("定位时间", DataTypes.TimestampType)
            .add("经度", DataTypes.DoubleType)
            .add("纬度", DataTypes.DoubleType)
            .add("速度", DataTypes.IntegerType)
            .add("当班司机", DataTypes.StringType)
            .add("内部说明", DataTypes.StringType);

    private static final int FIXES_TO_A_NOTE = 2000;

    private Positions() {}

    static void write(
            SparkSession spark, Path folder, List<MuckTracks.Fix> fixes, List<YearMonth> months, People people)
            throws IOException {
        for (YearMonth month : months) {
            List<MuckTracks.Fix> ordered = fixes.stream()
                    .filter(fix -> YearMonth.from(fix.at()).equals(month))
                    .sorted(Comparator.comparing(MuckTracks.Fix::at).thenComparing(MuckTracks.Fix::plate))
                    .toList();
            List<Row> rows = IntStream.range(0, ordered.size())
                    .mapToObj(i -> row(ordered.get(i), people, i % FIXES_TO_A_NOTE == 0 ? people.note() : null))
                    .toList();
            Path parts = folder.resolve("parts");
            spark.createDataFrame(rows, SCHEMA)
                    .coalesce(1)
                    .write()
                    .mode("overwrite")
                    .parquet(parts.toUri().toString());
            keepOnlyFile(parts, folder.resolve("positions-" + month + ".parquet"));
        }
    }

    private static Row row(MuckTracks.Fix fix, People people, String note) {
        Point gcj = Gcj02.of(fix.point());
        return RowFactory.create(
                people.written(fix.plate(), "·"),
                fix.at().atZone(ZONE).toInstant(),
                MuckSites.round(gcj.lon()),
                MuckSites.round(gcj.lat()),
                fix.speedKmh(),
                fix.driver(),
                note);
    }

    /** Spark names its files at random; the district must be the same each time. */
    private static void keepOnlyFile(Path parts, Path file) throws IOException {
        try (Stream<Path> written = java.nio.file.Files.list(parts)) {
            Path only = written.filter(each -> each.getFileName().toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("No Parquet file was written to " + parts));
            java.nio.file.Files.move(only, file, StandardCopyOption.REPLACE_EXISTING);
        }
        try (Stream<Path> rest = java.nio.file.Files.walk(parts)) {
            rest.sorted(Comparator.reverseOrder()).forEach(Positions::delete);
        }
    }

    private static void delete(Path path) {
        try {
            java.nio.file.Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not remove " + path, e);
        }
    }
}
