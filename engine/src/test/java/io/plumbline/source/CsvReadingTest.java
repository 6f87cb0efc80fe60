package io.plumbline.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.text.Hashes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvReadingTest {
    @TempDir
    Path folder;

    private List<String> read(String text, String... columns) throws IOException {
        return TextReading.shown(new TextReading(folder).csv(text, columns));
    }

    @Test
    void takesWantedColumnsOnly() throws IOException {
        assertEquals(List.of("1 row 3|1", "2 row 6|4"), read("a,b,c\n1,2,3\n4,5,6\n", "c", "a"));
    }

    @Test
    void bindsByNameWhenHeadersAreSwapped() throws IOException {
        assertEquals(List.of("1 row 2|1"), read("b,a\n1,2\n", "a", "b"));
    }

    @Test
    void findsHeadersWhateverTheirWidthCaseAndBlanks() throws IOException {
        assertEquals(List.of("1 row 12|x"), read("装载量（吨）, Project　ID \n12,x\n", "装载量(吨)", "project id"));
    }

    @Test
    void takesTheMostWantedHeader() throws IOException {
        assertEquals(List.of("1 row 2"), read("old,new\n1,2\n", "new|old"));
        assertEquals(List.of("1 row 1"), read("old,other\n1,2\n", "new|old"));
    }

    @Test
    void leavesAbsentOptionalColumnsEmpty() throws IOException {
        assertEquals(List.of("1 row 1|null"), read("a\n1\n", "a", "b?"));
    }

    @Test
    void failsTheFileWithoutARequiredHeader() throws IOException {
        assertEquals(
                List.of(
                        "- failed missing-header: 联单编号 (as 联单编号 or manifest_no); found: a, b; name the file's own header under the source's columns"),
                read("a,b\n1,2\n", "联单编号|manifest_no", "b?"));
    }

    @Test
    void showsNothingOfAFirstLineThatMayBeARecord() throws IOException {
        String told = read("1,赵一\n2,钱二\n", "联单编号|manifest_no").get(0);
        assertTrue(told.contains("found: 2 cells that are none of the headers asked for"), told);
        assertFalse(told.contains("赵一"), told);
    }

    @Test
    void failsTheFileWhoseWantedHeaderIsThereTwice() throws IOException {
        assertEquals(
                List.of(
                        "- failed duplicate-header: A occurs more than once; found: A, b, a; keep one of them in the file"),
                read("A,b,a\n1,2,3\n", "a"));
    }

    @Test
    void doesNotMindDuplicatesOfUnwantedHeaders() throws IOException {
        assertEquals(List.of("1 row 2"), read("x,a,x\n1,2,3\n", "a"));
    }

    @Test
    void keepsLineEndsDelimitersAndQuotesInsideQuotes() throws IOException {
        List<Row> rows = new TextReading(folder).csv("a,b\r\n\"x\r\ny,\"\"z\"\"\",2\r\n3,4\r\n", "a", "b");
        assertEquals(List.of("1 row x\r\ny,\"z\"|2", "2 row 3|4"), TextReading.shown(rows));
        assertEquals(5, rows.get(0).getLong(3));
        assertEquals(14, rows.get(0).getLong(4));
        assertNull(rows.get(0).get(5));
    }

    @Test
    void readsEveryKindOfLineEnd() throws IOException {
        List<String> three = List.of("1 row 1|2", "2 row 3|4", "3 row 5|6");
        assertEquals(three, read("a,b\r1,2\r3,4\r5,6", "a", "b"));
        assertEquals(three, read("a,b\n1,2\r\n3,4\r5,6\n", "a", "b"));
    }

    @Test
    void countsBlankLinesAsIgnored() throws IOException {
        assertEquals(
                List.of("1 ignored", "2 row 1|2", "3 ignored", "4 ignored", "5 row 3|4"),
                read("\n\na,b\n\n1,2\n ,\t\n,\n3,4\n", "a", "b"));
    }

    @Test
    void namesTheNumberOfCells() throws IOException {
        assertEquals(
                List.of("1 broken cells: expected 2, found 3", "2 broken cells: expected 2, found 1", "3 row 1|2"),
                read("a,b\n1,2,3\n1\n1,2\n", "a", "b"));
    }

    @Test
    void hashesBrokenRecordsWithoutTheirLineEnd() throws IOException {
        Row broken = new TextReading(folder).csv("a,b\r\n1,2,3\r\n", "a").get(0);
        assertEquals(Hashes.sha256Hex("1,2,3"), broken.getString(5));
        assertEquals(5, broken.getLong(3));
        assertEquals(5, broken.getLong(4));
    }

    @Test
    void resumesBehindTheLineOfAnUnclosedQuote() throws IOException {
        assertEquals(
                List.of(
                        "1 row 1|2",
                        "2 broken unclosed-quote: a quote opens a cell and none closes it",
                        "3 row 5|6",
                        "4 row 7|8"),
                read("a,b\n1,2\n3,\"4\n5,6\n7,8\n", "a", "b"));
    }

    @Test
    void resumesBehindTheLineOfAnUnclosedQuoteThatMeetsAnother() throws IOException {
        assertEquals(
                List.of(
                        "1 broken text-after-quote: text between a closing quote and the next delimiter",
                        "2 row 5|six",
                        "3 row 7|8"),
                read("a,b\n3,\"4\n5,\"six\"\n7,8\n", "a", "b"));
    }

    @Test
    void doesNotMakeARowOfTheRestOfAMalformedCell() throws IOException {
        assertEquals(
                List.of(
                        "1 broken text-after-quote: text between a closing quote and the next delimiter",
                        "2 broken stray-quote: a quote inside a cell, near a cell whose quotes do not match",
                        "3 row 7|8"),
                read("a,b\n3,\"4\nx\"5,6\n7,8\n", "a", "b"));
    }

    @Test
    void takesAQuoteInsideAnUnquotedCellAsItIs() throws IOException {
        assertEquals(List.of("1 row 5\" pipe|2"), read("a,b\n5\" pipe,2\n", "a", "b"));
    }

    @Test
    void doesNotFollowAQuoteForever() throws IOException {
        String filler = ("x".repeat(99) + "\n").repeat(20_000);
        List<Row> rows = new TextReading(folder).csv("a\n\"open\n" + filler + "last\n", "a");
        assertEquals(20_002, rows.size());
        assertEquals(
                1,
                rows.stream().filter(row -> row.getString(7).equals("broken")).count());
    }

    @Test
    void refusesARecordBeyondItsLimitAndGoesOn() throws IOException {
        String huge = "x".repeat(CsvScanner.LONGEST_RECORD + 1);
        List<Row> rows = new TextReading(folder).csv("a\n" + huge + "\n1\n", "a");
        assertEquals(
                List.of("1 broken too-long: a record of more than 16777216 bytes", "2 row 1"), TextReading.shown(rows));
        assertEquals(huge.length(), rows.get(0).getLong(4));
        assertEquals(Hashes.sha256Hex(huge), rows.get(0).getString(5));
    }

    @Test
    void keepsAHugeCellWithinTheLimit() throws IOException {
        String big = "汉".repeat(1_000_000);
        assertEquals(List.of("1 row " + big + "|1", "2 row 2|3"), read("a,b\n" + big + ",1\n2,3", "a", "b"));
    }

    @Test
    void doesNotReadALongRunOfHalfQuotedLinesOverAndOver() throws IOException {
        String lines = "a\",\"c\n".repeat(200_000);
        long start = System.nanoTime();
        assertEquals(200_000, read("a,b\n" + lines, "a", "b").size());
        assertTrue(System.nanoTime() - start < 5_000_000_000L, "five seconds for 1.2 MB");
    }

    @Test
    void breaksRecordsWithZeroBytes() throws IOException {
        assertEquals(
                List.of("1 broken nul: the record holds a zero byte", "2 row 3|4"),
                read("a,b\n1\0,2\n3,4\n", "a", "b"));
    }

    @Test
    void failsFilesWithoutRecordsToRead() throws IOException {
        assertEquals(List.of("- failed empty: the file has no bytes"), read("", "a"));
        assertEquals(List.of("- failed empty: the file has no header"), read("\n\n", "a"));
        assertEquals(List.of("- empty"), read("a,b\n", "a"));
        assertEquals(List.of("- empty"), read("a,b", "a"));
    }

    @Test
    void failsAFileThatIsNoText() throws IOException {
        assertEquals(
                List.of("- failed compressed: the file is a gzip archive; unpack it first"),
                TextReading.shown(new TextReading(folder).csv(new byte[] {0x1F, (byte) 0x8B, 8, 0}, "a")));
    }

    @Test
    void failsAHeaderOfAMillionColumns() throws IOException {
        String problem = read("a,".repeat(1_000_000) + "\n1\n", "a").get(0);
        assertTrue(problem.startsWith("- failed header: cells: expected 16384, found more than"), problem);
    }

    @Test
    void readsSemicolonsAndTabs() throws IOException {
        assertEquals(
                List.of("1 row 1,5|2"),
                TextReading.shown(new TextReading(folder).delimiter(";").csv("a;b\n1,5;2\n", "a", "b")));
        assertEquals(
                List.of("1 row 1|2"),
                TextReading.shown(new TextReading(folder).delimiter("\\t").csv("a\tb\n1\t2\n", "a", "b")));
    }

    @Test
    void refusesDelimitersThatCannotSplit() {
        for (String delimiter : List.of("", ",,", "\"", "\n", "a", "，")) {
            SourceException refused = assertThrows(
                    SourceException.class,
                    () -> new TextReading(folder).delimiter(delimiter).csv("a\n1\n", "a"));
            assertTrue(refused.getMessage().contains("is not allowed; give one ASCII character"), refused.getMessage());
        }
    }
}
