package io.plumbline.link;

import java.io.Serial;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;

/**
 * 键过滤器: which keys may be shared by several records: one bit for each of many places, by the bits of the key. It never misses a shared
 * key, and lets a few others through, which then stand alone in their block. Its size is bounded, so that it travels with every task; of
 * very many keys it lets more through.
 */
final class KeyFilter implements Serializable {
    private static final int PLACES_PER_KEY = 4;
    private static final int MOST_BITS = 29;
    private static final int FEWEST_BITS = 6;

    @Serial
    private static final long serialVersionUID = 1;

    private final Buckets buckets;
    private final int bits;
    private final long[][] marked;

    private KeyFilter(Buckets buckets, int bits) {
        this.buckets = buckets;
        this.bits = bits;
        this.marked = new long[buckets.count()][];
    }

    /** A filter without a key, for so many keys, shared or not. */
    static KeyFilter of(Buckets buckets, long keys) {
        int wanted = Long.SIZE - Long.numberOfLeadingZeros(PLACES_PER_KEY * keys);
        return new KeyFilter(buckets, Math.max(FEWEST_BITS, Math.min(MOST_BITS, wanted) - buckets.bits()));
    }

    private int place(long key) {
        return (int) ((key << buckets.bits()) >>> (Long.SIZE - bits));
    }

    /** Marks a key. */
    void add(long key) {
        int bucket = buckets.of(key);
        if (marked[bucket] == null) {
            marked[bucket] = new long[1 << (bits - 6)];
        }
        int place = place(key);
        marked[bucket][place >>> 6] |= 1L << place;
    }

    /** Whether a key may have been marked. */
    boolean mayHold(long key) {
        long[] here = marked[buckets.of(key)];
        int place = place(key);
        return here != null && (here[place >>> 6] & (1L << place)) != 0;
    }

    /** The marks of one bucket; null without any. */
    byte[] bucket(int bucket) {
        if (marked[bucket] == null) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * marked[bucket].length);
        bytes.asLongBuffer().put(marked[bucket]);
        return bytes.array();
    }

    /** Takes over the marks of one bucket from another filter of the same size. */
    void bucket(int bucket, byte[] bytes) {
        LongBuffer marks = ByteBuffer.wrap(bytes).asLongBuffer();
        marked[bucket] = new long[marks.remaining()];
        marks.get(marked[bucket]);
    }
}
