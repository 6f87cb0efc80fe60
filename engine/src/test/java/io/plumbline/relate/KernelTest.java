package io.plumbline.relate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelTest {
    private static final int HOT = 100_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void givesTheEarliestCounterpartThatIsLeft(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 300; trial++) {
            Timeline records = timeline(random, "r", 12, true);
            Timeline others = timeline(random, trial % 2 == 0 ? "c" : "r", 12, true);
            for (boolean once : new boolean[] {true, false}) {
                int[] expected = pairedByHand(records, others, once);
                assertArrayEquals(expected, new Pairing(once).solve(records, others).first, "seed " + seed);
            }
        }
    }

    private static int[] pairedByHand(Timeline records, Timeline others, boolean once) {
        boolean[] used = new boolean[others.size];
        int[] pairs = new int[records.size];
        for (int r = 0; r < records.size; r++) {
            pairs[r] = -1;
            for (int c = 0; c < others.size && pairs[r] < 0; c++) {
                boolean inside = others.at[c] >= records.lo[r] && others.at[c] <= records.hi[r];
                if (inside && !used[c] && !others.id[c].equals(records.id[r])) {
                    pairs[r] = c;
                    used[c] = once;
                }
            }
        }
        return pairs;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void countsReturnsAndTheirReporters(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 300; trial++) {
            Timeline records = timeline(random, "r", 12, true);
            Timeline others = timeline(random, trial % 2 == 0 ? "c" : "r", 12, trial % 3 == 0);
            Kernel.Found found = new Returns().solve(records, others);
            boolean known = Arrays.stream(others.who, 0, others.size).anyMatch(w -> w != null);
            for (int r = 0; r < records.size; r++) {
                List<Integer> returns = new ArrayList<>();
                Set<String> who = new HashSet<>();
                for (int c = 0; c < others.size; c++) {
                    boolean inside = others.at[c] >= records.lo[r] && others.at[c] <= records.hi[r];
                    if (inside && !others.id[c].equals(records.id[r])) {
                        returns.add(c);
                        who.add(others.who[c]);
                    }
                }
                who.remove(null);
                assertEquals(returns.size(), found.count[r], "seed " + seed);
                assertEquals(returns.isEmpty() ? -1 : returns.get(0), found.first[r], "seed " + seed);
                assertEquals(known ? who.size() : -1, found.extra[r], "seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void findsTheFirstAndTheLongestOverlap(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 300; trial++) {
            Timeline records = spans(random, "r", 14);
            Timeline others = spans(random, trial % 2 == 0 ? "c" : "r", 14);
            Kernel.Found found = new Overlaps().solve(records, others);
            for (int r = 0; r < records.size; r++) {
                int first = -1;
                int count = 0;
                long longest = 0;
                for (int c = 0; c < others.size; c++) {
                    long common = Math.min(records.hi[r], others.hi[c]) - Math.max(records.lo[r], others.lo[c]);
                    if (common > 0 && !others.id[c].equals(records.id[r])) {
                        first = first < 0 ? c : first;
                        count++;
                        longest = Math.max(longest, common);
                    }
                }
                assertEquals(count, found.count[r], "seed " + seed);
                assertEquals(first, found.first[r], "seed " + seed);
                assertEquals(longest, found.extra[r], "seed " + seed);
            }
        }
    }

    @Test
    void aKeyWithAHundredThousandRecordsIsPairedInOneGo() {
        Timeline records = new Timeline();
        Timeline others = new Timeline();
        for (int i = 0; i < HOT; i++) {
            records.add(i, 0, Long.MAX_VALUE, id("r", i), null, null);
            others.add(i, i, i + HOT, id("c", i), "t", "w" + i % 1000);
        }
        long start = System.nanoTime();
        assertEquals(HOT - 1, new Pairing(true).solve(records, others).first[HOT - 1]);
        assertEquals(1000, new Returns().solve(records, others).extra[HOT - 1]);
        assertTrue(System.nanoTime() - start < 5_000_000_000L, "no step may look at all pairs");
    }

    @Test
    void aKeyWithAHundredThousandLongSpansIsSearchedInOneGo() {
        Timeline spans = new Timeline();
        Random random = new Random(7);
        for (int i = 0; i < HOT; i++) {
            spans.add(i, i, i + HOT + random.nextInt(HOT), id("r", i), null, null);
        }
        long start = System.nanoTime();
        Kernel.Found found = new Overlaps().solve(spans, spans);
        assertEquals(HOT - 1, found.count[0]);
        assertTrue(System.nanoTime() - start < 5_000_000_000L, "no step may look at all pairs");
    }

    private static Timeline timeline(Random random, String prefix, int most, boolean reported) {
        long[] at = random.longs(random.nextInt(most), 0, 20).sorted().toArray();
        Timeline events = new Timeline();
        for (int i = 0; i < at.length; i++) {
            long lo = at[i] + random.nextInt(5) - 2;
            String who = reported && random.nextInt(4) > 0 ? "w" + random.nextInt(3) : null;
            events.add(at[i], lo, lo + random.nextInt(9) - 1, id(prefix, i), "t", who);
        }
        return events;
    }

    private static Timeline spans(Random random, String prefix, int most) {
        long[] at = random.longs(random.nextInt(most), 0, 20).sorted().toArray();
        Timeline events = new Timeline();
        for (int i = 0; i < at.length; i++) {
            events.add(at[i], at[i], at[i] + 1 + random.nextInt(8), id(prefix, i), "t", null);
        }
        return events;
    }

    private static String id(String prefix, int i) {
        return String.format(Locale.ROOT, "%s%06d", prefix, i);
    }
}
