package io.plumbline.source;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads one kind of file or table into {@link RawRows}. Implementations have no state. */
public interface SourceFormat {
    /** The name by which jobs ask for it, lower case. */
    String name();

    /**
     * Reads every physical record of the request's location, in no particular order.
     *
     * @return rows of {@link RawRows#SCHEMA}
     * @throws io.plumbline.source.SourceException when the location as a whole cannot be read; a single bad file is a failed row
     */
    Dataset<Row> read(SparkSession spark, ReadRequest request);
}
