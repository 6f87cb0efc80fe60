package io.plumbline.source;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * 接收结果: what became of the rows of several contracts.
 *
 * @param accepted the records by contract, of {@link Intake#acceptedSchema}
 * @param quarantine the refused rows of all, of {@link Quarantine#SCHEMA}
 * @param conservation the counts per file, of {@link Conservation#SCHEMA}, ordered by contract, source and file
 */
public record Settled(Map<String, Dataset<Row>> accepted, Dataset<Row> quarantine, List<Row> conservation) {}
