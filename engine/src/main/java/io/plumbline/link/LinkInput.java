package io.plumbline.link;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import io.plumbline.source.RawRows;
import io.plumbline.source.ReadRequest;
import io.plumbline.source.Source;
import io.plumbline.source.SourceException;
import io.plumbline.source.SourceFormat;
import io.plumbline.source.SourceFormats;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** 关联输入: one table, read like every source: each of its records a row, or counted among those that are none. */
final class LinkInput {
    /** The column of ids in what is read. */
    static final String ID = "_id_";

    private static final List<String> STATES = List.of(RawRows.ROW, RawRows.BROKEN, RawRows.IGNORED);

    /** The first file that could not be read, and why; null when all could. */
    private static final Column FAILURE = min(when(
                    col("state").equalTo(RawRows.FAILED), struct(col("file"), col("problem"))))
            .as("failure");

    private final LinkFile.Table table;
    private final List<String> columns;
    private final Map<String, Long> states = new TreeMap<>();

    LinkInput(LinkFile.Table table, List<String> columns) {
        this.table = table;
        this.columns = columns;
    }

    /**
     * Reads.
     *
     * @param stage writes what was read once
     * @throws SourceException when a file cannot be read or lacks a column, naming it
     */
    Dataset<Row> read(SparkSession spark, UnaryOperator<Dataset<Row>> stage) {
        List<ReadRequest.Wanted> wanted = new ArrayList<>();
        wanted.add(new ReadRequest.Wanted(ID, List.of(table.id()), true));
        for (String column : columns) {
            wanted.add(new ReadRequest.Wanted(column, List.of(table.columns().getOrDefault(column, column)), true));
        }
        String format = format();
        Source source = new Source(
                "link",
                "link",
                format,
                table.file(),
                null,
                table.encoding(),
                table.delimiter(),
                null,
                null,
                null,
                null,
                null);
        Observation tally = new Observation();
        Dataset<Row> raw = stage.apply(reader(format)
                .read(spark, new ReadRequest(source, table.file(), wanted, ZoneOffset.UTC, true))
                .select("file", "state", "problem", "cells")
                .observe(tally, FAILURE, STATES.stream().map(LinkInput::count).toArray(Column[]::new)));
        check(Observed.of(tally));
        List<Column> cells = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            cells.add(col("cells").getItem(i).as(wanted.get(i).column()));
        }
        return raw.where(col("state").equalTo(RawRows.ROW)).select(cells.toArray(new Column[0]));
    }

    private static Column count(String state) {
        return count_if(col("state").equalTo(state)).as(state);
    }

    private void check(Map<String, Object> tally) {
        STATES.forEach(state -> states.put(state, (Long) tally.getOrDefault(state, 0L)));
        Row failed = (Row) tally.get("failure");
        if (failed != null && !failed.isNullAt(0)) {
            throw new SourceException(
                    "table " + table.file() + " cannot be read: " + failed.getString(0) + ": " + failed.getString(1));
        }
        if (states.get(RawRows.ROW) == 0) {
            throw new SourceException("table " + table.file() + " holds no record");
        }
    }

    /** What was read, in words. */
    String counted() {
        return String.format(
                Locale.ROOT,
                "%s: %,d rows, %,d broken, %,d no records",
                table.file(),
                states.getOrDefault(RawRows.ROW, 0L),
                states.getOrDefault(RawRows.BROKEN, 0L),
                states.getOrDefault(RawRows.IGNORED, 0L));
    }

    private String format() {
        if (table.format() != null) {
            return table.format();
        }
        for (String ending : List.of("parquet", "jsonl", "orc")) {
            if (table.file().endsWith("." + ending)) {
                return ending;
            }
        }
        return "csv";
    }

    private static SourceFormat reader(String format) {
        return switch (format) {
            case "csv" -> SourceFormats.csv();
            case "jsonl" -> SourceFormats.jsonLines();
            default -> SourceFormats.spark(format);
        };
    }
}
