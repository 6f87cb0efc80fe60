package io.plumbline.cli;

import static io.plumbline.cli.Arrived.failed;
import static io.plumbline.cli.Arrived.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Workbooks and Parquet files as they arrive: cut, renamed, damaged within, made to do harm. */
final class BrokenBinaries {
    private static final String XLSX = "xlsx";
    private static final String PARQUET = "parquet";
    private static final List<String> HEADERS = List.of("单号", "街道", "报修日期");

    private BrokenBinaries() {}

    static Stream<Arrived> workbooks() throws IOException {
        byte[] good = workbook("表", sheet -> line(sheet, 1, "XLSX-1", "柳桥街道", "2026-03-02"));
        byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1, 0};
        String external = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>";
        return Stream.of(
                read("a sound workbook", XLSX, "good.xlsx", good, "1 1 0 0 0"),
                failed("a workbook of no bytes", XLSX, "empty.xlsx", "", "empty: the file has no bytes"),
                failed(
                        "a workbook that is cut",
                        XLSX,
                        "cut.xlsx",
                        Arrays.copyOf(good, good.length / 2),
                        "unreadable: the archive is damaged or cut off"),
                failed("a text renamed", XLSX, "text.xlsx", "单号,街道\n", "not-a-workbook", "save it as .xlsx"),
                failed(
                        "an old workbook, or one with a password",
                        XLSX,
                        "old.xlsx",
                        old,
                        "encrypted",
                        "without a password"),
                failed(
                        "a zip bomb",
                        XLSX,
                        "bomb.xlsx",
                        parts("xl/worksheets/sheet1.xml", new byte[64 << 20]),
                        "unpacks-too-large",
                        "hand the table over as CSV"),
                failed(
                        "a document type with an external entity",
                        XLSX,
                        "entity.xlsx",
                        parts("xl/workbook.xml", external.getBytes(StandardCharsets.UTF_8)),
                        "definitions: a part declares a document type"),
                failed(
                        "a text document renamed",
                        XLSX,
                        "letter.xlsx",
                        parts("word/document.xml", "<x/>".getBytes(StandardCharsets.UTF_8)),
                        "unreadable: the workbook is damaged"),
                failed(
                        "a workbook of one empty sheet",
                        XLSX,
                        "blank.xlsx",
                        blank(),
                        "empty: the workbook has no header"),
                read("a workbook of a header", XLSX, "header.xlsx", workbook("表", sheet -> {}), "0 0 0 0 0"),
                failed(
                        "no key in the sheet's header",
                        XLSX,
                        "no-key.xlsx",
                        workbook("表", sheet -> sheet.value(0, 0, "编号")),
                        "missing-header: fault_no",
                        "found: 编号, 街道, 报修日期"),
                failed(
                        "another sheet",
                        "sheet",
                        "other.xlsx",
                        good,
                        "missing-sheet: no sheet '三月'; found: 表",
                        "the source's sheet"),
                read(
                        "cells that no row can be made of",
                        XLSX,
                        "cells.xlsx",
                        workbook("表", sheet -> {
                            line(sheet, 1, "XLSX-2", "柳桥街道", "#REF!");
                            line(sheet, 2, "", "柳桥街道", "2026-03-02");
                            line(sheet, 3, "XLSX-3", "=HYPERLINK(\"http://x\")", "2026-02-30");
                        }),
                        "3 0 3 0 0",
                        "reported_on: ",
                        "'#REF!'",
                        "'2026-02-30'",
                        "fault_no: missing"));
    }

    static Stream<Arrived> tables(SparkSession spark, Path folder) throws IOException {
        Dataset<Row> table = spark.range(3)
                .select(
                        functions
                                .concat(functions.lit("TABLE-"), functions.col("id"))
                                .as("单号"),
                        functions.lit("石桥街道").as("街道"),
                        functions.lit("2026-03-02").cast("date").as("报修日期"),
                        functions.lit(2L).as("灯数"));
        byte[] good = parquet(table, folder.resolve("good"));
        byte[] within = parquet(
                table.withColumn("单号", functions.concat(functions.lit("W"), functions.col("单号"))),
                folder.resolve("within"));
        Arrays.fill(within, 4, 60, (byte) 0x5A);
        return Stream.of(
                read("a sound table", PARQUET, "good.parquet", good, "3 3 0 0 0"),
                failed(
                        "a table that is cut",
                        PARQUET,
                        "cut.parquet",
                        Arrays.copyOf(good, good.length - 20),
                        "unreadable: Spark cannot open it as parquet"),
                failed(
                        "a table of no bytes",
                        PARQUET,
                        "empty.parquet",
                        "",
                        "unreadable: Spark cannot open it as parquet"),
                failed(
                        "a text named .parquet",
                        PARQUET,
                        "text.parquet",
                        "单号,街道\n",
                        "unreadable: Spark cannot open it as parquet",
                        "check that it is whole"),
                failed(
                        "a table that is damaged within",
                        PARQUET,
                        "within.parquet",
                        within,
                        "unreadable: the file is damaged behind its beginning; hand it over anew"),
                failed(
                        "a table without the key",
                        PARQUET,
                        "no-key.parquet",
                        parquet(table.withColumnRenamed("单号", "编号"), folder.resolve("no-key")),
                        "missing-header: fault_no",
                        "found: 编号, 街道"),
                failed(
                        "a column of lists",
                        PARQUET,
                        "lists.parquet",
                        parquet(table.withColumn("街道", functions.array("街道")), folder.resolve("lists")),
                        "nested: column 街道 is of type array<string>"),
                read(
                        "a table without rows",
                        PARQUET,
                        "none.parquet",
                        parquet(table.limit(0), folder.resolve("none")),
                        "0 0 0 0 0"),
                read(
                        "numbers where days belong",
                        PARQUET,
                        "numbers.parquet",
                        parquet(
                                table.withColumn("报修日期", functions.lit(1.5))
                                        .withColumn("单号", functions.lit("NUMBER-1"))
                                        .limit(1),
                                folder.resolve("numbers")),
                        "1 0 1 0 0",
                        "reported_on: "));
    }

    private static byte[] parquet(Dataset<Row> table, Path folder) throws IOException {
        table.coalesce(1).write().parquet(folder.toString());
        try (var files = Files.list(folder)) {
            Path part = files.filter(file -> file.toString().endsWith(".parquet"))
                    .findFirst()
                    .orElseThrow();
            return Files.readAllBytes(part);
        }
    }

    private static void line(Worksheet sheet, int at, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            sheet.value(at, i, cells[i]);
        }
    }

    private static byte[] workbook(String name, Consumer<Worksheet> filling) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "office", "1.0")) {
            Worksheet sheet = workbook.newWorksheet(name);
            line(sheet, 0, HEADERS.toArray(String[]::new));
            filling.accept(sheet);
        }
        return bytes.toByteArray();
    }

    private static byte[] blank() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "office", "1.0")) {
            workbook.newWorksheet("表");
        }
        return bytes.toByteArray();
    }

    private static byte[] parts(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(new ZipEntry("[Content_Types].xml"));
            out.putNextEntry(new ZipEntry(name));
            out.write(content);
        }
        return bytes.toByteArray();
    }
}
