package io.plumbline.link;

import java.nio.charset.StandardCharsets;

/** 键: texts as 64-bit numbers. FNV-1a over UTF-8, mixed as in SplittableRandom; the same on every machine and in every version. */
final class Keys {
    private static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Keys() {}

    /** The number by which a record is known, from the place of its table and its id. */
    static long record(int side, String id) {
        byte[] text = id.getBytes(StandardCharsets.UTF_8);
        return mixed(added(START ^ side, text, 0, text.length));
    }

    static long of(String value) {
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        return of(text, 0, text.length);
    }

    /** The same of a text that lies between two places of an array. */
    static long of(byte[] bytes, int from, int to) {
        return mixed(added(START, bytes, from, to));
    }

    /** The key of a rule before any of its values is added. */
    static long ofRule(int rule) {
        return START ^ ((rule + 1L) << 32);
    }

    /** The key of a rule with a further value of it, given by its number; the order of the values matters. */
    static long with(long key, long value) {
        return mixed((key ^ value) * PRIME);
    }

    private static long added(long start, byte[] bytes, int from, int to) {
        long hash = start;
        for (int i = from; i < to; i++) {
            hash = (hash ^ (bytes[i] & 0xff)) * PRIME;
        }
        return hash;
    }

    private static long mixed(long hash) {
        long mixed = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
