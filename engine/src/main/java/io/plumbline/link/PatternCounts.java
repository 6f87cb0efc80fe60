package io.plumbline.link;

import java.util.ArrayList;
import java.util.List;

/**
 * 一致模式计数: how many candidate pairs show which degrees of agreement, and by which rules they were found. All that the estimation of
 * weights needs of the pairs.
 *
 * @param rules one bit for each blocking rule that the pairs satisfy
 * @param patterns the degrees, see {@link Agreement}
 * @param pairs how many pairs
 */
record PatternCounts(long[] rules, long[] patterns, double[] pairs) {
    int size() {
        return patterns.length;
    }

    /** Only the pairs that satisfy a rule. */
    PatternCounts of(int rule) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            if ((rules[i] >>> rule & 1) == 1) {
                kept.add(i);
            }
        }
        return new PatternCounts(
                kept.stream().mapToLong(i -> rules[i]).toArray(),
                kept.stream().mapToLong(i -> patterns[i]).toArray(),
                kept.stream().mapToDouble(i -> pairs[i]).toArray());
    }

    double total() {
        double sum = 0;
        for (double count : pairs) {
            sum += count;
        }
        return sum;
    }
}
