package io.plumbline.link;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** 暂存: writes a step's table once and gives it back as read from there, so that nothing is computed twice. */
@FunctionalInterface
public interface Staging {
    Dataset<Row> write(String name, Dataset<Row> rows);
}
