package io.plumbline.relate;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.from_utc_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_timestamp;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plumbline.SparkTest;
import io.plumbline.expr.Expression;
import io.plumbline.pack.Counterpart;
import io.plumbline.pack.Recurrence;
import io.plumbline.pack.Relation;
import io.plumbline.pack.Within;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** The cases of one city and year, whose recurrences were counted by others. */
@SparkTest
class BostonRecurrenceTest {
    private static final String ZONE = "America/New_York";

    @Test
    void countsWhatWasCountedByHand(SparkSession spark) {
        Path folder = folder();
        assumeTrue(folder != null, "the Boston cases are not here; set -Dplumbline.data to the folder that holds them");
        Dataset<Row> cases = cases(spark, folder).cache();
        Tables tables = new Tables(
                id -> cases,
                id -> null,
                ZoneId.of(ZONE),
                LocalDate.parse("2016-01-01"),
                LocalDate.parse("2015-01-01"),
                LocalDate.parse("2016-01-01"));
        Map<String, Relation> relations =
                new TreeMap<>(Map.of("hotline.again30", again("P30D"), "hotline.again90", again("P90D")));
        Dataset<Row> related = Relations.relate(cases, relations, tables);
        Row counted = related.agg(
                        count(lit(1)),
                        count_if(col("again30_comparable")),
                        count_if(col("again30_found")),
                        count_if(col("again90_found")))
                .first();
        assertEquals("[121145,72352,7305,9742]", counted.toString());
        cases.unpersist();
    }

    private static Recurrence again(String upTo) {
        return new Recurrence(
                "case",
                Expression.parse("closed_at >= opened_at and property = 'Address'"),
                List.of(new Counterpart(
                        "case",
                        Map.of("type", "type", "property_id", "property_id"),
                        "opened_at",
                        Expression.parse("property = 'Address'"))),
                new Within("closed_at", null, upTo, true),
                null,
                false);
    }

    private static Dataset<Row> cases(SparkSession spark, Path folder) {
        return spark.read()
                .option("header", "true")
                .option("quote", "\"")
                .option("escape", "\"")
                .option("multiLine", "true")
                .csv(folder.resolve("cases-2015q*.csv").toString())
                .select(
                        col("row_no").as("record_id"),
                        col("TYPE").as("type"),
                        col("Property_Type").as("property"),
                        col("Property_ID").as("property_id"),
                        local(spark, "OPEN_DT").as("opened_at"),
                        local(spark, "CLOSED_DT").as("closed_at"));
    }

    private static Column local(SparkSession spark, String column) {
        String session = spark.conf().get("spark.sql.session.timeZone");
        Column read = to_timestamp(col(column), "MM/dd/yyyy hh:mm:ss a");
        return to_utc_timestamp(from_utc_timestamp(read, session), ZONE);
    }

    private static Path folder() {
        String named = System.getProperty("plumbline.data");
        Path folder = named == null ? null : Path.of(named).resolve("boston-311-2015");
        return folder != null && Files.isDirectory(folder) ? folder : null;
    }
}
