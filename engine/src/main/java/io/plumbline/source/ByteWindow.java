package io.plumbline.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/** Slides over a stream so that the record being read lies whole in one array: from {@code from} up to {@code to}. */
final class ByteWindow implements Closeable {
    private static final int START_BYTES = 1 << 18;
    private static final int BIGGEST_READ = 1 << 20;

    private final InputStream in;
    byte[] bytes = new byte[START_BYTES];
    int from;
    int to;
    boolean ended;
    private long base;

    ByteWindow(InputStream in, long offset) {
        this.in = in;
        this.base = offset;
    }

    /** The place in the file of an index of the array. */
    long offset(int index) {
        return base + index;
    }

    /** Brings in more bytes behind the window, keeping what lies in it; false when the stream has ended. */
    boolean more() throws IOException {
        if (ended) {
            return false;
        }
        makeRoom();
        int read = in.read(bytes, to, Math.min(bytes.length - to, BIGGEST_READ));
        if (read < 0) {
            ended = true;
            return false;
        }
        to += read;
        return true;
    }

    /** Brings in at least so many bytes, unless the stream ends before. */
    void fill(int wanted) throws IOException {
        while (to - from < wanted && more()) {}
    }

    /**
     * Drops the current line, however long, and its line end; returns how many bytes stood before the line end.
     *
     * @param returns whether a carriage return ends a line too
     */
    long dropLine(MessageDigest digest, boolean returns) throws IOException {
        long dropped = 0;
        while (true) {
            int end = from;
            while (end < to && bytes[end] != '\n' && !(returns && bytes[end] == '\r')) {
                end++;
            }
            digest.update(bytes, from, end - from);
            dropped += end - from;
            from = end;
            if (from < to) {
                dropLineEnd();
                return dropped;
            }
            if (!more()) {
                return dropped;
            }
        }
    }

    private void dropLineEnd() throws IOException {
        if (bytes[from++] == '\r') {
            fill(1);
            if (from < to && bytes[from] == '\n') {
                from++;
            }
        }
    }

    private void makeRoom() {
        if (to < bytes.length) {
            return;
        }
        int kept = to - from;
        byte[] target = kept > bytes.length / 2 ? new byte[bytes.length * 2] : bytes;
        System.arraycopy(bytes, from, target, 0, kept);
        bytes = target;
        base += from;
        from = 0;
        to = kept;
    }

    /** A copy of the first bytes of the window. */
    byte[] head(int most) {
        return Arrays.copyOfRange(bytes, from, Math.min(to, from + most));
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
