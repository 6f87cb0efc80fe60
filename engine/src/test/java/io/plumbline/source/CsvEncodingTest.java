package io.plumbline.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvEncodingTest {
    private static final Charset GB18030 = Charset.forName("GB18030");

    @TempDir
    Path folder;

    @Test
    void readsGb18030() throws IOException {
        List<Row> rows = new TextReading(folder).csv("联单编号,街道\n1,学院路街道\n2,𠮷祥里\n", GB18030, "联单编号", "街道");
        assertEquals(List.of("1 row 1|学院路街道", "2 row 2|𠮷祥里"), TextReading.shown(rows));
        assertEquals("GB18030", rows.get(0).getString(6));
    }

    @Test
    void readsGb18030ThatBeginsFarBehind() throws IOException {
        String ascii = "1,street\n".repeat(30_000);
        List<Row> rows = new TextReading(folder).csv("no,name\n" + ascii + "2,学院路街道\n", GB18030, "no", "name");
        assertEquals("学院路街道", TextReading.cells(rows.get(30_000)).get(1));
    }

    @Test
    void keepsTrailBytesThatLookLikeTheDelimiter() throws IOException {
        // 鴟 is F8 7C in GB18030, and 7C is the delimiter.
        byte[] bytes = "名|no\n鴟鴞|1\n".getBytes(GB18030);
        assertTrue(new String(bytes, ISO_8859_1).chars().filter(c -> c == '|').count() > 2);
        List<Row> rows = new TextReading(folder).delimiter("|").csv(bytes, "名", "no");
        assertEquals(List.of("1 row 鴟鴞|1"), TextReading.shown(rows));
    }

    @Test
    void skipsAByteOrderMark() throws IOException {
        List<Row> rows = new TextReading(folder).csv("\uFEFF名,b\n1,2\n", "名");
        assertEquals(List.of("1 row 1"), TextReading.shown(rows));
        assertEquals(9, rows.get(0).getLong(3));
    }

    @Test
    void quarantinesTheRowOfOneBadByteOnly() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("编号,街道\n1,学院路\n2,清".getBytes(UTF_8));
        bytes.write(0xB4);
        bytes.write("河\n3,上地\n".getBytes(UTF_8));
        List<Row> rows = new TextReading(folder).csv(bytes.toByteArray(), "编号", "街道");
        assertEquals(
                List.of("1 row 1|学院路", "2 broken undecodable: 街道 is not valid UTF-8", "3 row 3|上地"),
                TextReading.shown(rows));
    }

    @Test
    void readsUtf16WithAndWithoutAMark() throws IOException {
        for (Charset charset : List.of(UTF_16LE, UTF_16BE)) {
            for (String mark : List.of("\uFEFF", "")) {
                List<Row> rows = new TextReading(folder).csv(mark + "编号,b\n1,𠮷\n2,3\n", charset, "编号", "b");
                assertEquals(List.of("1 row 1|𠮷", "2 row 2|3"), TextReading.shown(rows));
                assertNull(rows.get(0).get(3));
            }
        }
    }

    @Test
    void breaksTheRowOfHalfASurrogatePair() throws IOException {
        byte[] bytes = "\uFEFFa,b\n1,xy\n2,3\n".getBytes(UTF_16LE);
        bytes[2 + 2 * 6 + 1] = (byte) 0xD8;
        assertEquals(
                List.of("1 broken undecodable: b is not valid UTF-16LE", "2 row 2|3"),
                TextReading.shown(new TextReading(folder).csv(bytes, "a", "b")));
    }

    @Test
    void refusesUnknownEncodings() {
        SourceException refused = assertThrows(
                SourceException.class,
                () -> new TextReading(folder).encoding("latin1").csv("a\n1\n", "a"));
        assertTrue(
                refused.getMessage().startsWith("source 'muck.manifest': unknown encoding 'latin1'"),
                refused.getMessage());
    }
}
