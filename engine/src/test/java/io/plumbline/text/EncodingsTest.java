package io.plumbline.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncodingsTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String TABLE = "联单编号,出场时间,装载量\nL-1,2024-03-05,12.5\nL-2,2024-03-06,昆玉河西岸\n".repeat(20);

    @Test
    void readsUtf8BeforeGb18030WhichWouldAcceptItSilently() {
        assertEquals(TextEncoding.UTF_8, Encodings.detect(TABLE.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void readsGbkAsGb18030() {
        assertEquals(TextEncoding.GB18030, Encodings.detect(TABLE.getBytes(Charset.forName("GBK"))));
    }

    @Test
    void oneDamagedByteDoesNotTurnUtf8IntoGb18030() {
        byte[] bytes = TABLE.getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length / 2] = (byte) 0xFF;
        assertEquals(TextEncoding.UTF_8, Encodings.detect(bytes));
        assertEquals(TextEncoding.UTF_8, Encodings.detect(bytes, List.of("联单编号")));
    }

    @Test
    void expectedHeadersDecideForAShortSample() {
        byte[] bytes = "联单编号,x".getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 1] = (byte) 0xFF;
        assertEquals(TextEncoding.UTF_8, Encodings.detect(bytes, List.of("联单编号")));
    }

    @Test
    void aSampleCutInsideACharacterIsStillUtf8() {
        byte[] bytes = TABLE.getBytes(StandardCharsets.UTF_8);
        for (int length = 1; length < 40; length++) {
            assertEquals(TextEncoding.UTF_8, Encodings.detect(Arrays.copyOf(bytes, length)), "cut at " + length);
        }
    }

    @Test
    void aByteOrderMarkDecides() {
        assertEquals(TextEncoding.UTF_8, Encodings.detect(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'a'}));
        assertEquals(TextEncoding.UTF_16LE, Encodings.detect(new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0}));
        assertEquals(TextEncoding.UTF_16BE, Encodings.detect(new byte[] {(byte) 0xFE, (byte) 0xFF, 0, 'a'}));
        assertEquals(3, Encodings.markLength(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}));
        assertEquals(2, Encodings.markLength(new byte[] {(byte) 0xFF, (byte) 0xFE}));
        assertEquals(0, Encodings.markLength(new byte[] {'a'}));
    }

    @Test
    void utf16WithoutAMarkShowsByItsZeroBytes() {
        assertEquals(TextEncoding.UTF_16LE, Encodings.detect(TABLE.getBytes(StandardCharsets.UTF_16LE)));
        assertEquals(TextEncoding.UTF_16BE, Encodings.detect(TABLE.getBytes(StandardCharsets.UTF_16BE)));
    }

    @Test
    void strictDecodingRefusesGbkReadAsUtf8() {
        byte[] gbk = "渣土".getBytes(GB18030);
        assertNull(Encodings.decodeStrict(gbk, 0, gbk.length, TextEncoding.UTF_8));
        assertEquals("渣土", Encodings.decodeStrict(gbk, 0, gbk.length, TextEncoding.GB18030));
    }

    @Test
    void aWrittenReplacementCharacterIsNotAnError() {
        byte[] bytes = "a\uFFFDb".getBytes(StandardCharsets.UTF_8);
        assertEquals("a\uFFFDb", Encodings.decodeStrict(bytes, 0, bytes.length, TextEncoding.UTF_8));
    }

    @Test
    void decodesSlicesAndRareCharactersOfGb18030() {
        byte[] bytes = "x𠮷䶮•y".getBytes(GB18030);
        assertEquals("𠮷䶮•", Encodings.decodeStrict(bytes, 1, bytes.length - 2, TextEncoding.GB18030));
        assertEquals("x", Encodings.decodeStrict(bytes, 0, 1, TextEncoding.GB18030));
        assertNull(Encodings.decodeStrict(bytes, 0, 2, TextEncoding.GB18030));
    }

    @Test
    void countsBrokenSequencesAsTheUnicodeStandardDefinesThem() {
        assertEquals(new Utf8Scan(0, 2), Utf8Scan.of(new byte[] {(byte) 0xC0, (byte) 0x80, 'a'}));
        assertEquals(new Utf8Scan(1, 0), Utf8Scan.of("é".getBytes(StandardCharsets.UTF_8)));
        assertEquals(new Utf8Scan(0, 3), Utf8Scan.of(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80, 'a'}));
    }

    @Test
    void namesOfEncodingsAreForgiving() {
        assertEquals(TextEncoding.GB18030, TextEncoding.parse("GBK"));
        assertEquals(TextEncoding.UTF_16LE, TextEncoding.parse("utf-16LE"));
        assertNull(TextEncoding.parse(null));
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> TextEncoding.parse("big5"));
        assertEquals(
                "unknown encoding 'big5'; allowed: utf-8, gb18030, gbk, gb2312, utf-16le, utf-16be; use auto to detect it",
                refused.getMessage());
    }
}
