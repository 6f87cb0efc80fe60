package io.plumbline.link;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.function.Consumer;
import org.apache.spark.sql.Row;

/**
 * 紧排记录: walks over packed records, one at a time: hash, table, id and values. A record is a run of bytes that is copied without being
 * read, and texts are made only of what is asked for.
 */
final class PackedRecords {
    private final int columns;
    private final int[] from;
    private final int[] to;
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private int start;
    private long record;
    private int side;

    /** Records of so many columns. */
    PackedRecords(int columns) {
        this.columns = columns;
        this.from = new int[columns + 1];
        this.to = new int[columns + 1];
    }

    /** Adds a record to packed ones. */
    static void put(Packer into, long record, int side, String id, String[] values) {
        into.put(record).put((byte) side).put(id);
        for (String value : values) {
            into.put(value);
        }
    }

    /** Every record of rows that hold packed ones in their first column. */
    void each(Iterator<Row> rows, Consumer<PackedRecords> then) {
        while (rows.hasNext()) {
            over(rows.next().getAs(0));
            while (next()) {
                then.accept(this);
            }
        }
    }

    /** Starts before the first of packed records. */
    PackedRecords over(byte[] packed) {
        bytes = ByteBuffer.wrap(packed);
        return this;
    }

    /** Goes to the next record; false behind the last. */
    boolean next() {
        if (!bytes.hasRemaining()) {
            return false;
        }
        read(bytes);
        return true;
    }

    /** Goes to the record at which a buffer stands, and the buffer behind it. */
    PackedRecords read(ByteBuffer packed) {
        bytes = packed;
        start = packed.position();
        record = packed.getLong();
        side = packed.get();
        for (int i = 0; i <= columns; i++) {
            int length = Packer.small(packed) - 1;
            from[i] = packed.position();
            to[i] = from[i] + length;
            packed.position(Math.max(from[i], to[i]));
        }
        return this;
    }

    /** The hash of table and id. */
    long record() {
        return record;
    }

    /** 0 for the first table, 1 for the second. */
    int side() {
        return side;
    }

    String id() {
        return text(0);
    }

    /** The values, null for blanks. */
    String[] values() {
        String[] values = new String[columns];
        for (int i = 0; i < columns; i++) {
            values[i] = text(i + 1);
        }
        return values;
    }

    private String text(int i) {
        return to[i] < from[i]
                ? null
                : new String(bytes.array(), bytes.arrayOffset() + from[i], to[i] - from[i], StandardCharsets.UTF_8);
    }

    boolean isBlank(int column) {
        return to[column + 1] < from[column + 1];
    }

    /** The number of a value that is not blank. */
    long hash(int column) {
        int offset = bytes.arrayOffset();
        return Keys.of(bytes.array(), offset + from[column + 1], offset + to[column + 1]);
    }

    /** Adds the record to packed ones as it is. */
    void copyTo(Packer into) {
        into.put(bytes.array(), bytes.arrayOffset() + start, bytes.arrayOffset() + bytes.position());
    }
}
