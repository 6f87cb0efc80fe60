package io.plumbline.connectors.xlsx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.source.RawRows;
import io.plumbline.source.ReadRequest;
import io.plumbline.source.ReadRequest.Wanted;
import io.plumbline.source.Source;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XlsxSourceTest {
    private static final List<Wanted> WANTED =
            List.of(new Wanted("name", List.of("名称"), true), new Wanted("value", List.of("值"), false));

    private static SparkSession spark;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private interface Filling {
        void fill(Worksheet sheet);
    }

    private void workbook(String file, Map<String, Filling> sheets) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve(file));
                Workbook workbook = new Workbook(out, "office", "1.0")) {
            sheets.forEach((name, filling) -> {
                Worksheet sheet = workbook.newWorksheet(name);
                sheet.value(0, 0, "名称");
                sheet.value(0, 1, "值");
                filling.fill(sheet);
            });
        }
    }

    private void parts(String file, String name, byte[] content) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(folder.resolve(file)))) {
            out.putNextEntry(new ZipEntry("[Content_Types].xml"));
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        }
    }

    private List<Row> read(String pattern, String sheet) {
        return read(pattern, sheet, WANTED);
    }

    private List<Row> read(String pattern, String sheet, List<Wanted> wanted, String... ignore) {
        Source source = new Source(
                "c", null, "xlsx", pattern, null, null, null, sheet, null, null, null, List.of(ignore), null);
        ReadRequest request = new ReadRequest(source, folder.toUri() + pattern, wanted, ZoneId.of("Asia/Shanghai"));
        return new XlsxSource()
                .read(spark, request)
                .orderBy("file", "sheet", "row_no")
                .collectAsList();
    }

    private static List<String> cells(Row row) {
        return row.getList(row.fieldIndex("cells"));
    }

    private static String only(List<Row> rows) {
        assertEquals(1, rows.size(), rows.toString());
        assertEquals(RawRows.FAILED, rows.get(0).getAs("state"));
        return rows.get(0).getAs("problem");
    }

    @Test
    void everyKindOfCellBecomesItsText() throws IOException {
        workbook("a.xlsx", Map.of("表一", sheet -> {
            Object[] values = {
                "柳桥街道𠮷",
                3.0,
                2.5,
                1234567890123.0,
                true,
                LocalDate.of(2026, 3, 5),
                LocalDateTime.of(2026, 3, 5, 7, 8, 9),
                46086
            };
            for (int i = 0; i < values.length; i++) {
                sheet.value(i + 1, 0, "r" + i);
                if (values[i] instanceof String text) {
                    sheet.value(i + 1, 1, text);
                } else if (values[i] instanceof Number number) {
                    sheet.value(i + 1, 1, number);
                } else if (values[i] instanceof Boolean truth) {
                    sheet.value(i + 1, 1, truth);
                } else if (values[i] instanceof LocalDate day) {
                    sheet.value(i + 1, 1, day);
                    sheet.style(i + 1, 1).format("yyyy\"年\"m\"月\"d\"日\"").set();
                } else {
                    sheet.value(i + 1, 1, (LocalDateTime) values[i]);
                    sheet.style(i + 1, 1).format("yyyy-mm-dd hh:mm:ss").set();
                }
            }
        }));

        List<Row> rows = read("a.xlsx", null);

        assertEquals(
                List.of("柳桥街道𠮷", "3", "2.5", "1234567890123", "true", "2026-03-05", "2026-03-05 07:08:09", "46086"),
                rows.stream().map(row -> cells(row).get(1)).toList());
        assertEquals("表一", rows.get(0).getAs("sheet"));
        assertEquals("a.xlsx", rows.get(0).getAs("file"));
    }

    @Test
    void rowsAreNumberedAsTheOfficeSeesThemAndBlankOnesAreIgnored() throws IOException {
        workbook("a.xlsx", Map.of("表", sheet -> {
            sheet.value(1, 0, "x");
            sheet.value(2, 0, "  ");
            sheet.value(5, 0, "y");
        }));

        List<Row> rows = read("a.xlsx", null);

        assertEquals(
                List.of(1L, 2L, 3L, 4L, 5L),
                rows.stream().map(row -> row.<Long>getAs("row_no")).toList());
        assertEquals(
                List.of("row", "ignored", "ignored", "ignored", "row"),
                rows.stream().map(row -> row.<String>getAs("state")).toList());
        assertEquals(64, rows.get(1).<String>getAs("hash").length());
    }

    @Test
    void allSheetsAreReadWhenAskedFor() throws IOException {
        workbook("a.xlsx", Map.of("一月", sheet -> sheet.value(1, 0, "x"), "二月", sheet -> sheet.value(1, 0, "y")));

        assertEquals(2, read("a.xlsx", "*").size());
        assertEquals("y", cells(read("a.xlsx", "二月").get(0)).get(0));
    }

    @Test
    void aSheetThatIsMissingIsToldWithThoseThatAreThere() throws IOException {
        workbook("a.xlsx", Map.of("一月", sheet -> sheet.value(1, 0, "x")));

        assertEquals(
                "missing-sheet: no sheet '三月'; found: 一月; name one of them in the source's sheet",
                only(read("a.xlsx", "三月")));
    }

    @Test
    void oneBadFileFailsAloneAndEachWithItsOwnWords() throws IOException {
        workbook("good.xlsx", Map.of("表", sheet -> sheet.value(1, 0, "x")));
        byte[] good = Files.readAllBytes(folder.resolve("good.xlsx"));
        Files.write(folder.resolve("b-cut.xlsx"), Arrays.copyOf(good, good.length / 2));
        Files.write(folder.resolve("c-text.xlsx"), "名称,值".getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("d-old.xlsx"), new byte[] {
            (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0
        });
        Files.write(folder.resolve("e-none.xlsx"), new byte[0]);
        parts("f-other.xlsx", "word/document.xml", "<x/>".getBytes(StandardCharsets.UTF_8));

        List<Row> rows = read("*.xlsx", null);

        assertEquals(
                List.of("unreadable", "not-a-workbook", "encrypted", "empty", "unreadable", "row"),
                rows.stream()
                        .map(row -> row.<String>getAs("problem") == null
                                ? row.<String>getAs("state")
                                : row.<String>getAs("problem").split(":", -1)[0])
                        .toList());
    }

    @Test
    void whatUnpacksWithoutMeasureIsRefused() throws IOException {
        parts("bomb.xlsx", "xl/worksheets/sheet1.xml", new byte[64 << 20]);

        assertTrue(only(read("bomb.xlsx", null)).startsWith("unpacks-too-large: a part unpacks to more than 16777216"));
    }

    @Test
    void aDocumentTypeIsRefusedBeforeItIsParsed() throws IOException {
        String laughs = "<?xml version=\"1.0\"?><!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><x>&b;</x>";
        parts("laughs.xlsx", "xl/workbook.xml", laughs.getBytes(StandardCharsets.UTF_8));

        assertTrue(only(read("laughs.xlsx", null)).startsWith("definitions: a part declares a document type"));
    }

    @Test
    void namesOfMergedHeadersAreJoinedAndTheirUnitsRead() throws IOException {
        MonthlyReturn.write(folder.resolve("a.xlsx"));

        List<Row> rows = read("a.xlsx", "二月", MonthlyReturn.WANTED, "小计", "填表人*").stream()
                .filter(row -> row.getAs("state").equals("row"))
                .toList();

        assertEquals(List.of("X1", "1.25 吨", "40", "3"), cells(rows.get(0)));
        assertEquals(Arrays.asList("X2", "0.5 吨", null, null), cells(rows.get(1)));
        assertEquals(2, rows.size());
    }

    @Test
    void titlesSubtotalsAndSignaturesAreIgnoredAndHiddenRowsAreNot() throws IOException {
        MonthlyReturn.write(folder.resolve("a.xlsx"));

        List<String> told = read("a.xlsx", "*", MonthlyReturn.WANTED, "小计", "填表人*").stream()
                .filter(row -> row.getAs("sheet").equals("一月"))
                .map(row -> row.getAs("row_no") + " " + row.getAs("state"))
                .sorted()
                .toList();

        assertEquals(
                List.of("1 row", "2 row", "3 ignored", "4 ignored", "5 ignored", "null ignored", "null ignored"), told);
    }

    @Test
    void aSubtotalThatNobodyDeclaredStaysARow() throws IOException {
        MonthlyReturn.write(folder.resolve("a.xlsx"));

        assertEquals(
                List.of("X1", "X2", "小计", "填表人：訾澹漪"),
                read("a.xlsx", "一月", MonthlyReturn.WANTED).stream()
                        .filter(row -> row.getAs("state").equals("row"))
                        .map(row -> cells(row).get(0))
                        .toList());
    }

    @Test
    void aColumnInTwoUnitsIsRefusedWithSheetAndRow() throws IOException {
        workbook("a.xlsx", Map.of("表", sheet -> {
            sheet.value(0, 1, "值（吨）");
            sheet.value(0, 2, "值（公斤）");
            sheet.value(1, 0, "x");
        }));

        assertEquals(
                "duplicate-header: 值 occurs more than once; found: 名称, 值, 值; keep one of them in the file (row 1)"
                        + " of sheet '表'",
                only(read("a.xlsx", null)));
    }

    @Test
    void namesAreJoinedOnlyWhereCellsAreMerged() throws IOException {
        workbook("a.xlsx", Map.of("表", sheet -> {
            sheet.value(0, 2, "其他");
            sheet.value(1, 0, "x");
            sheet.value(1, 1, 5);
            sheet.value(1, 3, 7);
        }));

        assertEquals(List.of("x", "5"), cells(read("a.xlsx", null).get(0)));
    }
}
