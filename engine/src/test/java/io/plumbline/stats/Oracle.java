package io.plumbline.stats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The tables of {@code oracles}, whose README says where they come from. */
record Oracle(List<String[]> rows) {
    static Oracle read(String name) {
        try (InputStream in = Oracle.class.getResourceAsStream("/oracles/" + name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return new Oracle(lines.lines()
                    .skip(1)
                    .map(line -> line.replace("\"", "").split(",", -1))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double[] numbers(int column) {
        return rows.stream().mapToDouble(row -> Double.parseDouble(row[column])).toArray();
    }

    long[] counts(int column) {
        return rows.stream().mapToLong(row -> Long.parseLong(row[column])).toArray();
    }
}
