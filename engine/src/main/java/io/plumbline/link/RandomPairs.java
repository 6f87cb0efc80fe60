package io.plumbline.link;

import io.plumbline.pack.Linking;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * 随机记录对: how pairs of records agree that were drawn without regard to what they say; hardly any of them belong together. All pairs
 * where there are few; else a fixed number, chosen by the hash of the records, so that every run draws the same.
 */
final class RandomPairs {
    private static final int MOST_RECORDS = 50_000;
    private static final int MOST_PAIRS = 500_000;

    private final Scorer scorer;
    private final Map<Long, Double> counts = new TreeMap<>();

    private RandomPairs(Linking linking) {
        this.scorer = new Scorer(linking);
    }

    /** Draws and compares. */
    static PatternCounts of(Linking linking, Records records) {
        RandomPairs pairs = new RandomPairs(linking);
        Map<Long, String[]> left = new TreeMap<>();
        Map<Long, String[]> right = new TreeMap<>();
        records.walk()
                .each(
                        records.sample(MOST_RECORDS).collectAsList().iterator(),
                        one -> (one.side() == 0 ? left : right).put(one.record(), one.values()));
        if (records.twoTables()) {
            pairs.across(List.copyOf(left.values()), List.copyOf(right.values()));
        } else {
            pairs.within(List.copyOf(left.values()));
        }
        return pairs.counted();
    }

    /** Each record with those that follow it in the order of the hashes, and from the end on with the first. */
    private void within(List<String[]> records) {
        int n = records.size();
        if ((long) n * (n - 1) / 2 <= MOST_PAIRS) {
            for (int i = 0; i < n; i++) {
                for (int j = i + 1; j < n; j++) {
                    count(records.get(i), records.get(j));
                }
            }
            return;
        }
        int partners = MOST_PAIRS / n;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j <= i + partners; j++) {
                count(records.get(i), records.get(j % n));
            }
        }
    }

    private void across(List<String[]> left, List<String[]> right) {
        int n = left.size();
        int m = right.size();
        int partners = n == 0 ? 0 : Math.min(m, Math.max(1, MOST_PAIRS / n));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < partners; j++) {
                count(left.get(i), right.get((int) (((long) i * m / n + j) % m)));
            }
        }
    }

    private void count(String[] left, String[] right) {
        counts.merge(scorer.pattern(left, right), 1.0, Double::sum);
    }

    private PatternCounts counted() {
        return new PatternCounts(
                new long[counts.size()],
                counts.keySet().stream().mapToLong(pattern -> pattern).toArray(),
                counts.values().stream().mapToDouble(count -> count).toArray());
    }
}
