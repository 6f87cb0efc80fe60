package io.plumbline.relate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.SparkTest;
import io.plumbline.contract.Validity;
import io.plumbline.expr.Expression;
import io.plumbline.pack.Balance;
import io.plumbline.pack.Calendar;
import io.plumbline.pack.Condition;
import io.plumbline.pack.Counterpart;
import io.plumbline.pack.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class FormedTablesTest {
    private final SparkSession spark;

    FormedTablesTest(SparkSession spark) {
        this.spark = spark;
    }

    private Texts waste() {
        return new Texts(spark, "Asia/Shanghai").with("claim", "at", """
                        record_id | site | at:timestamp | t:double
                        a | 1 | 2026-03-01 00:00 | 0.1
                        b | 1 | 2026-03-31 23:59 | 0.2
                        c | 1 | 2026-04-01 00:00 | 5
                        d | 2 | 2026-03-05 00:00 | 5
                        e | - | 2026-03-05 00:00 | 5
                        f | 3 | - | 5
                        g | 4 | 2026-03-05 00:00 | -
                        h | 5 | 2026-03-05 00:00 | 1
                        """).with("scale", "on", """
                        record_id | site | on:date | kg:long
                        s | 1 | 2026-03-02 | 100
                        u | 1 | 2026-03-03 | 100
                        v | 4 | 2026-03-03 | 100
                        w | 5 | 2026-03-03 | 0
                        """);
    }

    private static Balance balance(String right) {
        return new Balance(
                List.of("site"),
                Period.MONTH,
                new Balance.Side("claim", Expression.parse("t"), null, null),
                new Balance.Side(right, Expression.parse("kg / 1000.0"), null, null),
                null,
                null);
    }

    @Test
    void laysTwoSumsSideBySide() {
        Dataset<Row> formed = Relations.form("waste.weight-gap", balance("scale"), waste().tables("2027-01-01"));
        assertEquals(
                """
                1 | 2026-03-01 | 0.3 | 0.2 | 2 | 2 | 0.09999999999999998 | 0.4999999999999999 | true | -
                1 | 2026-04-01 | 5.0 | - | 1 | 0 | - | - | false | few_rows_right
                2 | 2026-03-01 | 5.0 | - | 1 | 0 | - | - | false | few_rows_right
                4 | 2026-03-01 | - | 0.1 | 0 | 1 | - | - | false | few_rows_left
                5 | 2026-03-01 | 1.0 | 0.0 | 1 | 1 | 1.0 | - | true | -
                """,
                Texts.show(
                        formed,
                        "site",
                        "period_on",
                        "left_total",
                        "right_total",
                        "left_n",
                        "right_n",
                        "gap",
                        "gap_share",
                        "weight_gap_comparable",
                        "weight_gap_reason"));
        assertEquals(5, formed.select("record_id").distinct().count());
    }

    @Test
    void aSideThatWasNotSuppliedIsNotZero() {
        Dataset<Row> formed = Relations.form("waste.weight-gap", balance("lorry"), waste().tables("2027-01-01"));
        assertEquals(
                "false | not_supplied: lorry | -",
                Texts.show(formed, "weight_gap_comparable", "weight_gap_reason", "right_total")
                        .lines()
                        .distinct()
                        .reduce("", String::concat));
    }

    @Test
    void countsTheRowsOfEveryWholePeriod() {
        Texts texts = new Texts(spark, "Asia/Shanghai")
                .with("site", null, null, new Validity("from_at", "to_on"), """
                        record_id | site | from_at:timestamp | to_on:date
                        a | 1 | 2026-09-01 00:00 | 2026-12-01
                        b | 2 | 2026-10-01 00:01 | -
                        c | - | - | 2026-02-15
                        d | 4 | 2026-11-15 00:00 | -
                        """)
                .with("report", "at", """
                        record_id | site | at:timestamp
                        x | 1 | 2026-09-30 23:59
                        y | 1 | 2026-10-01 00:00
                        z | 1 | 2026-10-02 00:00
                        w | 1 | 2026-12-02 00:00
                        v | 2 | 2026-12-02 00:00
                        """);
        Calendar calendar = new Calendar(
                "site",
                null,
                new Counterpart("report", Map.of("site", "site"), null, null),
                Period.MONTH,
                List.of(new Condition("site", null, "report", null, null, null)));
        Dataset<Row> formed = Relations.form("waste.monthly", calendar, texts.tables("2027-01-01"));
        assertEquals("""
                - | 2026-01-01 | - | - | no_key
                1 | 2026-09-01 | true | 1 | -
                1 | 2026-10-01 | true | 2 | -
                1 | 2026-11-01 | false | 0 | -
                2 | 2026-11-01 | false | 0 | -
                2 | 2026-12-01 | true | 1 | -
                4 | 2026-12-01 | - | - | unknown_site
                """, Texts.show(formed, "site", "period_on", "monthly_found", "monthly_count", "monthly_reason"));
        assertEquals(7, formed.select("record_id").distinct().count());
    }

    @Test
    void nothingIsFormedFromNothing() {
        Texts none = new Texts(spark, "Asia/Shanghai");
        assertNull(Relations.form("waste.weight-gap", balance("scale"), none.tables("2027-01-01")));
    }

    @Test
    void refusesACalendarOfRecordsThatAlwaysHold() {
        Calendar calendar = new Calendar(
                "claim", null, new Counterpart("scale", Map.of("site", "site"), null, null), Period.DAY, null);
        assertEquals(
                "Relation 'waste.daily': the contract of 'claim' says nothing of when its records hold; give it valid:"
                        + " {from, to}",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Relations.form("waste.daily", calendar, waste().tables("2027-01-01")))
                        .getMessage());
    }

    @Test
    void periodsLieWhollyInTheWindow() {
        LocalDate from = LocalDate.parse("2026-01-15");
        LocalDate to = LocalDate.parse("2027-01-01");
        assertEquals(new Steps(LocalDate.parse("2026-02-01"), 1, 0, 11), Steps.of(Period.MONTH, from, to));
        assertEquals(new Steps(LocalDate.parse("2026-04-01"), 3, 0, 3), Steps.of(Period.QUARTER, from, to));
        assertEquals(new Steps(LocalDate.parse("2026-01-19"), 0, 7, 49), Steps.of(Period.WEEK, from, to));
        assertEquals(new Steps(from, 0, 1, 351), Steps.of(Period.DAY, from, to));
        assertEquals(0, Steps.of(Period.YEAR, from, to).count());
    }
}
