package io.plumbline.source;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * 按行 JSON: one object per line. Wanted fields may stand inside objects, named by their path; numbers keep their digits. A field
 * that a line does not have is an empty cell, whether required or not, for no line tells of the others.
 */
final class JsonLinesFormat implements SourceFormat {
    @Override
    public String name() {
        return "jsonl";
    }

    @Override
    public Dataset<Row> read(SparkSession spark, ReadRequest request) {
        InputFiles files = InputFiles.of(spark, request);
        var encoding = CsvSettings.encoding(request.source());
        return FileTasks.read(spark, files, new JsonLinesReading(files, encoding, request.wanted()));
    }
}
