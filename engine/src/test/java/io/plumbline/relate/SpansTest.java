package io.plumbline.relate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.SparkTest;
import io.plumbline.contract.Validity;
import io.plumbline.expr.Expression;
import io.plumbline.pack.Counterpart;
import io.plumbline.pack.Overlap;
import io.plumbline.pack.Total;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Records that last: what overlaps them, what holds their moment, and what came inside their window. */
@SparkTest
class SpansTest {
    @Test
    void findsTheSpanWithTheEarliestStart(SparkSession spark) {
        Texts own = new Texts(spark, "Asia/Shanghai")
                .with("housing.lease", "from_on", """
                        record_id | room | from_on:date | to_on:date
                        a | 1 | 2026-01-01 | 2026-02-01
                        b | 1 | 2026-02-01 | 2026-03-01
                        c | 1 | 2026-02-10 | 2026-02-12
                        d | 1 | 2026-02-20 | -
                        e | 2 | 2026-01-01 | -
                        f | - | 2026-01-01 | -
                        g | 2 | 2026-03-01 | 2026-02-01
                        """)
                .with("fire.visit", "on", """
                        record_id | room | on:date
                        i | 1 | 2026-02-01
                        j | 1 | 2026-02-28
                        """);
        Overlap same = new Overlap(
                "housing.lease",
                null,
                new Validity("from_on", "to_on"),
                new Counterpart("housing.lease", Map.of("room", "room"), null, null),
                new Validity("from_on", "to_on"),
                null);
        Overlap moment = new Overlap(
                "housing.lease",
                null,
                new Validity("from_on", "to_on"),
                new Counterpart("fire.visit", Map.of("room", "room"), null, null),
                null,
                null);
        Dataset<Row> related = Relations.relate(
                own.table("housing.lease"),
                Map.of("housing.double-let", same, "fire.inspected", moment),
                own.tables("2026-06-01"));
        assertEquals(
                """
                a | - | false | - | 0 | - | false | - | 0 | -
                b | - | true | c | 2 | 777600.0 | true | i | 2 | 0.0
                c | - | true | b | 1 | 172800.0 | false | - | 0 | -
                d | - | true | b | 1 | 777600.0 | true | j | 1 | 0.0
                e | - | false | - | 0 | - | false | - | 0 | -
                f | no_key | - | - | - | - | - | - | - | -
                g | span_empty | - | - | - | - | - | - | - | -
                """,
                Texts.show(
                        related,
                        "record_id",
                        "double_let_reason",
                        "double_let_found",
                        "double_let_id",
                        "double_let_count",
                        "double_let_s",
                        "inspected_found",
                        "inspected_id",
                        "inspected_count",
                        "inspected_s"));
    }

    @Test
    void findsTheSpanThatHoldsAMoment(SparkSession spark) {
        Texts own =
                new Texts(spark, "Asia/Shanghai").with("muck.load", "at", """
                        record_id | permit | at:timestamp
                        a | 1 | 2026-01-31 23:59
                        b | 1 | 2026-02-01 00:00
                        c | 1 | 2026-02-03 00:00
                        d | 2 | 2026-02-03 00:00
                        e | 1 | -
                        """).with("muck.permit", null, """
                        record_id | permit | from_on:date | to_on:date
                        p | 1 | 2026-01-01 | 2026-02-01
                        q | 1 | 2026-02-03 | -
                        """);
        Overlap held = new Overlap(
                "muck.load",
                null,
                null,
                new Counterpart("muck.permit", Map.of("permit", "permit"), null, null),
                new Validity("from_on", "to_on"),
                null);
        Dataset<Row> related =
                Relations.relate(own.table("muck.load"), Map.of("muck.in-force", held), own.tables("2026-06-01"));
        assertEquals(
                """
                a | - | true | p | 0.0
                b | - | false | - | -
                c | - | true | q | 0.0
                d | - | false | - | -
                e | time_missing | - | - | -
                """,
                Texts.show(related, "record_id", "in_force_reason", "in_force_found", "in_force_id", "in_force_s"));
    }

    @Test
    void addsUpWhatCameForRecordsThatLieInsideTheWindow(SparkSession spark) {
        Texts own = new Texts(spark, "Asia/Shanghai")
                .with("muck.project", null, """
                        record_id | site | from_on:date | to_on:date | state
                        a | 1 | 2026-01-01 | 2026-05-31 | done
                        b | 2 | 2026-01-05 | 2026-03-31 | done
                        c | 3 | 2025-12-31 | 2026-03-31 | done
                        d | 4 | 2026-01-05 | 2026-06-01 | done
                        e | 5 | 2026-01-05 | - | done
                        f | 6 | 2026-01-05 | 2026-03-31 | done
                        g | 7 | 2026-03-31 | 2026-01-05 | done
                        h | 1 | 2026-01-05 | 2026-03-31 | at work
                        i | - | 2026-01-05 | 2026-03-31 | done
                        """)
                .with("muck.load", "at", """
                        record_id | site | at:timestamp | t:double
                        r | 1 | 2026-02-01 00:00 | 0.1
                        s | 1 | 2026-06-20 00:00 | 0.2
                        u | 6 | 2026-02-01 00:00 | 5
                        v | 6 | 2026-02-02 00:00 | -
                        """);
        Total total = new Total(
                "muck.project",
                Expression.parse("state = 'done'"),
                new Counterpart("muck.load", Map.of("site", "site"), null, null),
                Expression.parse("t"),
                new Validity("from_on", "to_on"),
                null);
        Dataset<Row> related =
                Relations.relate(own.table("muck.project"), Map.of("muck.moved", total), own.tables("2026-06-01"));
        assertEquals(
                """
                a | true | - | 0.3 | 2
                b | true | - | 0.0 | 0
                c | false | window_early | - | -
                d | false | window_open | - | -
                e | false | time_missing | - | -
                f | false | quantity_missing | - | -
                g | false | span_empty | - | -
                h | false | outside | - | -
                i | false | no_key | - | -
                """, Texts.show(related, "record_id", "moved_comparable", "moved_reason", "moved_total", "moved_n"));
    }
}
