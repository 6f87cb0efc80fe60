package io.plumbline.cli;

import io.plumbline.connectors.xlsx.XlsxSource;
import io.plumbline.source.ReadRequest;
import io.plumbline.source.Source;
import io.plumbline.source.SourceFormat;
import io.plumbline.source.SourceFormats;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A table named on the command line; the end of its name tells its format. */
final class GivenTable {
    private static final Map<String, SourceFormat> FORMATS = new TreeMap<>(Map.of(
            "csv", SourceFormats.csv(),
            "jsonl", SourceFormats.jsonLines(),
            "parquet", SourceFormats.spark("parquet"),
            "xlsx", new XlsxSource()));

    private GivenTable() {}

    /** The format of a file. */
    static String format(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return FORMATS.keySet().stream()
                .filter(format -> name.endsWith("." + format))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("File '" + file + "' does not end in a format; known: ."
                        + String.join(", .", FORMATS.keySet())));
    }

    /**
     * Reads a file.
     *
     * @param sheet of a workbook; null for the first
     * @throws io.plumbline.source.SourceException when it cannot be opened
     */
    static Dataset<Row> read(SparkSession spark, String file, String sheet, List<ReadRequest.Wanted> wanted) {
        String format = format(file);
        Source source = new Source("table", file, format, file, null, null, null, sheet, null, null, null, null);
        boolean uri = file.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
        String location = uri ? file : Path.of(file).toAbsolutePath().toString();
        return FORMATS.get(format).read(spark, new ReadRequest(source, location, wanted, ZoneOffset.UTC, true));
    }
}
