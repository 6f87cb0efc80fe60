package io.plumbline.check;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * 判断结果: what the checks of a run said.
 *
 * @param signals rows of {@link Signals#SCHEMA}, held by the driver
 */
public record Judged(Dataset<Row> signals) {}
