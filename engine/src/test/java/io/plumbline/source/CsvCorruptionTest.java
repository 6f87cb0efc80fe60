package io.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damages files at random; whatever happens, every byte belongs to one record, a line end or the header. */
class CsvCorruptionTest {
    private static final int CASES = 1000;
    private static final String HEADER = "no,街道,note\n";
    private static final byte[] NASTY = {'"', ',', '\n', '\r', 0, (byte) 0xFF, (byte) 0x80, 'x', ' '};

    @TempDir
    Path folder;

    @Test
    void everyByteOfADamagedFileIsAccountedFor() throws IOException {
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            Charset charset = random.nextInt(3) == 0 ? Charset.forName("GB18030") : StandardCharsets.UTF_8;
            int header = HEADER.getBytes(charset).length;
            byte[] bytes = damaged((HEADER + body(random)).getBytes(charset), header, random);
            List<Row> rows = new TextReading(folder).encoding(charset.name()).csv(bytes, "no", "街道", "note");
            accounted("seed " + seed, bytes, header, rows);
            assertEquals(new PlainCsv(bytes, header).spans(), spans(rows), "seed " + seed);
        }
    }

    @Test
    void rowsFarFromTheDamageStayWhole() throws IOException {
        for (int seed = 0; seed < CASES / 2; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(HEADER);
            int bad = random.nextInt(50);
            for (int i = 0; i < 50; i++) {
                text.append(i == bad ? i + ",\"open,x\n" : i + ",\"上地\",\"x, y\"\n");
            }
            List<Row> rows = new TextReading(folder).csv(text.toString(), "no");
            assertEquals(50, rows.size(), "seed " + seed);
            assertEquals(
                    49,
                    rows.stream().filter(row -> row.getString(7).equals("row")).count(),
                    "seed " + seed);
        }
    }

    private static String body(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(i)
                    .append(',')
                    .append(random.nextBoolean() ? "学院路" : "\"清\"\"河\"")
                    .append(',');
            text.append(random.nextInt(4) == 0 ? "\"a\nb,\r\n\"" : "plain");
            text.append(random.nextInt(5) == 0 ? "\r\n" : random.nextInt(8) == 0 ? "\n\n" : "\n");
        }
        return text.toString();
    }

    private static byte[] damaged(byte[] whole, int header, Random random) {
        List<Byte> bytes = new ArrayList<>();
        for (byte b : whole) {
            bytes.add(b);
        }
        for (int n = random.nextInt(6); n > 0; n--) {
            int at = header + random.nextInt(bytes.size() - header);
            byte nasty = NASTY[random.nextInt(NASTY.length)];
            switch (random.nextInt(3)) {
                case 0 -> bytes.set(at, nasty);
                case 1 -> bytes.add(at, nasty);
                default -> bytes.remove(at);
            }
        }
        byte[] damaged = new byte[bytes.size()];
        for (int i = 0; i < damaged.length; i++) {
            damaged[i] = bytes.get(i);
        }
        return damaged;
    }

    private static void accounted(String which, byte[] bytes, int header, List<Row> rows) {
        long at = header;
        long number = 1;
        for (Row row : rows) {
            assertEquals(number++, row.getLong(2), which);
            onlyLineEnd(which, bytes, at, row.getLong(3));
            at = row.getLong(3) + row.getLong(4);
            assertFalse(row.getString(7).equals("failed"), which);
            assertEquals(row.getString(7).equals("broken"), !row.isNullAt(8), which);
            assertEquals(row.getString(7).equals("row"), row.isNullAt(5), which);
        }
        onlyLineEnd(which, bytes, at, bytes.length);
    }

    private static void onlyLineEnd(String which, byte[] bytes, long from, long to) {
        assertTrue(to - from <= 2, which);
        for (long i = from; i < to; i++) {
            assertTrue(bytes[(int) i] == '\n' || bytes[(int) i] == '\r', which);
        }
    }

    private static List<String> spans(List<Row> rows) {
        return rows.stream().map(row -> row.getLong(3) + "+" + row.getLong(4)).toList();
    }
}
