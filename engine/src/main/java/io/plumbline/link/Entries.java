package io.plumbline.link;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * 分块条目: the records of a partition under their keys, found by key in an open hash table of places; the records stay packed until their
 * block is walked over.
 */
final class Entries {
    private final PackedRecords records;
    private final List<ByteBuffer> runs = new ArrayList<>();
    private final LongList keys = new LongList();
    /** The run in the upper half, the place in it in the lower. */
    private final LongList places = new LongList();

    private int[] heads = {};
    private int[] next = {};
    private int slot = -1;

    Entries(int columns) {
        this.records = new PackedRecords(columns);
    }

    /** Adds a run of entries; before any block is asked for. */
    void add(byte[] entries) {
        ByteBuffer run = ByteBuffer.wrap(entries);
        while (run.hasRemaining()) {
            int place = run.position();
            keys.add(run.getLong());
            places.add(((long) runs.size() << Integer.SIZE) | place);
            run.get();
            records.read(run);
        }
        runs.add(run);
    }

    /** Goes to the next block of two records or more. */
    boolean nextBlock() {
        if (slot < 0) {
            chain();
        }
        do {
            slot++;
        } while (slot < heads.length && (heads[slot] < 0 || next[heads[slot]] < 0));
        return slot < heads.length;
    }

    /** The rule that formed the block. */
    int rule() {
        ByteBuffer run = at(heads[slot]);
        run.getLong();
        return run.get();
    }

    /** Every record of the block. */
    void forEach(Consumer<PackedRecords> then) {
        for (int entry = heads[slot]; entry >= 0; entry = next[entry]) {
            ByteBuffer run = at(entry);
            run.position(run.position() + Long.BYTES + 1);
            then.accept(records.read(run));
        }
    }

    private ByteBuffer at(int entry) {
        long place = places.get(entry);
        return runs.get((int) (place >>> Integer.SIZE)).position((int) place);
    }

    private void chain() {
        heads = new int[Integer.highestOneBit(Math.max(1, keys.size())) << 2];
        next = new int[keys.size()];
        Arrays.fill(heads, -1);
        for (int entry = 0; entry < next.length; entry++) {
            long key = keys.get(entry);
            int at = (int) key & (heads.length - 1);
            while (heads[at] >= 0 && keys.get(heads[at]) != key) {
                at = (at + 1) & (heads.length - 1);
            }
            next[entry] = heads[at];
            heads[at] = entry;
        }
    }
}
