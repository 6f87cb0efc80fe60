package io.plumbline.source;

import io.plumbline.text.Encodings;
import io.plumbline.text.TextEncoding;
import java.io.IOException;
import java.security.MessageDigest;

/**
 * Splits bytes into records and cells (RFC 4180; line ends CR, LF or CRLF; a quote inside an unquoted cell is an ordinary
 * character). Delimiters, quotes and line ends are never trail bytes in UTF-8, nor in GB18030 below 0x40, so that nothing is decoded here.
 *
 * <p>Quoting that cannot be understood (no closing quote within {@value #LONGEST_QUOTED} bytes, or text behind one) makes only the
 * line broken in which the record begins: reading resumes at the next line. Lines read again that way may not hold stray quotes,
 * because they could be the middle of a cell.
 */
final class CsvScanner {
    static final int LONGEST_QUOTED = 1 << 20;
    static final int LONGEST_RECORD = 1 << 24;

    private static final int MORE = -1;
    private static final int MALFORMED = -2;
    private static final byte ORDINARY = 0;
    private static final byte END = 1;
    private static final byte QUOTE = 2;
    private static final byte NUL = 3;
    private static final byte LEAD = 4;

    private final ByteWindow window;
    private final byte delimiter;
    private final TextEncoding encoding;
    private final byte[] kinds = new byte[256];
    private int[] starts;
    private int[] ends;
    private boolean[] doubled;
    private int mostCells;
    private int after = -1;
    private boolean nul;
    private boolean suspect;
    private long suspectUntil = -1;

    private int cells;
    private long offset;
    private long length;
    private String problem;
    private String hash;

    CsvScanner(ByteWindow window, byte delimiter, TextEncoding encoding, int width) {
        this.window = window;
        this.delimiter = delimiter;
        this.encoding = encoding;
        kinds[delimiter] = END;
        kinds['\n'] = END;
        kinds['\r'] = END;
        kinds['"'] = QUOTE;
        kinds[0] = NUL;
        for (int lead = 0x81; lead <= 0xFE && encoding == TextEncoding.GB18030 && delimiter >= 0x40; lead++) {
            kinds[lead] = LEAD;
        }
        expect(width);
    }

    /** Sets how many cells the records to come should have. */
    void expect(int width) {
        starts = new int[width];
        ends = new int[width];
        doubled = new boolean[width];
        mostCells = 2 * width + 32;
    }

    /** Moves to the next record; false behind the last. */
    boolean next() throws IOException {
        if (after >= 0) {
            window.from = after;
            after = -1;
        }
        window.fill(1);
        if (window.from == window.to) {
            return false;
        }
        problem = null;
        hash = null;
        offset = window.offset(window.from);
        suspect = offset < suspectUntil;
        int end = split();
        while (end == MORE && window.to - window.from <= LONGEST_RECORD) {
            window.fill(Math.max(1 << 16, 2 * (window.to - window.from)));
            end = split();
        }
        settle(end);
        return true;
    }

    private void settle(int end) throws IOException {
        length = (long) end - window.from;
        if (end == MORE || length > LONGEST_RECORD) {
            problem = "too-long: a record of more than " + LONGEST_RECORD + " bytes";
        }
        if (end < 0 || problem != null) {
            after = -1;
            MessageDigest digest = Digests.sha256();
            length = window.dropLine(digest, true);
            hash = Digests.hex(digest);
        } else if (nul) {
            problem = "nul: the record holds a zero byte";
        }
    }

    private int split() {
        byte[] bytes = window.bytes;
        int to = window.to;
        int at = window.from;
        cells = 0;
        nul = false;
        while (true) {
            at = at < to && bytes[at] == '"' ? quoted(bytes, at, to) : plain(bytes, at, to);
            if (at < 0) {
                return at;
            }
            if (at == to || bytes[at] != delimiter) {
                return lineEnd(bytes, at, to);
            }
            if (cells > mostCells) {
                return malformed("cells: expected " + starts.length + ", found more than " + mostCells, at);
            }
            at++;
        }
    }

