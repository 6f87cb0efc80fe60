package io.plumbline.link;

/** 键: texts as 64-bit numbers. FNV-1a over UTF-16 units, mixed as in SplittableRandom; the same on every machine and in every version. */
final class Keys {
    private static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Keys() {}

    /** The number by which a record is known, from the place of its table and its id. */
    static long record(int side, String id) {
        return mixed(added(START ^ side, id));
    }

    static long of(String value) {
        return mixed(added(START, value));
    }

    /** The key of a rule; null where one of its columns is blank. */
    static Long of(int rule, String[] values, int[] columns) {
        long hash = START ^ ((rule + 1L) << 32);
        for (int column : columns) {
            if (values[column] == null) {
                return null;
            }
            hash = added(hash, values[column]) * PRIME;
        }
        return mixed(hash);
    }

    private static long added(long start, String text) {
        long hash = start;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return hash;
    }

    private static long mixed(long hash) {
        long mixed = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
