package io.plumbline.screen;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Writes rows as RFC 4180 asks: UTF-8, CRLF, quotes where they are needed; a null is an empty cell. A text that a spreadsheet would
 * take for a formula gets an apostrophe in front.
 */
final class ScreenCsv {
    private static final String FORMULA = "=+-@\t\r";

    private ScreenCsv() {}

    static void write(OutputStream to, StructType schema, List<Row> rows) throws IOException {
        try (Writer out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8))) {
            out.write(String.join(",", schema.fieldNames()));
            out.write("\r\n");
            for (Row row : rows) {
                for (int i = 0; i < schema.length(); i++) {
                    out.write(i == 0 ? "" : ",");
                    out.write(cell(row.get(i)));
                }
                out.write("\r\n");
            }
        }
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        if (!(value instanceof String text)) {
            return value.toString();
        }
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                || safe.isBlank()
                || !safe.equals(safe.strip());
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
