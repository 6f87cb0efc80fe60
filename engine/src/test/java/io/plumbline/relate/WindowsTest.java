package io.plumbline.relate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.SparkTest;
import io.plumbline.pack.Counterpart;
import io.plumbline.pack.Repeat;
import io.plumbline.pack.Windows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
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

    @Test
    void theWeekThatHoldsHalfOfWhatWasUsualIsFound() {
        long[] days = new long[20];
        Arrays.setAll(days, i -> i);
        WindowCounts counts = new WindowCounts(20, 30, false, false, false);
        WindowCounts.Middle middle = new WindowCounts.Middle("v", "p", 20, 24, new long[0]);
        long[] back = Arrays.copyOf(days, 24);
        System.arraycopy(new long[] {40, 41, 42, 43}, 0, back, 20, 4);
        // half of 7 in a week: the first with four is that of the days 37 to 43
        assertEquals(12, solved(counts, middle, back).back);
        assertEquals(-1, solved(counts, middle, days).back);
    }

    private static WindowCounts.Count solved(WindowCounts counts, WindowCounts.Middle middle, long... days) {
        return counts.solve(List.of(middle), Set.of("p"), Map.of("p", days)).get(0);
    }

    @Test
    void countsAreThoseOfALookAtEveryDay() {
        Random random = new Random(5);
        for (int trial = 0; trial < 300; trial++) {
            Map<String, long[]> events = new TreeMap<>();
            for (String key : List.of("p", "q", "r", "s", "t")) {
                events.put(key, random.longs(random.nextInt(30), 0, 40).toArray());
            }
            long[] without = random.longs(3, 0, 40).distinct().sorted().toArray();
            WindowCounts.Middle middle = new WindowCounts.Middle("i", "p", 18, 20, without);
            WindowCounts counts = new WindowCounts(10, 12, false, true, false);
            WindowCounts.Count found = counts.solve(
                                            List.of(middle, new WindowCounts.Middle("j", "p", 19, 19, without)),
                                            Set.of("p"),
                                            events)
                                    .get(1)
                            == null
                    ? counts.solve(List.of(middle), Set.of("p"), events).get(0)
                    : null;
            List<Long> out = Arrays.stream(without).boxed().toList();
            assertEquals(byHand(events.get("p"), out, 8, 18), found.rows[0]);
            assertEquals(byHand(events.get("p"), out, 18, 21), found.rows[1]);
            assertEquals(byHand(events.get("p"), out, 21, 33), found.rows[2]);
            List<Long> all = new ArrayList<>();
            List.of("q", "r", "s", "t")
                    .forEach(key -> Arrays.stream(events.get(key)).forEach(all::add));
            long[] others = all.stream().mapToLong(Long::longValue).toArray();
            assertEquals(byHand(others, out, 21, 33), found.control[2]);
            assertEquals(4, found.controls);
        }
    }

    private static long byHand(long[] days, List<Long> without, long from, long to) {
        return Arrays.stream(days)
                .filter(day -> day >= from && day < to && !without.contains(day))
                .count();
    }

    @Test
    void anUntreatedKeyServesOneRecord() {
        WindowCounts counts = new WindowCounts(10, 10, false, true, true);
        WindowCounts.Middle one = new WindowCounts.Middle("i", "p", 20, 20, new long[0]);
        WindowCounts.Middle two = new WindowCounts.Middle("j", "q", 20, 20, new long[0]);
        Map<String, long[]> events = Map.of("p", new long[] {15}, "q", new long[] {15}, "r", new long[] {15, 25});
        List<WindowCounts.Count> found = counts.solve(List.of(one, two), Set.of("p", "q"), events);
        assertEquals(1, found.get(0).controls);
        assertEquals(0, found.get(1).controls);
        assertNull(counts.solve(List.of(one, one), Set.of("p"), events).get(1));
    }
}
