package io.plumbline.link;

import static org.apache.spark.sql.functions.col;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * 随机记录对: how often records of different things agree, from pairs drawn without regard to what they say; hardly any of them belong
 * together. All pairs where there are few; else a fixed number, chosen by the hash of the records, so that every run draws the same.
 */
final class RandomPairs {
    private static final int MOST_RECORDS = 50_000;
    private static final int PARTNERS = 10;
    private static final long MOST_PAIRS = (long) MOST_RECORDS * PARTNERS;

    private final Linking linking;
    private final Scorer scorer;
    private final long[][] counts;

    private RandomPairs(Linking linking) {
        this.linking = linking;
        this.scorer = new Scorer(linking);
        int[] degrees = linking.degrees();
        this.counts = new long[degrees.length][];
        for (int f = 0; f < degrees.length; f++) {
            counts[f] = new long[degrees[f] + 1];
        }
    }

    /**
     * How often two records agree to each degree of each comparison, among pairs without a blank in it. A degree that no pair shows
     * counts as half a pair: it is rare, not impossible.
     *
     * @param records how many there are
     */
    static double[][] agreement(Linking linking, Dataset<Row> prepared, long records, boolean twoTables) {
        RandomPairs pairs = new RandomPairs(linking);
        List<String[]> left = new ArrayList<>();
        List<String[]> right = new ArrayList<>();
        long share = Long.MAX_VALUE;
        long most = twoTables ? 2L * MOST_RECORDS : MOST_RECORDS;
        if (records > most) {
            share = (long) (Long.MAX_VALUE * ((double) most / records));
        }
        prepared.where(col(Prepared.RECORD).bitwiseAND(Long.MAX_VALUE).leq(share))
                .select(Prepared.RECORD, Prepared.SIDE, Prepared.VALUES)
                .collectAsList()
                .stream()
                .sorted(Comparator.comparingLong(row -> row.getLong(0)))
                .forEach(row -> (row.getInt(1) == 0 ? left : right).add(pairs.scorer.values(row.getString(2))));
        if (twoTables) {
            pairs.across(left, right);
        } else {
            pairs.within(left);
        }
        return pairs.shares();
    }

    private void within(List<String[]> records) {
        int n = records.size();
        boolean all = (long) n * (n - 1) / 2 <= MOST_PAIRS;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < (all ? n : i + 1 + PARTNERS); j++) {
                count(records.get(i), records.get(j % n));
            }
        }
    }

    private void across(List<String[]> left, List<String[]> right) {
        int m = right.size();
        boolean all = (long) left.size() * m <= MOST_PAIRS;
        for (int i = 0; m > 0 && i < left.size(); i++) {
            for (int j = 0; j < (all ? m : Math.min(m, PARTNERS)); j++) {
                count(left.get(i), right.get((i + j) % m));
            }
        }
    }

    private void count(String[] left, String[] right) {
        long pattern = scorer.pattern(left, right);
        for (int f = 0; f < counts.length; f++) {
            counts[f][Agreement.degree(pattern, f)]++;
        }
    }

    private double[][] shares() {
        double[][] shares = new double[counts.length][];
        for (int f = 0; f < counts.length; f++) {
            long known = -counts[f][Comparer.UNKNOWN];
            for (long count : counts[f]) {
                known += count;
            }
            shares[f] = new double[counts[f].length];
            for (int degree = 1; degree < shares[f].length; degree++) {
                double seen = Math.max(counts[f][degree], 0.5);
                shares[f][degree] = known == 0 ? 1.0 / linking.degrees()[f] : seen / known;
            }
        }
        return shares;
    }
}
