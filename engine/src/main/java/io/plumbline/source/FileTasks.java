package io.plumbline.source;

import java.io.IOException;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** 读取任务: reads files in tasks of their own, the largest first, so that no big one is left for the end. */
public final class FileTasks {
    private static final int MOST_TASKS = 2048;

    private FileTasks() {}

    /**
     * Turns one piece, a file or a part of one, into rows. What is known to be wrong with the file itself becomes a failed row; an
     * exception ends the task, which Spark tries again.
     */
    @FunctionalInterface
    public interface PieceReader<P> extends Serializable {
        Iterator<Row> read(P piece) throws IOException;
    }

    /** Reads whole files into {@link RawRows}. */
    public static Dataset<Row> read(SparkSession spark, InputFiles files, PieceReader<InputFile> reader) {
        return read(spark, files.files(), InputFile::bytes, RawRows.SCHEMA, reader);
    }

    static <P extends Serializable> Dataset<Row> read(
            SparkSession spark, List<P> pieces, ToLongFunction<P> bytes, StructType schema, PieceReader<P> reader) {
        List<P> ordered = pieces.stream()
                .sorted(Comparator.comparingLong(bytes).reversed())
                .toList();
        int tasks = Math.min(ordered.size(), MOST_TASKS);
        FlatMapFunction<Long, Row> open = index -> reader.read(ordered.get(index.intValue()));
        return spark.range(0, ordered.size(), 1, tasks).flatMap(open, Encoders.row(schema));
    }
}
