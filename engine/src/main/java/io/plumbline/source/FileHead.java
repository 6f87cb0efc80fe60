package io.plumbline.source;

import io.plumbline.text.Encodings;
import io.plumbline.text.TextEncoding;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The beginning of a text file: what it is written in, and where its text begins.
 *
 * @param start the first byte behind a byte-order mark
 * @param problem code and words of a file that is no text; null otherwise
 */
record FileHead(TextEncoding encoding, int start, String problem) {
    private static final int SAMPLE_BYTES = 1 << 16;

    /** Looks at the window's first bytes, and further into the file when those are all ASCII and the encoding is not given. */
    static FileHead of(ByteWindow window, TextEncoding given, List<String> expected, Opener again) throws IOException {
        window.fill(SAMPLE_BYTES);
        byte[] sample = window.head(SAMPLE_BYTES);
        String problem = problem(sample);
        if (problem != null) {
            return new FileHead(null, 0, problem);
        }
        int mark = Encodings.markLength(sample);
        if (mark == 0 && given != null) {
            return new FileHead(given, 0, null);
        }
        boolean undecided = mark == 0 && ascii(sample, sample.length) == sample.length && !window.ended;
        byte[] telling = undecided ? telling(again) : sample;
        return new FileHead(Encodings.detect(telling, expected), mark, null);
    }

    /** Opens the same file once more, from its first byte. */
    @FunctionalInterface
    interface Opener {
        InputStream open() throws IOException;
    }

    boolean wide() {
        return encoding == TextEncoding.UTF_16LE || encoding == TextEncoding.UTF_16BE;
    }

    /** The encoding that the bytes are in once {@link Utf16Stream} has read them. */
    TextEncoding narrow() {
        return wide() ? TextEncoding.UTF_8 : encoding;
    }

    private static String problem(byte[] sample) {
        if (sample.length == 0) {
            return "empty: the file has no bytes";
        }
        if (starts(sample, 0x1F, 0x8B)) {
            return "compressed: the file is a gzip archive; unpack it first";
        }
        if (starts(sample, 'P', 'K', 3, 4)) {
            return "compressed: the file is a zip archive or a workbook; unpack it first, or read it as xlsx";
        }
        return starts(sample, 'P', 'A', 'R', '1') ? "not-text: the file is Parquet; read it as parquet" : null;
    }

    private static boolean starts(byte[] sample, int... magic) {
        if (sample.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((sample[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** A sample around the first byte that is not ASCII; of all encodings, those agree on everything before it. */
    private static byte[] telling(Opener again) throws IOException {
        try (ByteWindow window = new ByteWindow(again.open(), 0)) {
            while (window.from < window.to || window.more()) {
                window.from += ascii(window.head(SAMPLE_BYTES), SAMPLE_BYTES);
                if (window.from < window.to) {
                    window.fill(SAMPLE_BYTES);
                    byte[] sample = window.head(SAMPLE_BYTES);
                    if (ascii(sample, sample.length) < sample.length) {
                        return sample;
                    }
                }
            }
            return new byte[0];
        }
    }

    private static int ascii(byte[] bytes, int most) {
        int n = 0;
        int end = Math.min(bytes.length, most);
        while (n < end && bytes[n] > 0) {
            n++;
        }
        return n;
    }
}
