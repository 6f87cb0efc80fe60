package io.plumbline.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * 编码识别: finds the encoding of a file and decodes it without silent replacement.
 *
 * <p>The order is byte-order mark, UTF-8, GB18030, and never another: a GB18030 decoder accepts UTF-8 bytes without
 * complaint and turns them into other characters.
 */
public final class Encodings {
    /** Chinese text in GBK breaks UTF-8 in most sequences; a UTF-8 file with a few damaged bytes stays far below. */
    private static final double DAMAGED_UTF_8 = 0.1;

    private static final ThreadLocal<Map<TextEncoding, CharsetDecoder>> DECODERS =
            ThreadLocal.withInitial(() -> new EnumMap<>(TextEncoding.class));

    private Encodings() {}

    /** The encoding of a file by its first bytes, with nothing known about its header. */
    public static TextEncoding detect(byte[] sample) {
        return detect(sample, List.of());
    }

    /**
     * The encoding of a file by its first bytes. A byte-order mark decides; then valid UTF-8; then the reading in
     * which more of the expected header names occur; then the rate of broken sequences, so that one damaged byte does
     * not turn a UTF-8 file into GB18030.
     *
     * @param sample the first bytes, cut anywhere; some tens of kilobytes suffice
     * @param expectedHeaders column names the contract expects in the file; may be empty
     */
    public static TextEncoding detect(byte[] sample, List<String> expectedHeaders) {
        if (sample == null) {
            return null;
        }
        TextEncoding marked = marked(sample);
        if (marked != null) {
            return marked;
        }
        TextEncoding wide = wide(sample);
        if (wide != null) {
            return wide;
        }
        Utf8Scan scan = Utf8Scan.of(sample);
        if (scan.broken() == 0) {
            return TextEncoding.UTF_8;
        }
        int inUtf8 = headersFound(sample, expectedHeaders, TextEncoding.UTF_8);
        int inGb = headersFound(sample, expectedHeaders, TextEncoding.GB18030);
        if (inUtf8 != inGb) {
            return inUtf8 > inGb ? TextEncoding.UTF_8 : TextEncoding.GB18030;
        }
        return scan.brokenShare() < DAMAGED_UTF_8 ? TextEncoding.UTF_8 : TextEncoding.GB18030;
    }

    /** How many bytes of byte-order mark the sample begins with: 0, 2 or 3. */
    public static int markLength(byte[] sample) {
        TextEncoding marked = marked(sample);
        return marked == null ? 0 : marked == TextEncoding.UTF_8 ? 3 : 2;
    }

    /**
     * The text of a slice of bytes, or null if the bytes are null or malformed in that encoding. Never replaces
     * characters. A byte-order mark is decoded like any character: skip {@link #markLength} first.
     */
    public static String decodeStrict(byte[] bytes, int offset, int length, TextEncoding encoding) {
        if (bytes == null) {
            return null;
        }
        if (encoding == TextEncoding.UTF_8) {
            // The platform's own decoder is vectorized; only text holding U+FFFD needs the slow proof.
            String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
            return text.indexOf('\uFFFD') < 0 ? text : decodeSlowly(bytes, offset, length, encoding);
        }
        if (encoding == TextEncoding.GB18030 && isAscii(bytes, offset, length)) {
            return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
        }
        return decodeSlowly(bytes, offset, length, encoding);
    }

    private static String decodeSlowly(byte[] bytes, int offset, int length, TextEncoding encoding) {
        try {
            return DECODERS.get()
                    .computeIfAbsent(encoding, Encodings::strictDecoder)
                    .decode(ByteBuffer.wrap(bytes, offset, length))
                    .toString();
        } catch (CharacterCodingException malformed) {
            return null;
        }
    }

    private static CharsetDecoder strictDecoder(TextEncoding encoding) {
        return encoding.charset()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static boolean isAscii(byte[] bytes, int offset, int length) {
        int bits = 0;
        for (int i = offset; i < offset + length; i++) {
            bits |= bytes[i];
        }
        return bits >= 0;
    }

    private static TextEncoding marked(byte[] b) {
        if (b == null) {
            return null;
        }
        if (b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF) {
            return TextEncoding.UTF_8;
        }
        if (b.length >= 2 && b[0] == (byte) 0xFF && b[1] == (byte) 0xFE) {
            return TextEncoding.UTF_16LE;
        }
        if (b.length >= 2 && b[0] == (byte) 0xFE && b[1] == (byte) 0xFF) {
            return TextEncoding.UTF_16BE;
        }
        return null;
    }

    /** UTF-16 without a mark shows as zero bytes on one side of the digits, commas and line ends. */
    private static TextEncoding wide(byte[] b) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < b.length; i++) {
            if (b[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        if (Math.max(even, odd) < 2 + b.length / 20) {
            return null;
        }
        if (odd > 10 * even) {
            return TextEncoding.UTF_16LE;
        }
        return even > 10 * odd ? TextEncoding.UTF_16BE : null;
    }

    private static int headersFound(byte[] sample, List<String> headers, TextEncoding encoding) {
        if (headers.isEmpty()) {
            return 0;
        }
        String text = new String(sample, encoding.charset());
        return (int) headers.stream()
                .filter(header -> !header.isEmpty() && text.contains(header))
                .count();
    }
}
