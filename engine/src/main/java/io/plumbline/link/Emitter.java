package io.plumbline.link;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** 逐步产出: rows of a partition, made a few at a time from what is read. */
abstract class Emitter implements Iterator<Row> {
    private final Queue<Row> ready = new ArrayDeque<>();
    private boolean left = true;

    /** Reads a little and emits what comes of it, if anything; false when nothing is left to read, and never called again then. */
    abstract boolean more();

    final void emit(Object... values) {
        ready.add(RowFactory.create(values));
    }

    @Override
    public final boolean hasNext() {
        while (ready.isEmpty() && left) {
            left = more();
        }
        return !ready.isEmpty();
    }

    @Override
    public final Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no further row");
        }
        return ready.remove();
    }
}
