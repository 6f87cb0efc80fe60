package io.plumbline.link;

import io.plumbline.pack.Linking;
import java.util.ArrayList;
import java.util.List;

/** 评分器: compares two records by all comparisons; one and the same for tables of pairs and for a single pair. Not thread-safe. */
final class Scorer {
    private final int columns;
    private final Comparer[] comparers;
    private final int[][] compared;
    private final long[] rules;
    private final long distinct;
    private final int[] exact;
    private boolean compareVeto;

    Scorer(Linking linking) {
        List<String> names = linking.columns();
        this.columns = names.size();
        List<int[]> at = new ArrayList<>();
        linking.compare()
                .forEach((name, comparison) -> at.add(comparison.columns(name).stream()
                        .mapToInt(names::indexOf)
                        .toArray()));
        this.compared = at.toArray(new int[0][]);
        this.comparers = linking.compare().values().stream().map(Comparer::of).toArray(Comparer[]::new);
        this.rules =
                linking.rules().stream().mapToLong(rule -> mask(rule, names)).toArray();
        this.distinct = mask(linking.distinct(), names);
        this.exact = linking.degrees();
    }

    private static long mask(List<String> columns, List<String> names) {
        long mask = 0;
        for (String column : columns) {
            mask |= 1L << names.indexOf(column);
        }
        return mask;
    }

    /** The degrees to which two records agree. */
    long pattern(String[] left, String[] right) {
        long pattern = 0;
        compareVeto = false;
        for (int i = 0; i < comparers.length; i++) {
            int degree = comparers[i].degree(left, right, compared[i]);
            compareVeto |= degree == Comparer.NONE && comparers[i].vetoed();
            pattern = Agreement.with(pattern, i, degree);
        }
        return pattern;
    }

    /** One bit for each column in which both have the same value. */
    long equal(String[] left, String[] right) {
        long equal = 0;
        for (int i = 0; i < columns; i++) {
            if (left[i] != null && left[i].equals(right[i])) {
                equal |= 1L << i;
            }
        }
        return equal;
    }

    /** One bit for each rule that a pair satisfies, by the columns in which it is equal. */
    long rules(long equal) {
        long satisfied = 0;
        for (int rule = 0; rule < rules.length; rule++) {
            if ((equal & rules[rule]) == rules[rule]) {
                satisfied |= 1L << rule;
            }
        }
        return satisfied;
    }

    /** Whether a column that no thing has twice differs, or the comparison made last forbids the pair. */
    boolean vetoed(String[] left, String[] right, long equal) {
        if (compareVeto) {
            return true;
        }
        for (long rest = distinct & ~equal; rest != 0; rest &= rest - 1) {
            int column = Long.numberOfTrailingZeros(rest);
            if (left[column] != null && right[column] != null) {
                return true;
            }
        }
        return false;
    }

    /** Whether a pattern holds an exact agreement of a comparison. */
    boolean agrees(long pattern, int comparison) {
        return Agreement.degree(pattern, comparison) == exact[comparison];
    }

    /** The places of a comparison's columns among a record's values. */
    int[] compared(int comparison) {
        return compared[comparison];
    }
}
