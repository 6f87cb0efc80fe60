package io.plumbline.source;

import java.io.IOException;
import java.security.MessageDigest;

/** Splits bytes into lines at LF; a carriage return before it belongs to the line end. */
final class LineScanner {
    static final int LONGEST_LINE = 1 << 24;

    private final ByteWindow window;
    private int after = -1;
    private long offset;
    private long length;
    private String hash;

    LineScanner(ByteWindow window) {
        this.window = window;
    }

    /** Moves to the next line; false behind the last. */
    boolean next() throws IOException {
        if (after >= 0) {
            window.from = after;
            after = -1;
        }
        window.fill(1);
        if (window.from == window.to) {
            return false;
        }
        hash = null;
        offset = window.offset(window.from);
        int scanned = 0;
        int end = end(scanned);
        while (end == window.to && !window.ended && window.to - window.from <= LONGEST_LINE) {
            scanned = window.to - window.from;
            window.fill(2 * scanned);
            end = end(scanned);
        }
        settle(end);
        return true;
    }

    private int end(int scanned) {
        int at = window.from + scanned;
        while (at < window.to && window.bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private void settle(int end) throws IOException {
        length = (long) end - window.from;
        if (length > LONGEST_LINE) {
            MessageDigest digest = Digests.sha256();
            length = window.dropLine(digest, false);
            hash = Digests.hex(digest);
            return;
        }
        after = Math.min(end + 1, window.to);
        if (length > 0 && window.bytes[end - 1] == '\r') {
            length--;
        }
    }

    /** Whether the line was too long to be kept. */
    boolean tooLong() {
        return after < 0;
    }

    boolean blank() {
        for (int i = window.from; i < window.from + length; i++) {
            if (window.bytes[i] != ' ' && window.bytes[i] != '\t' && window.bytes[i] != '\r') {
                return false;
            }
        }
        return !tooLong();
    }

    /** Where the line begins in the window's bytes. */
    int start() {
        return window.from;
    }

    /** First byte of the line in the file. */
    long offset() {
        return offset;
    }

    /** Bytes of the line without its end. */
    long length() {
        return length;
    }

    /** SHA-256 of the line's bytes. */
    String hash() {
        if (hash == null) {
            MessageDigest digest = Digests.sha256();
            digest.update(window.bytes, window.from, (int) length);
            hash = Digests.hex(digest);
        }
        return hash;
    }
}
