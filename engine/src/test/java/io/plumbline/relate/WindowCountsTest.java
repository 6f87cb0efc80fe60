package io.plumbline.relate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WindowCountsTest {
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
