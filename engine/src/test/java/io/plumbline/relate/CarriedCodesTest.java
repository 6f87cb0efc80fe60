package io.plumbline.relate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.plumbline.SparkTest;
import io.plumbline.contract.Contract;
import io.plumbline.contract.Role;
import io.plumbline.contract.Way;
import io.plumbline.text.Words;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class CarriedCodesTest {
    private static final Way CODE = new Way("street_code", null, null, null, null, null, null, null);

    @Test
    void recordsOfBothCodesOfOneTerritoryAreOneSeries(SparkSession spark) {
        Dataset<Row> rows = rows(spark);
        Dataset<Row> carried = tables(Map.of("990101102", "990101010"), Map.of(Role.TERRITORIAL, List.of(CODE)))
                .carried("entry", rows);
        assertEquals(
                List.of("[990101010,990101102]", "[990101010,x]", "[990101003,x]", "[null,x]"),
                carried.collectAsList().stream().map(Row::toString).toList());
    }

    @Test
    void onlyCodesOfOrganizationsAreLookedAt(SparkSession spark) {
        Dataset<Row> rows = rows(spark);
        Dataset<Row> carried =
                tables(Map.of("990101102", "990101010"), Map.of()).carried("entry", rows);
        assertEquals(rows.collectAsList(), carried.collectAsList());
    }

    @Test
    void nothingIsDoneWhereNoOrganizationEnded(SparkSession spark) {
        Dataset<Row> rows = rows(spark);
        assertSame(
                rows, tables(Map.of(), Map.of(Role.TERRITORIAL, List.of(CODE))).carried("entry", rows));
    }

    private static Dataset<Row> rows(SparkSession spark) {
        return new Texts(spark, "UTC").read("""
                street_code | note
                990101102 | 990101102
                990101010 | x
                990101003 | x
                - | x
                """);
    }

    private static Tables tables(Map<String, String> successors, Map<Role, List<Way>> ways) {
        Contract contract = new Contract(
                new Words("entry", "entry"),
                List.of("record_id"),
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                ways,
                null);
        LocalDate day = LocalDate.of(2026, 1, 1);
        return new Tables(id -> null, id -> contract, ZoneOffset.UTC, day, day, day, successors, Incomplete.NONE);
    }
}
