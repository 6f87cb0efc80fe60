package io.plumbline.link;

import java.util.stream.IntStream;

/**
 * 一致模式计数: how many pairs show which degrees of agreement, and by which rules they were found. All that the estimation of weights
 * needs of the pairs.
 *
 * @param rules one bit for each blocking rule that the pairs satisfy
 * @param patterns the degrees, see {@link Agreement}
 * @param pairs how many pairs
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PatternCounts(long[] rules, long[] patterns, double[] pairs) {
    int size() {
        return patterns.length;
    }

    /** Only the pairs that satisfy a rule. */
    PatternCounts of(int rule) {
        int[] kept = IntStream.range(0, size())
                .filter(i -> ((rules[i] >>> rule) & 1) == 1)
                .toArray();
        return new PatternCounts(
                IntStream.of(kept).mapToLong(i -> rules[i]).toArray(),
                IntStream.of(kept).mapToLong(i -> patterns[i]).toArray(),
                IntStream.of(kept).mapToDouble(i -> pairs[i]).toArray());
    }

    double total() {
        double sum = 0;
        for (double count : pairs) {
            sum += count;
        }
        return sum;
    }

    /** The pairs that agree to each degree of each comparison, by comparison and degree; each pair counted by its share. */
    double[][] marginals(int[] degrees, double[] shares) {
        double[][] sums = new double[degrees.length][];
        for (int f = 0; f < degrees.length; f++) {
            sums[f] = new double[degrees[f] + 1];
            for (int i = 0; i < patterns.length; i++) {
                sums[f][Agreement.degree(patterns[i], f)] += pairs[i] * shares[i];
            }
        }
        return sums;
    }
}
