package io.plumbline.examples.city;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Writes tables in the forms in which offices hand them over, byte for byte the same each time. */
final class Files {
    static final Charset GB18030 = Charset.forName("GB18030");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Files() {}

    static void text(Path file, String text) throws IOException {
        bytes(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static void bytes(Path file, byte[] bytes) throws IOException {
        java.nio.file.Files.createDirectories(file.toAbsolutePath().getParent());
        java.nio.file.Files.write(file, bytes);
    }

    static void csv(Path file, Rows rows, Charset charset) throws IOException {
        bytes(file, csv(rows).getBytes(charset));
    }

    static void csvWithMark(Path file, Rows rows) throws IOException {
        bytes(file, ("\uFEFF" + csv(rows)).getBytes(StandardCharsets.UTF_8));
    }

    private static String csv(Rows rows) {
        StringBuilder text = new StringBuilder(String.join(",", rows.headers())).append("\r\n");
        for (List<Object> row : rows.rows()) {
            text.append(row.stream().map(Files::quoted).collect(Collectors.joining(",")))
                    .append("\r\n");
        }
        return text.toString();
    }

    private static String quoted(Object cell) {
        String text = written(cell);
        return text.matches("(?s).*[,\"\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String written(Object cell) {
        if (cell == null) {
            return "";
        }
        return cell instanceof LocalDateTime moment ? MOMENT.format(moment) : cell.toString();
    }

    static void jsonLines(Path file, Rows rows) throws IOException {
        String text = rows.rows().stream()
                .map(row -> IntStream.range(0, row.size())
                        .filter(i -> row.get(i) != null)
                        .mapToObj(i -> json(rows.headers().get(i)) + ":" + json(row.get(i)))
                        .collect(Collectors.joining(",", "{", "}\n")))
                .collect(Collectors.joining());
        text(file, text);
    }

    private static String json(Object cell) {
        if (cell instanceof Number) {
            return cell.toString();
        }
        return '"' + written(cell).replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    static void xlsx(Path file, String sheetName, Rows rows) throws IOException {
        workbook(file, workbook -> {
            Worksheet sheet = workbook.newWorksheet(sheetName);
            for (int c = 0; c < rows.headers().size(); c++) {
                sheet.value(0, c, rows.headers().get(c));
            }
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < rows.headers().size(); c++) {
                    cell(sheet, r + 1, c, rows.rows().get(r).get(c));
                }
            }
        });
    }

    static void workbook(Path file, Consumer<Workbook> filling) throws IOException {
        Path raw = java.nio.file.Files.createTempFile("workbook", ".xlsx");
        try {
            try (OutputStream out = java.nio.file.Files.newOutputStream(raw);
                    Workbook workbook = new Workbook(out, "office", "1.0")) {
                filling.accept(workbook);
            }
            bytes(file, withoutClock(raw));
        } finally {
            java.nio.file.Files.deleteIfExists(raw);
        }
    }

    static void cell(Worksheet sheet, int row, int column, Object cell) {
        if (cell instanceof Number number) {
            sheet.value(row, column, number);
        } else if (cell instanceof LocalDate day) {
            sheet.value(row, column, day);
            sheet.style(row, column).format("yyyy-mm-dd").set();
        } else if (cell instanceof LocalDateTime moment) {
            sheet.value(row, column, moment);
            sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
        } else if (cell != null) {
            sheet.value(row, column, cell.toString());
        }
    }

    /** The writer stamps the time of writing into the archive; the same table must give the same file. */
    private static byte[] withoutClock(Path workbook) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipFile from = new ZipFile(workbook.toFile());
                ZipOutputStream to = new ZipOutputStream(out)) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                ZipEntry copy = new ZipEntry(entry.getName());
                copy.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
                to.putNextEntry(copy);
                to.write(stamped(entry.getName(), from.getInputStream(entry).readAllBytes()));
                to.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] stamped(String name, byte[] content) {
        if (name.startsWith("xl/worksheets/sheet")) {
            return merged(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        }
        if (!name.equals("docProps/core.xml")) {
            return content;
        }
        return new String(content, StandardCharsets.UTF_8)
                .replaceAll("(?<open><dcterms:created[^>]*>)[^<]*", "${open}2026-01-01T00:00:00Z")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The writer keeps merged cells in a set, whose order differs from one start of Java to the next. */
    private static String merged(String sheet) {
        int from = sheet.indexOf("<mergeCell ");
        int to = sheet.indexOf("</mergeCells>");
        if (from < 0 || to < from) {
            return sheet;
        }
        String sorted = Pattern.compile("<mergeCell [^>]*>")
                .matcher(sheet.substring(from, to))
                .results()
                .map(MatchResult::group)
                .sorted()
                .collect(Collectors.joining());
        return sheet.substring(0, from) + sorted + sheet.substring(to);
    }
}
