package io.plumbline.source;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** 内置数据源格式: the formats that come with the engine. */
public final class SourceFormats {
    private SourceFormats() {}

    /** CSV files, name {@code csv}. */
    public static SourceFormat csv() {
        return new CsvFormat();
    }

    /** One JSON object per line, name {@code jsonl}. */
    public static SourceFormat jsonLines() {
        return new JsonLinesFormat();
    }

    /** A table of the session's catalogs, name {@code table}; the source's path is the table's name. */
    public static SourceFormat table() {
        return new TableFormat();
    }

    /**
     * A format that Spark itself knows by a short name: {@code parquet}, {@code orc}, {@code jdbc}, {@code delta} and others.
     *
     * @throws SourceException for names that are no short names, class names above all
     */
    public static SourceFormat spark(String name) {
        return new SparkFormat(name);
    }

    /** Whether some library on the class path offers Spark a format of that short name. */
    public static boolean ofSpark(String name) {
        return SparkFormat.known(name);
    }

    /** Whether a job failed because of what a file of one of Spark's formats holds; reading it thoroughly tells which. */
    public static boolean endedByFile(Throwable failure) {
        return SparkFiles.endedBy(failure);
    }

    /**
     * Reads a table that the embedding application hands over.
     *
     * @return rows of {@link RawRows#SCHEMA} without file and row number
     * @throws SourceException when a required column is missing, or a wanted one is of a type without text
     */
    public static Dataset<Row> inMemory(Dataset<Row> table, ReadRequest request) {
        return TableText.of(table, request, TableText.NO_FILE);
    }
}
