package io.plumbline.source;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.replace;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_micros;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampNTZType;
import org.apache.spark.sql.types.TimestampType;

/**
 * Turns a typed table into {@link RawRows}: instants as ISO 8601 in UTC with Z, local times and dates as ISO 8601 without a zone,
 * numbers in their shortest form.
 */
final class TableText {
    static final Column NO_FILE = lit(null).cast(DataTypes.StringType);

    private static final long DAY = 86_400_000_000L;
    private static final long HOUR = 3_600_000_000L;
    private static final long MINUTE = 60_000_000L;
    private static final long SECOND = 1_000_000L;

    private TableText() {}

    /** Why no rows can be made of a table of that schema, as code and words; null when they can. */
    static String problem(StructType schema, ReadRequest request) {
        HeaderMatch match = HeaderMatch.of(Arrays.asList(schema.fieldNames()), request.wanted());
        if (match.problem() != null) {
            return match.problem();
        }
        return match.positions().stream()
                .filter(position -> position >= 0)
                .map(position -> schema.fields()[position])
                .filter(field -> !hasText(field.dataType()))
                .map(field -> "nested: column " + field.name() + " is of type "
                        + field.dataType().simpleString()
                        + ", which has no text; allowed are strings, numbers, booleans, dates and timestamps")
                .findFirst()
                .orElse(null);
    }

    static Dataset<Row> of(Dataset<Row> table, ReadRequest request, Column file) {
        String problem = problem(table.schema(), request);
        if (problem != null) {
            throw new SourceException("source '" + request.source().id() + "': " + problem);
        }
        HeaderMatch match = HeaderMatch.of(Arrays.asList(table.columns()), request.wanted());
        List<Column> cells = new ArrayList<>();
        for (int position : match.positions()) {
            cells.add(position < 0 ? NO_FILE : cell(table, table.schema().fields()[position]));
        }
        Column noLong = lit(null).cast(DataTypes.LongType);
        Column noText = NO_FILE;
        return table.select(
                file.as("file"),
                noText.as("sheet"),
                noLong.as("row_no"),
                noLong.as("offset"),
                noLong.as("length"),
                noText.as("hash"),
                noText.as("encoding"),
                lit(RawRows.ROW).as("state"),
                noText.as("problem"),
                array(cells.toArray(Column[]::new))
                        .cast(DataTypes.createArrayType(DataTypes.StringType))
                        .as("cells"));
    }

    private static Column cell(Dataset<Row> table, StructField field) {
        Column text = text(table.col("`" + field.name().replace("`", "``") + "`"), field.dataType());
        return nullif(text, lit(""));
    }

    private static Column text(Column value, DataType type) {
        if (type instanceof TimestampType) {
            return instant(value);
        }
        if (type instanceof TimestampNTZType) {
            return replace(value.cast(DataTypes.StringType), lit(" "), lit("T"));
        }
        return value.cast(DataTypes.StringType);
    }

    private static boolean hasText(DataType type) {
        return type instanceof TimestampType
                || type instanceof TimestampNTZType
                || type instanceof StringType
                || type instanceof NumericType
                || type instanceof BooleanType
                || type instanceof DateType;
    }

    /** By arithmetic on microseconds: formatting would use the session's zone, in which one hour of the year occurs twice. */
    private static Column instant(Column value) {
        UDF1<Long, String> text = micros -> micros == null ? null : instant(micros);
        return udf(text, DataTypes.StringType).apply(unix_micros(value));
    }

    /** In one function, since an expression would put the text together from eleven others, which takes many times as long. */
    static String instant(long micros) {
        long ofDay = Math.floorMod(micros, DAY);
        StringBuilder text = new StringBuilder(27)
                .append(LocalDate.ofEpochDay(Math.floorDiv(micros, DAY)))
                .append('T');
        digits(text, ofDay / HOUR, 10).append(':');
        digits(text, ofDay / MINUTE % 60, 10).append(':');
        digits(text, ofDay / SECOND % 60, 10);
        long fraction = ofDay % SECOND;
        return (fraction == 0 ? text : digits(text.append('.'), fraction, 100_000))
                .append('Z')
                .toString();
    }

    /** As many digits as the first one's unit has. */
    private static StringBuilder digits(StringBuilder text, long number, long firstUnit) {
        for (long unit = firstUnit; unit > 0; unit /= 10) {
            text.append((char) ('0' + number / unit % 10));
        }
        return text;
    }
}
