package io.plumbline.link;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** 连边: the pairs from which clusters are made, in arrays. */
final class Edges {
    /** A person said that the two are the same. */
    static final byte JUDGED = 0;
    /** A certain rule found them. */
    static final byte CERTAIN = 1;
    /** Their weight is enough. */
    static final byte SCORED = 2;

    private long[] left = new long[1024];
    private long[] right = new long[1024];
    private double[] weight = new double[1024];
    private byte[] kind = new byte[1024];
    private int size;

    void add(long one, long other, double bits, byte by) {
        if (size == left.length) {
            left = Arrays.copyOf(left, 2 * size);
            right = Arrays.copyOf(right, 2 * size);
            weight = Arrays.copyOf(weight, 2 * size);
            kind = Arrays.copyOf(kind, 2 * size);
        }
        left[size] = one;
        right[size] = other;
        weight[size] = bits;
        kind[size++] = by;
    }

    int size() {
        return size;
    }

    long left(int edge) {
        return left[edge];
    }

    long right(int edge) {
        return right[edge];
    }

    double weight(int edge) {
        return weight[edge];
    }

    byte kind(int edge) {
        return kind[edge];
    }

    /** Both ends of all edges, ascending, each once. */
    long[] ends() {
        long[] ends = Arrays.copyOf(left, 2 * size);
        System.arraycopy(right, 0, ends, size, size);
        return Arrays.stream(ends).sorted().distinct().toArray();
    }

    /** The edges from the surest to the least sure; equal ones by their records, so that the order never depends on how they came. */
    int[] surestFirst() {
        return IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(e -> kind[e])
                        .thenComparing(Comparator.<Integer>comparingDouble(e -> weight[e])
                                .reversed())
                        .thenComparingLong(e -> left[e])
                        .thenComparingLong(e -> right[e]))
                .mapToInt(e -> e)
                .toArray();
    }
}