    private int plain(byte[] bytes, int start, int to) {
        int at = start;
        while (true) {
            while (at < to && kinds[bytes[at] & 0xFF] == ORDINARY) {
                at++;
            }
            if (at >= to && !window.ended) {
                return MORE;
            }
            byte kind = at >= to ? END : kinds[bytes[at] & 0xFF];
            if (kind == END) {
                at = Math.min(at, to);
                add(start, at, false);
                return at;
            }
            if (kind == QUOTE && suspect) {
                return malformed("stray-quote: a quote inside a cell, near a cell whose quotes do not match", at);
            }
            nul |= kind == NUL;
            at += kind == LEAD && at + 1 < to && (bytes[at + 1] & 0xFF) >= 0x40 ? 2 : 1;
        }
    }

    private int quoted(byte[] bytes, int open, int to) {
        int at = open + 1;
        boolean twice = false;
        while (true) {
            while (at < to && bytes[at] != '"') {
                nul |= bytes[at++] == 0;
            }
            if (at - open > LONGEST_QUOTED || (at >= to && window.ended)) {
                return malformed(
                        "unclosed-quote: a quote opens a cell and none closes it",
                        Math.min(at, open + LONGEST_QUOTED + 1));
            }
            if (at + 1 >= to && !window.ended) {
                return MORE;
            }
            if (at + 1 >= to || bytes[at + 1] != '"') {
                break;
            }
            twice = true;
            at += 2;
        }
        if (at + 1 < to && kinds[bytes[at + 1] & 0xFF] != END) {
            return malformed("text-after-quote: text between a closing quote and the next delimiter", at + 1);
        }
        add(open + 1, at, twice);
        return at + 1;
    }

    private int malformed(String what, int at) {
        if (at - window.from > LONGEST_RECORD) {
            return MORE;
        }
        problem = what;
        suspectUntil = Math.max(suspectUntil, window.offset(at));
        return MALFORMED;
    }

    private void add(int start, int end, boolean twice) {
        if (cells < starts.length) {
            starts[cells] = start;
            ends[cells] = end;
            doubled[cells] = twice;
        }
        cells++;
    }

    private int lineEnd(byte[] bytes, int at, int to) {
        if (at < to && bytes[at] == '\r' && at + 1 == to && !window.ended) {
            return MORE;
        }
        boolean pair = at + 1 < to && bytes[at] == '\r' && bytes[at + 1] == '\n';
        after = at == to ? at : at + (pair ? 2 : 1);
        return at;
    }

    /** How many cells the record has. */
    int cells() {
        return cells;
    }

    /** The text of a cell, "" when it is empty; null when its bytes are malformed. */
    String text(int cell) {
        int start = starts[cell];
        int size = ends[cell] - start;
        if (size == 0) {
            return "";
        }
        if (!doubled[cell]) {
            return Encodings.decodeStrict(window.bytes, start, size, encoding);
        }
        byte[] single = new byte[size];
        int n = 0;
        for (int i = start; i < ends[cell]; i++) {
            single[n++] = window.bytes[i];
            i += window.bytes[i] == '"' ? 1 : 0;
        }
        return Encodings.decodeStrict(single, 0, n, encoding);
    }

    /** Whether the record is a line without content: blanks and delimiters only. */
    boolean blank() {
        if (problem != null) {
            return false;
        }
        for (int i = window.from; i < window.from + length; i++) {
            byte b = window.bytes[i];
            if (b != delimiter && b != ' ' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    /** First byte of the record in the file. */
    long offset() {
        return offset;
    }

    /** Bytes of the record without its line end. */
    long length() {
        return length;
    }

    /** Code and words of a record that could not be split; null for the others. */
    String problem() {
        return problem;
    }

    /** SHA-256 of the record's bytes. */
    String hash() {
        if (hash == null) {
            MessageDigest digest = Digests.sha256();
            digest.update(window.bytes, window.from, (int) length);
            hash = Digests.hex(digest);
        }
        return hash;
    }

    /** Where the next record begins, and whether how it is read depends only on the bytes from there on. */
    long position() {
        long next = window.offset(after >= 0 ? after : window.from);
        return next < suspectUntil ? -1 : next;
    }
}
