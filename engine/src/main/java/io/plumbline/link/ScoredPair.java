package io.plumbline.link;

import java.nio.ByteBuffer;

/**
 * 记录对: two records and how they compare.
 *
 * @param left hash of the one record; within one table the lesser
 * @param right hash of the other
 * @param pattern the degrees to which they agree, see {@link Agreement}
 * @param rules one bit for each rule that they satisfy
 * @param rare bits by which the values are rare on which they agree
 * @param vetoed whether they differ where no thing does
 */
record ScoredPair(
        long left, long right, String leftId, String rightId, long pattern, long rules, double rare, boolean vetoed) {
    void put(Packer into) {
        into.put(left).put(right).put(pattern).put(rules).put(rare).put((byte) (vetoed ? 1 : 0));
        into.put(leftId).put(rightId);
    }

    /** Reads what {@link #put} wrote. */
    static ScoredPair read(ByteBuffer from) {
        long left = from.getLong();
        long right = from.getLong();
        long pattern = from.getLong();
        long rules = from.getLong();
        double rare = from.getDouble();
        boolean vetoed = from.get() == 1;
        return new ScoredPair(left, right, Packer.text(from), Packer.text(from), pattern, rules, rare, vetoed);
    }
}
