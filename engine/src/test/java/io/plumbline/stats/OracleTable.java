package io.plumbline.stats;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A table of expected numbers. */
final class OracleTable {
    private final List<String> names;
    private final List<String[]> rows;

    private OracleTable(List<String> names, List<String[]> rows) {
        this.names = names;
        this.rows = rows;
    }

    static OracleTable read(String name) throws IOException {
        try (InputStream in = OracleTable.class.getResourceAsStream("/oracles/" + name);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String[]> rows = lines.lines()
                    .map(line -> line.replace("\"", "").split(",", -1))
                    .toList();
            return new OracleTable(Arrays.asList(rows.get(0)), rows.subList(1, rows.size()));
        }
    }

    double[] column(String name) {
        int at = names.indexOf(name);
        return rows.stream().mapToDouble(row -> Double.parseDouble(row[at])).toArray();
    }

    long[] counts(String name) {
        return Arrays.stream(column(name)).mapToLong(value -> (long) value).toArray();
    }
}
