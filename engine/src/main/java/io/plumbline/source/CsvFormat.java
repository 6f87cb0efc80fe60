package io.plumbline.source;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** 逗号分隔文件: reads CSV files record by record, each accounted for. */
final class CsvFormat implements SourceFormat {
    @Override
    public String name() {
        return "csv";
    }

    @Override
    public Dataset<Row> read(SparkSession spark, ReadRequest request) {
        InputFiles files = InputFiles.of(spark, request);
        CsvReading reading = new CsvReading(files, CsvSettings.of(request));
        return FileTasks.read(
                spark, files.files().stream().map(CsvPiece::whole).toList(), CsvPiece::bytes, RawRows.SCHEMA, reading);
    }
}
