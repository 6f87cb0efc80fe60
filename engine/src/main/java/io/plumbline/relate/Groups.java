package io.plumbline.relate;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Walks over events sorted by key, side, time and id, and hands out the records with what the kernel found for them. */
final class Groups implements Iterator<Row> {
    private final Iterator<Row> events;
    private final Kernel kernel;
    private final Timeline records = new Timeline();
    private final Timeline others = new Timeline();
    private Row ahead;
    private Kernel.Found found;
    private int position;

    Groups(Iterator<Row> events, Kernel kernel) {
        this.events = events;
        this.kernel = kernel;
        ahead = events.hasNext() ? events.next() : null;
    }

    @Override
    public boolean hasNext() {
        while (position == records.size) {
            if (ahead == null) {
                return false;
            }
            read();
        }
        return true;
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int r = position++;
        int first = found.first[r];
        return RowFactory.create(
                records.id[r],
                records.note[r],
                records.at[r],
                records.hi[r],
                first < 0 ? null : others.id[first],
                first < 0 ? null : others.note[first],
                first < 0 ? null : others.at[first],
                found.count[r],
                found.extra[r] < 0 ? null : found.extra[r]);
    }

    private void read() {
        records.clear();
        others.clear();
        position = 0;
        String key = ahead.getString(0);
        while (ahead != null && ahead.getString(0).equals(key)) {
            Timeline side = ahead.getBoolean(1) ? others : records;
            side.add(
                    moment(ahead, 2),
                    moment(ahead, 3),
                    moment(ahead, 4),
                    ahead.getString(5),
                    ahead.getString(6),
                    ahead.getString(7));
            ahead = events.hasNext() ? events.next() : null;
        }
        found = kernel.solve(records, others);
    }

    private static long moment(Row event, int field) {
        return event.isNullAt(field) ? 0 : event.getLong(field);
    }
}
