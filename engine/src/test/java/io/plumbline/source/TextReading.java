package io.plumbline.source;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;

/** Reads one file's bytes without Spark, for tests. */
final class TextReading {
    private final Path folder;
    private String encoding = "auto";
    private String delimiter = ",";

    TextReading(Path folder) {
        this.folder = folder;
    }

    TextReading encoding(String name) {
        encoding = name;
        return this;
    }

    TextReading delimiter(String character) {
        delimiter = character;
        return this;
    }

    static Source source(String format, String encoding, String delimiter) {
        return new Source(
                "muck.manifest", null, format, null, null, encoding, delimiter, null, null, null, null, Map.of());
    }

    /** Columns by the same name; a question mark behind it makes one optional, bars separate headers. */
    static List<ReadRequest.Wanted> wanted(String... columns) {
        List<ReadRequest.Wanted> wanted = new ArrayList<>();
        for (String column : columns) {
            String name = column.replace("?", "");
            List<String> headers = List.of(name.split("\\|"));
            wanted.add(new ReadRequest.Wanted(headers.get(0), headers, !column.endsWith("?")));
        }
        return wanted;
    }

    ReadRequest request(String format, String location, String... columns) {
        return new ReadRequest(source(format, encoding, delimiter), location, wanted(columns), ZoneOffset.UTC);
    }

    List<Row> csv(byte[] bytes, String... columns) throws IOException {
        InputFile file = write(bytes);
        CsvReading reading = new CsvReading(
                new InputFiles(folder.toString(), List.of(file), FileSystems.of(Map.of())),
                CsvSettings.of(request("csv", null, columns)));
        return all(reading.read(CsvPiece.whole(file)));
    }

    List<Row> csv(String text, String... columns) throws IOException {
        return csv(text.getBytes(StandardCharsets.UTF_8), columns);
    }

    List<Row> csv(String text, Charset charset, String... columns) throws IOException {
        return csv(text.getBytes(charset), columns);
    }

    List<Row> jsonl(byte[] bytes, String... columns) throws IOException {
        InputFile file = write(bytes);
        JsonLinesReading reading = new JsonLinesReading(
                new InputFiles(folder.toString(), List.of(file), FileSystems.of(Map.of())),
                CsvSettings.encoding(source("jsonl", encoding, delimiter)),
                wanted(columns));
        return all(reading.read(file));
    }

    List<Row> jsonl(String text, String... columns) throws IOException {
        return jsonl(text.getBytes(StandardCharsets.UTF_8), columns);
    }

    InputFile write(byte[] bytes) throws IOException {
        Path path = folder.resolve("input.txt");
        Files.write(path, bytes);
        return new InputFile(path.toUri().toString(), "input.txt", bytes.length);
    }

    private static List<Row> all(Iterator<Row> rows) {
        List<Row> all = new ArrayList<>();
        rows.forEachRemaining(all::add);
        return all;
    }

    /** One line per row: number, state, and the cells or the problem. */
    static List<String> shown(List<Row> rows) {
        return rows.stream().map(TextReading::shown).toList();
    }

    private static String shown(Row row) {
        String number = row.isNullAt(2) ? "-" : String.valueOf(row.getLong(2));
        String what = row.isNullAt(9) ? row.getString(8) : String.join("|", cells(row));
        return number + " " + row.getString(7) + (what == null ? "" : " " + what);
    }

    static List<String> cells(Row row) {
        String[] cells = row.<String>getList(9).toArray(String[]::new);
        return IntStream.range(0, cells.length)
                .mapToObj(i -> String.valueOf(cells[i]))
                .collect(Collectors.toList());
    }
}
