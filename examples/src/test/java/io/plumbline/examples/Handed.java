package io.plumbline.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;

/** What was handed over, read without the engine: the text of every column of a source's files. */
final class Handed {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, StringBuilder> columns = new TreeMap<>();

    private Handed() {}

    static Map<String, String> over(SparkSession spark, Path folder, String pattern, String format) throws IOException {
        Handed handed = new Handed();
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + folder + "/" + pattern);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(matcher::matches).toList()) {
                switch (format) {
                    case "csv" -> handed.csv(file);
                    case "jsonl" -> handed.jsonLines(file);
                    case "xlsx" -> handed.workbook(file);
                    default -> handed.parquet(spark, file);
                }
            }
        }
        Map<String, String> texts = new TreeMap<>();
        handed.columns.forEach((column, text) -> texts.put(column, text.toString()));
        return texts;
    }

    private void add(String column, String cell) {
        columns.computeIfAbsent(column, key -> new StringBuilder()).append(cell).append('\n');
    }

    private void csv(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        boolean marked = bytes[0] == (byte) 0xEF;
        Charset charset = marked ? StandardCharsets.UTF_8 : Charset.forName("GB18030");
        List<String> lines =
                new String(bytes, charset).replace("\uFEFF", "").lines().toList();
        List<String> headers = cells(lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            for (int i = 0; i < cells.size(); i++) {
                add(headers.get(i), cells.get(i));
            }
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            quoted ^= c == '"';
            if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    private void jsonLines(Path file) throws IOException {
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, JsonNode> field : JSON.readTree(line).properties()) {
                add(field.getKey(), field.getValue().asText());
            }
        }
    }

    private void workbook(Path file) throws IOException {
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
            for (Sheet sheet : workbook.getSheets().toList()) {
                sheet(sheet.read());
            }
        }
    }

    /** The header is the first row with more than two cells; where the row below fills its blanks, it is the second half. */
    private void sheet(List<org.dhatim.fastexcel.reader.Row> rows) {
        int at = 0;
        while (texts(rows.get(at)).stream().filter(text -> !text.isEmpty()).count() < 3) {
            at++;
        }
        List<String> upper = texts(rows.get(at));
        List<String> lower = texts(rows.get(at + 1));
        boolean two = lower.get(0).isEmpty();
        List<String> headers = new ArrayList<>();
        String over = "";
        for (int i = 0; i < upper.size(); i++) {
            over = upper.get(i).isEmpty() ? over : upper.get(i);
            boolean split = two && i < lower.size() && !lower.get(i).isEmpty();
            headers.add(split ? over + "/" + lower.get(i) : upper.get(i));
        }
        for (org.dhatim.fastexcel.reader.Row row : rows.subList(two ? at + 2 : at + 1, rows.size())) {
            List<String> cells = texts(row);
            for (int i = 0; i < cells.size(); i++) {
                add(headers.get(i), cells.get(i));
            }
        }
    }

    private static List<String> texts(org.dhatim.fastexcel.reader.Row row) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < row.getCellCount(); i++) {
            texts.add(row.getCell(i) == null ? "" : row.getCell(i).getText());
        }
        return texts;
    }

    private void parquet(SparkSession spark, Path file) {
        for (Row row : spark.read().parquet(file.toString()).collectAsList()) {
            for (int i = 0; i < row.size(); i++) {
                add(row.schema().fieldNames()[i], String.valueOf(row.get(i)));
            }
        }
    }
}
