package io.plumbline.relate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.SparkTest;
import io.plumbline.pack.Counterpart;
import io.plumbline.pack.Recurrence;
import io.plumbline.pack.Within;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class RecurrenceTest {
    private static final String[] SHOWN = {
        "record_id",
        "again_reason",
        "again_found",
        "again_id",
        "again_by",
        "again_after_s",
        "again_count",
        "again_reporters"
    };

    private final SparkSession spark;

    RecurrenceTest(SparkSession spark) {
        this.spark = spark;
    }

    private static Recurrence again(boolean complete, String upTo, Counterpart... in) {
        return new Recurrence("hazard", null, List.of(in), new Within("closed_at", null, upTo, true), null, complete);
    }

    private static Counterpart same(String table) {
        return new Counterpart(table, Map.of("place", "place", "kind", "kind"), null, null);
    }

    @Test
    void tellsTheFirstReturnFromAnyTableAndCountsReporters() {
        Texts texts = new Texts(spark, "Asia/Shanghai")
                .with("hazard", "opened_at", """
                        record_id | place | kind | opened_at:timestamp | closed_at:timestamp
                        h1 | p | gas | 2026-03-01 08:00 | 2026-03-01 09:00
                        h2 | p | gas | 2026-03-01 09:00 | 2026-03-02 09:00
                        h3 | q | gas | 2026-05-01 09:00 | 2026-05-01 09:00
                        h4 | r | gas | 2026-03-01 09:00 | -
                        h5 | q | - | 2026-03-01 09:00 | 2026-05-01 09:00
                        """)
                .with("call", "called_on", "caller", null, """
                        record_id | place | called_on:date | caller
                        c1 | p | 2026-03-05 | x
                        c2 | p | 2026-03-05 | x
                        c3 | p | 2026-03-06 | x
                        c4 | p | 2026-03-06 | -
                        c5 | p | 2026-03-06 | y
                        c6 | p | 2026-03-31 | z
                        c7 | p | 2026-04-01 | z
                        """);
        Counterpart calls = new Counterpart("call", Map.of("place", "place"), null, null);
        Dataset<Row> related = Relations.relate(
                texts.table("hazard"),
                Map.of("fire.again", again(true, "P30D", same("hazard"), calls)),
                texts.tables("2026-05-15"));
        assertEquals("""
                h1 | - | true | c1 | call | 313200.0 | 6 | 4
                h2 | - | true | c1 | call | 226800.0 | 7 | 5
                h3 | window_open | - | - | - | - | - | -
                h4 | time_missing | - | - | - | - | - | -
                h5 | window_open | - | - | - | - | - | -
                """, Texts.show(related, SHOWN));
    }

    @Test
    void consultsTheTablesThatWereSupplied() {
        Texts texts = new Texts(spark, "Asia/Shanghai").with("hazard", "opened_at", """
                        record_id | place | kind | opened_at:timestamp | closed_at:timestamp
                        h1 | p | gas | 2026-03-01 08:00 | 2026-03-01 08:00
                        h2 | p | gas | 2026-03-01 08:00 | 2026-03-01 07:59
                        """);
        Dataset<Row> related = Relations.relate(
                texts.table("hazard"),
                Map.of("fire.again", again(false, null, same("hazard"), same("call"))),
                texts.tables("2026-05-15"));
        assertEquals("""
                h1 | - | false | - | - | - | 0 | -
                h2 | - | true | h1 | hazard | 60.0 | 1 | -
                """, Texts.show(related, SHOWN));
    }

    @Test
    void daysAreOfTheWallClockAndHoursElapse() {
        Texts texts = new Texts(spark, "America/New_York").with("hazard", "opened_at", """
                        record_id | place | kind | opened_at:timestamp | closed_at:timestamp
                        a1 | p | gas | 2026-03-01 08:00 | 2026-03-07 12:00
                        a2 | p | gas | 2026-03-08 12:00 | -
                        b1 | q | gas | 2026-03-01 08:00 | 2026-03-07 12:00
                        b2 | q | gas | 2026-03-08 12:01 | -
                        c1 | r | gas | 2026-10-01 08:00 | 2026-11-01T05:50:00Z
                        c2 | r | gas | 2026-11-01T06:10:00Z | -
                        """);
        String[] found = {"record_id", "again_found"};
        Dataset<Row> day = Relations.relate(
                texts.table("hazard"),
                Map.of("fire.again", again(false, "P1D", same("hazard"))),
                texts.tables("2026-05-15"));
        assertEquals("""
                a1 | true
                a2 | -
                b1 | false
                b2 | -
                c1 | true
                c2 | -
                """, Texts.show(day, found));
        Dataset<Row> hours = Relations.relate(
                texts.table("hazard"),
                Map.of("fire.again", again(false, "PT23H1M", same("hazard"))),
                texts.tables("2026-05-15"));
        assertEquals("""
                a1 | true
                a2 | -
                b1 | true
                b2 | -
                c1 | true
                c2 | -
                """, Texts.show(hours, found));
    }
}
