package io.plumbline.relate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.SparkTest;
import io.plumbline.pack.Counterpart;
import io.plumbline.pack.Repeat;
import io.plumbline.pack.Windows;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class WindowsTest {
    private static final String CALLS = """
            record_id | place | kind | called_on:date
            a1 | p | gas | 2026-02-20
            a2 | p | gas | 2026-02-25
            a3 | p | gas | 2026-03-10
            a4 | p | gas | 2026-03-20
            a5 | p | gas | 2026-03-20
            a6 | p | fire | 2026-03-20
            b1 | q | gas | 2026-02-21
            b2 | q | gas | 2026-03-18
            c1 | r | gas | 2026-02-21
            c2 | r | gas | 2026-02-22
            c3 | r | gas | 2026-02-23
            c4 | r | gas | 2026-02-24
            d1 | s | gas | 2026-02-22
            d2 | s | gas | 2026-02-23
            """;

    private final SparkSession spark;

    WindowsTest(SparkSession spark) {
        this.spark = spark;
    }

    private Texts texts(String items) {
        return new Texts(spark, "Asia/Shanghai")
                .with("item", "closed_on", items)
                .with("call", "called_on", CALLS);
    }

    private static Windows around(
            boolean daily, Counterpart without, Windows.Through through, Windows.Control control) {
        Counterpart calls = new Counterpart("call", Map.of("place", "place", "kind", "kind"), null, null);
        return new Windows(
                "item",
                null,
                List.of(calls),
                "closed_on",
                null,
                "P21D",
                "P21D",
                "P3D",
                daily,
                without,
                null,
                through,
                control,
                null);
    }

    private Dataset<Row> related(Texts texts, Windows windows) {
        return Relations.relate(texts.table("item"), Map.of("mend.drop", windows), texts.tables("2026-06-01"));
    }

    @Test
    void countsWholeDaysBeforeDuringAndAfter() {
        Texts texts = texts("""
                record_id | place | kind | closed_on:date
                i1 | p | gas | 2026-03-11
                i2 | t | gas | 2026-03-11
                i3 | p | - | 2026-03-11
                i4 | p | gas | -
                i5 | p | gas | 2026-05-20
                i6 | p | gas | 2026-01-20
                i7 | p | gas | 2026-03-30
                """);
        String[] shown = {
            "record_id",
            "drop_reason",
            "drop_before",
            "drop_during",
            "drop_after",
            "drop_before_days",
            "drop_during_days",
            "drop_after_days",
            "drop_controls"
        };
        assertEquals("""
                i1 | - | 2 | 1 | 2 | 21 | 7 | 21 | -
                i2 | - | 0 | 0 | 0 | 21 | 7 | 21 | -
                i3 | no_key | - | - | - | - | - | - | -
                i4 | time_missing | - | - | - | - | - | - | -
                i5 | window_open | - | - | - | - | - | - | -
                i6 | window_early | - | - | - | - | - | - | -
                i7 | counted_already | - | - | - | - | - | - | -
                """, Texts.show(related(texts, around(false, null, null, null)), shown));
    }

    @Test
    void countsADayOnceAndTakesTheDaysOfVisitsOut() {
        Texts texts = texts("""
                record_id | place | kind | closed_on:date
                i1 | p | gas | 2026-03-11
                """).with("visit", "visited_on", """
                record_id | place | visited_on:date
                v1 | p | 2026-02-24
                v2 | q | 2026-03-20
                """);
        Counterpart visits = new Counterpart("visit", Map.of("place", "place"), null, null);
        String[] shown = {"drop_before", "drop_before_days", "drop_after", "drop_after_days"};
        Windows plain = around(true, visits, null, null);
        assertEquals("2 | 20 | 1 | 21\n", Texts.show(related(texts, plain), shown));
        Windows wide = new Windows(
                plain.of(),
                null,
                plain.in(),
                plain.at(),
                null,
                "P21D",
                "P21D",
                "P3D",
                false,
                visits,
                "P1D",
                null,
                null,
                null);
        assertEquals("1 | 18 | 2 | 21\n", Texts.show(related(texts, wide), shown));
    }

    @Test
    void countsTheUntreatedThatHadAboutAsMuchBefore() {
        Texts texts = texts("""
                record_id | place | kind | closed_on:date
                i1 | p | gas | 2026-03-11
                i2 | r | gas | -
                """);
        String[] shown = {
            "record_id",
            "drop_controls",
            "drop_control_before",
            "drop_control_during",
            "drop_control_after",
            "drop_control_found"
        };
        // of q, r and s only r names a closing of its own; q had 1 before and s 2, within the root of 2
        assertEquals(
                """
                i1 | 2 | 3 | 0 | 1 | 1
                i2 | - | - | - | - | -
                """,
                Texts.show(
                        related(texts, around(false, null, null, new Windows.Control(List.of("kind"), null))), shown));
    }

    @Test
    void countsAtTheNeighbours() {
        Texts texts = texts("""
                record_id | place | kind | closed_on:date
                i1 | t | gas | 2026-03-11
                i2 | x | gas | 2026-03-11
                """).with("next", null, """
                record_id | place | neighbour
                n1 | t | p
                n2 | t | q
                """);
        Windows.Through through = new Windows.Through("next", "place", "place", "neighbour", null);
        Windows windows = around(false, null, through, new Windows.Control(List.of("kind"), false));
        String[] shown = {
            "record_id",
            "place",
            "drop_reason",
            "drop_before",
            "drop_after",
            "drop_control_before",
            "drop_control_after"
        };
        assertEquals("""
                i1 | t | - | 3 | 3 | 6 | 0
                i2 | x | no_neighbour | - | - | - | -
                """, Texts.show(related(texts, windows), shown));
    }

    @Test
    void theOrderOfRowsHasNoSay() {
        Texts texts = texts("""
                record_id | place | kind | closed_on:date
                i1 | p | gas | 2026-03-11
                i2 | q | gas | 2026-03-11
                i3 | q | gas | 2026-03-12
                """);
        Windows windows = around(false, null, null, new Windows.Control(List.of("kind"), false));
        String[] shown = {"record_id", "drop_reason", "drop_before", "drop_control_before"};
        Dataset<Row> shuffled = Relations.relate(
                texts.table("item").repartition(5).orderBy("record_id"),
                Map.of("mend.drop", windows),
                texts.tables("2026-06-01"));
        assertEquals(Texts.show(related(texts, windows), shown), Texts.show(shuffled, shown));
    }

    @Test
    void aPhotographOfAnotherPlaceIsFound() {
        Texts texts = new Texts(spark, "Asia/Shanghai").with("item", "closed_on", """
                record_id | place | photo | closed_on:date
                i1 | p | x | 2026-03-11
                i2 | q | x | 2026-03-11
                i3 | q | x | 2026-03-12
                i4 | q | y | 2026-03-12
                i5 | q | - | 2026-03-12
                i6 | - | x | 2026-03-12
                """);
        Dataset<Row> related = Relations.relate(
                texts.table("item"),
                Map.of("mend.photo", new Repeat("item", null, "photo", "place")),
                texts.tables("2026-06-01"));
        assertEquals(
                """
                i1 | - | true | 2 | 1
                i2 | - | true | 1 | 1
                i3 | - | true | 1 | 1
                i4 | - | false | 0 | 0
                i5 | no_value | - | - | -
                i6 | no_key | - | - | -
                """, Texts.show(related, "record_id", "photo_reason", "photo_found", "photo_count", "photo_places"));
    }

    @Test
    void lengthsAreWholeDays() {
        assertEquals(
                "'P1M' is no number of days from 0 to 3660; write it like P90D",
                assertThrows(IllegalArgumentException.class, () -> Windows.days("P1M"))
                        .getMessage());
    }
}
