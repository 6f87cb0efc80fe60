package io.plumbline.connectors.xlsx;

import io.plumbline.source.FileTasks;
import io.plumbline.source.InputFiles;
import io.plumbline.source.ReadRequest;
import io.plumbline.source.SourceFormat;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * 电子表格文件: reads workbooks, name {@code xlsx}. The source's sheet is a name, or {@code *} for all sheets; without one the first
 * sheet is read. Titles may stand above the header, which may be of two rows with merged cells; their names are joined with a
 * slash, as in {@code 厨余垃圾/重量}. Rows named in the source's ignore are counted and not read.
 */
public final class XlsxSource implements SourceFormat {
    @Override
    public String name() {
        return "xlsx";
    }

    @Override
    public Dataset<Row> read(SparkSession spark, ReadRequest request) {
        InputFiles files = InputFiles.of(spark, request);
        return FileTasks.read(
                spark,
                files,
                new XlsxReading(
                        files,
                        request.source().sheet(),
                        request.wanted(),
                        request.source().ignore()));
    }
}
