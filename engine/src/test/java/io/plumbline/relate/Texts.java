package io.plumbline.relate;

import io.plumbline.contract.Column;
import io.plumbline.contract.ColumnType;
import io.plumbline.contract.Contract;
import io.plumbline.contract.Validity;
import io.plumbline.text.Words;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Small tables as text: a header {@code name:type | …}, then rows; a dash is null; timestamps are local. */
final class Texts {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final SparkSession spark;
    private final ZoneId zone;
    private final Map<String, Dataset<Row>> tables = new LinkedHashMap<>();
    private final Map<String, Contract> contracts = new LinkedHashMap<>();

    Texts(SparkSession spark, String zone) {
        this.spark = spark;
        this.zone = ZoneId.of(zone);
    }

    Texts with(String id, String time, String reporter, Validity valid, String text) {
        Dataset<Row> table = read(text);
        Map<String, Column> columns = new LinkedHashMap<>();
        tables.put(id, table);
        contracts.put(
                id,
                new Contract(
                        new Words(id, id),
                        List.of("record_id"),
                        null,
                        time,
                        valid,
                        null,
                        null,
                        reporter,
                        columns,
                        Map.of(),
                        null));
        return this;
    }

    Texts with(String id, String time, String text) {
        return with(id, time, null, null, text);
    }

    Dataset<Row> table(String id) {
        return tables.get(id);
    }

    Tables tables(String asOf) {
        return new Tables(
                tables::get,
                contracts::get,
                zone,
                LocalDate.parse(asOf),
                LocalDate.parse("2026-01-01"),
                LocalDate.parse("2027-01-01"));
    }

    Dataset<Row> read(String text) {
        List<String> lines = text.strip().lines().toList();
        StructType schema = new StructType();
        for (String name : cells(lines.get(0))) {
            String[] parts = name.split(":");
            ColumnType type = parts.length == 1
                    ? ColumnType.STRING
                    : ColumnType.valueOf(parts[1].toUpperCase(java.util.Locale.ROOT));
            schema = schema.add(parts[0], type.sparkType());
        }
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = cells(line);
            Object[] values = new Object[cells.length];
            for (int i = 0; i < cells.length; i++) {
                values[i] = value(cells[i], schema.fields()[i].dataType().simpleString());
            }
            rows.add(RowFactory.create(values));
        }
        return spark.createDataFrame(rows, schema);
    }

    private Object value(String cell, String type) {
        if (cell.equals("-")) {
            return null;
        }
        return switch (type) {
            case "bigint" -> Long.valueOf(cell);
            case "double" -> Double.valueOf(cell);
            case "boolean" -> Boolean.valueOf(cell);
            case "date" -> LocalDate.parse(cell);
            case "timestamp" ->
                cell.endsWith("Z")
                        ? Instant.parse(cell)
                        : LocalDateTime.parse(cell, CLOCK).atZone(zone).toInstant();
            default -> cell;
        };
    }

    /** The named columns as text, rows in order. */
    static String show(Dataset<Row> table, String... columns) {
        List<Row> rows = table.select(Arrays.stream(columns)
                        .map(c -> table.col(c).cast("string"))
                        .toArray(org.apache.spark.sql.Column[]::new))
                .collectAsList();
        return rows.stream()
                .map(row -> {
                    List<String> cells = new ArrayList<>();
                    for (int i = 0; i < row.length(); i++) {
                        cells.add(row.isNullAt(i) ? "-" : row.getString(i));
                    }
                    return String.join(" | ", cells);
                })
                .sorted()
                .reduce("", (a, b) -> a + b + "\n");
    }

    private static String[] cells(String line) {
        return Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
    }
}
