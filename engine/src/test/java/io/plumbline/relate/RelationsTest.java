package io.plumbline.relate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.SparkTest;
import io.plumbline.contract.Validity;
import io.plumbline.expr.Expression;
import io.plumbline.pack.Condition;
import io.plumbline.pack.Counterpart;
import io.plumbline.pack.Match;
import io.plumbline.pack.Recurrence;
import io.plumbline.pack.Relation;
import io.plumbline.pack.Within;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class RelationsTest {
    private static final String MANIFESTS = """
            record_id | vehicle_id | disposal_id | out_at:timestamp | kind
            m1 | v1 | d1 | 2026-03-01 08:00 | soil
            m2 | v1 | d1 | 2026-03-01 09:00 | soil
            m3 | v1 | d1 | 2026-03-01 10:00 | soil
            m4 | -  | d1 | 2026-03-01 08:00 | soil
            m5 | v2 | d9 | 2026-03-01 08:00 | soil
            m6 | v3 | d1 | 2026-03-01 08:00 | soil
            m7 | v1 | d1 | -                | soil
            m8 | v1 | d1 | 2026-03-01 08:30 | other
            m9 | v1 | d2 | 2026-03-31 20:00 | soil
            n1 | v1 | d2 | 2026-03-31 19:00 | soil
            """;
    private static final String VISITS = """
            record_id | vehicle_id | place_id | entered_at:timestamp
            x1 | v1 | d1 | 2026-03-01 09:00
            x2 | v1 | d1 | 2026-03-01 12:00
            x3 | v1 | d1 | 2026-03-02 12:00
            x4 | -  | d1 | 2026-03-01 09:00
            x5 | v1 | d2 | 2026-03-31 21:00
            """;
    private static final String FENCES = """
            record_id | place_id | from_on:date | to_on:date
            f1 | d1 | 2026-01-01 | -
            f2 | d2 | - | 2027-01-01
            f3 | d9 | 2026-03-02 | 2027-01-01
            """;
    private static final String POSITIONS = """
            record_id | vehicle_id | at:timestamp
            p1 | v1 | 2026-03-01 00:00
            p2 | v2 | 2026-03-01 23:59
            p3 | v3 | 2026-02-28 23:59
            p4 | v1 | 2026-03-31 10:00
            """;

    private final Texts texts;

    RelationsTest(SparkSession spark) {
        texts = new Texts(spark, "Asia/Shanghai")
                .with("muck.manifest", "out_at", MANIFESTS)
                .with("muck.visit", "entered_at", VISITS)
                .with("muck.fence", null, null, new Validity("from_on", "to_on"), FENCES)
                .with("muck.position", "at", POSITIONS);
    }

    private static Match arrival(Boolean once) {
        return new Match(
                "muck.manifest",
                Expression.parse("kind = 'soil'"),
                new Counterpart(
                        "muck.visit", Map.of("vehicle_id", "vehicle_id", "disposal_id", "place_id"), null, null),
                new Within("out_at", null, "PT12H", false),
                once,
                List.of(
                        new Condition("disposal_id", null, "muck.fence", "place_id", "out_at", null),
                        new Condition(null, "vehicle_id", "muck.position", null, "out_at", null)));
    }

    private Dataset<Row> relate(Relation relation, String asOf) {
        return Relations.relate(texts.table(relation.of()), Map.of("muck.arrival", relation), texts.tables(asOf));
    }

    @Test
    void givesEveryRecordItsOwnCounterpartAndSaysWhyOthersAreNotComparable() {
        Dataset<Row> related = relate(arrival(true), "2026-04-01");
        assertEquals(
                """
                m1 | true | - | true | x1 | 3600.0
                m2 | true | - | true | x2 | 10800.0
                m3 | true | - | false | - | -
                m4 | false | no_key | - | - | -
                m5 | false | unknown_disposal_id | - | - | -
                m6 | false | not_live_vehicle_id | - | - | -
                m7 | false | time_missing | - | - | -
                m8 | false | outside | - | - | -
                m9 | false | window_open | - | - | -
                n1 | true | - | true | x5 | 7200.0
                """,
                Texts.show(
                        related,
                        "record_id",
                        "arrival_comparable",
                        "arrival_reason",
                        "arrival_found",
                        "arrival_id",
                        "arrival_after_s"));
        assertEquals(
                "whether a counterpart was found; null where not comparable",
                related.schema().apply("arrival_found").getComment().get());
    }

    @Test
    void aCounterpartMayServeSeveralRecords() {
        assertEquals("""
                m1 | x1
                m2 | x1
                m3 | x2
                m4 | -
                m5 | -
                m6 | -
                m7 | -
                m8 | -
                m9 | x5
                n1 | x5
                """, Texts.show(relate(arrival(false), "2026-04-01"), "record_id", "arrival_id"));
    }

    @Test
    void doesNotDependOnPartitions() {
        Dataset<Row> one = Relations.relate(
                texts.table("muck.manifest").coalesce(1),
                Map.of("muck.arrival", arrival(true)),
                texts.tables("2026-04-01"));
        Dataset<Row> many = Relations.relate(
                texts.table("muck.manifest")
                        .repartition(5, texts.table("muck.manifest").col("kind")),
                Map.of("muck.arrival", arrival(true)),
                texts.tables("2026-04-01"));
        assertEquals(Texts.show(one, one.columns()), Texts.show(many, many.columns()));
    }

    @Test
    void withoutTheOtherTableNoRecordIsComparable() {
        Match match = new Match(
                "muck.manifest",
                null,
                new Counterpart("muck.trip", Map.of("vehicle_id", "vehicle_id"), null, null),
                new Within("out_at", null, "P1D", true),
                null,
                null);
        Dataset<Row> related = relate(match, "2026-04-01");
        assertEquals(
                "false | not_supplied: muck.trip | - | - | -",
                Texts.show(
                                related,
                                "arrival_comparable",
                                "arrival_reason",
                                "arrival_found",
                                "arrival_id",
                                "arrival_after_s")
                        .lines()
                        .distinct()
                        .reduce("", String::concat));
        assertEquals(
                "double", related.schema().apply("arrival_after_s").dataType().simpleString());
    }

    @Test
    void refusesALengthOfTimeOfDaysAndHours() {
        Match match = new Match(
                "muck.manifest",
                null,
                new Counterpart("muck.visit", Map.of("vehicle_id", "vehicle_id"), null, null),
                new Within("out_at", null, "P1DT12H", true),
                null,
                null);
        assertEquals(
                "Relation 'muck.arrival': 'P1DT12H' is not a length of time; write days as P30D (wall clock) or hours as"
                        + " PT12H (elapsed), not both in one",
                assertThrows(IllegalArgumentException.class, () -> relate(match, "2026-04-01"))
                        .getMessage());
    }

    @Test
    void aColumnIsNotAddedTwice() {
        Dataset<Row> related = relate(arrival(true), "2026-04-01");
        assertEquals(
                "Relation 'fire.arrival' adds the column 'arrival_comparable', which its table has already; give the"
                        + " relation another name",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Relations.relate(
                                        related, Map.of("fire.arrival", arrival(true)), texts.tables("2026-04-01")))
                        .getMessage());
    }

    @Test
    void namesTheColumnsBeforeAnythingIsRead() {
        Recurrence recurrence =
                new Recurrence("a", null, List.of(), new Within("closed_at", null, "P30D", true), null, null);
        assertEquals(
                List.of(
                        "again_comparable",
                        "again_reason",
                        "again_found",
                        "again_id",
                        "again_by",
                        "again_after_s",
                        "again_count",
                        "again_reporters"),
                Arrays.asList(Relations.columns("hotline.again", recurrence).fieldNames()));
    }
}
