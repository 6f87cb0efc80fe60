package io.plumbline.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.SparkTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SparkTest
class ExpressionValueTest {
    private static final StructType SCHEMA = new StructType()
            .add("s", "string")
            .add("n", "bigint")
            .add("i", "int")
            .add("x", "double")
            .add("m", "decimal(10,2)")
            .add("b", "boolean")
            .add("d", "date")
            .add("t", "timestamp");

    private final SparkSession session;
    private Dataset<Row> rows;

    ExpressionValueTest(SparkSession session) {
        this.session = session.newSession();
        this.session.conf().set("spark.sql.datetime.java8API.enabled", "true");
        this.session.conf().set("spark.sql.session.timeZone", "Asia/Shanghai");
    }

    @BeforeEach
    void tables() {
        rows = session.createDataFrame(
                List.of(
                        RowFactory.create(
                                "合计 AB",
                                7L,
                                3,
                                2.5,
                                new BigDecimal("10.25"),
                                true,
                                LocalDate.of(2026, 1, 31),
                                Instant.parse("2026-01-31T17:30:00Z")),
                        RowFactory.create(null, null, null, null, null, null, null, null)),
                SCHEMA);
    }

    @Test
    void answersByThreeValuedLogic() {
        finds("b and n > 1", "true", "null");
        finds("b or n is null", "true", "true");
        finds("b and n is not null", "true", "false");
        finds("not b", "false", "null");
        finds("n = null", "null", "null");
        finds("null and false or b", "true", "null");
        finds("n in (1, 7)", "true", "null");
        finds("n in (1, null)", "null", "null");
        finds("n not in (1, null)", "null", "null");
        finds("n not in (1, 2.5)", "true", "null");
        finds("n between 7 and 8 and not n not between 1 and 9", "true", "null");
        finds("n between null and 6", "false", "null");
    }

    @Test
    void answersNullWhereArithmeticHasNoAnswer() {
        finds("n / 0", "null", "null");
        finds("n % 0", "null", "null");
        finds("x % 0.0", "null", "null");
        finds("m / 0", "null", "null");
        finds("m % 0", "null", "null");
        finds("9223372036854775807 + n", "null", "null");
        finds("-9223372036854775808 - n", "null", "null");
        finds("9223372036854775807 * n", "null", "null");
        finds("-(-9223372036854775808)", "null", "null");
        finds("abs(-9223372036854775808)", "null", "null");
        finds("1e308 * 10 * x", "null", "null");
        finds("1e308 * 10 > x", "true", "null");
        finds("1e308 * 10 - 1e308 * 10 > x", "null", "null");
        finds("floor(1e300)", "null", "null");
        finds("ceil(x * 1e18)", "2500000000000000000", "null");
        finds("d + 9223372036854775807", "null", "null");
        finds("d + 4000000", "null", "null");
    }

    @Test
    void calculates() {
        finds("n / 2", "3.5", "null");
        finds("n % 4 - i * 2", "-3", "null");
        finds("-x + 0.5", "-2.0", "null");
        finds("m + 1", "11.25", "null");
        finds("m * m", "105.0625", "null");
        finds("m * 0.5", "5.125", "null");
        finds("-m % 3", "-1.25", "null");
        finds("round(x / 3, 2)", "0.83", "null");
        finds("round(m, 1)", "10.3", "null");
        finds("round(n, 3) + floor(x) + ceil(m)", "20", "null");
        finds("abs(i - n)", "4", "null");
        finds("2 + 3 * 4 - 10 / 5", "12.0", "12.0");
        finds("(2 + 3) * 4", "20", "20");
    }

    @Test
    void chooses() {
        finds("case when n > 100 then 'a' when b then 'it''s' else 'c' end", "it's", "c");
        finds("case when n > 100 then 1 when b then 2.5 end", "2.5", "null");
        finds("coalesce(n, 0)", "7", "0");
        finds("coalesce(null, x, n)", "2.5", "null");
        finds("nullif(n, 7)", "null", "null");
        finds("if(b, d, date '2000-01-01')", "2026-01-31", "2000-01-01");
        finds("least(n, 2, x)", "2.0", "2.0");
        finds("greatest(d, date '2020-02-29')", "2026-01-31", "2020-02-29");
    }

    @Test
    void readsTexts() {
        finds("s = '合计 AB'", "true", "null");
        finds("lower(s)", "合计 ab", "null");
        finds("lower('TITLE Ａ')", "title ａ", "title ａ");
        finds("upper('title i')", "TITLE I", "TITLE I");
        finds("length(trim(concat('  ', s, ' ')))", "5", "null");
        finds("substring(s, 1, 2)", "合计", "null");
        finds("substring(s, -2)", "AB", "null");
        finds("substring(s, 99999999999, 1)", "null", "null");
        finds("starts_with(s, '合') and ends_with(s, 'B') and contains(s, '计 ')", "true", "null");
        finds("s like '合_ %' and s not like 'AB'", "true", "null");
        finds("'a\\b' = concat('a\\', 'b')", "true", "true");
    }

    @Test
    void readsDaysAndTimesInTheZoneOfTheSession() {
        finds("date(t)", "2026-02-01", "null");
        finds("hour(t)", "1", "null");
        finds("t = timestamp '2026-02-01 01:30'", "true", "null");
        finds("t + duration 'PT12H' - duration 'PT1H'", "2026-02-01T04:30:00Z", "null");
        finds("d + 1", "2026-02-01", "null");
        finds("d - n", "2026-01-24", "null");
        finds("months(t)", "2026-02-01", "null");
        finds("months(d)", "2026-01-01", "null");
        finds("weekday(d)", "6", "null");
        finds("year(d) * 10000 + month(d) * 100 + day(d)", "20260131", "null");
        finds("days_between(d, date(t))", "1", "null");
        finds("minutes_between(t, timestamp '2026-02-01 02:00:30')", "30.5", "null");
        finds("hours_between(t, t - duration 'P1D')", "-24.0", "null");
    }

    @Test
    void movesATimestampByElapsedTimeOverAChangeOfTheClocks() {
        session.conf().set("spark.sql.session.timeZone", "Europe/Berlin");
        finds("if(b, timestamp '2026-03-28 12:00', t) + duration 'P1D'", "2026-03-29T11:00:00Z", "null");
        finds("hour(if(b, timestamp '2026-03-28 12:00', t) + duration 'P1D')", "13", "null");
    }

    private void finds(String text, String... expected) {
        Expression expression = Expression.parse(text);
        Column column = expression.column(SCHEMA);
        Dataset<Row> answers = rows.select(column.as("answer"));
        assertEquals(expression.type(SCHEMA), answers.schema().apply("answer").dataType(), text);
        List<String> found = answers.collectAsList().stream()
                .map(row -> Objects.toString(row.get(0)))
                .toList();
        assertEquals(Arrays.asList(expected), found, text);
    }
}
