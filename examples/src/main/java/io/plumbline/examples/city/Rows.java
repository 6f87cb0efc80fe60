package io.plumbline.examples.city;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A table as an office exports it: headers, and cells that are text, numbers, days, moments or empty. */
final class Rows {
    private final List<String> headers;
    private final List<List<Object>> rows = new ArrayList<>();

    Rows(String... headers) {
        this.headers = List.of(headers);
    }

    void add(Object... cells) {
        if (cells.length != headers.size()) {
            throw new IllegalArgumentException(
                    "Row has " + cells.length + " cells for the " + headers.size() + " headers " + headers);
        }
        rows.add(Arrays.asList(cells));
    }

    /** The table with one more column. */
    Rows with(String header, Function<List<Object>, Object> cell) {
        Rows wider = new Rows(Stream.concat(headers.stream(), Stream.of(header)).toArray(String[]::new));
        for (List<Object> row : rows) {
            List<Object> longer = new ArrayList<>(row);
            longer.add(cell.apply(row));
            wider.rows.add(longer);
        }
        return wider;
    }

    List<String> headers() {
        return headers;
    }

    List<List<Object>> rows() {
        return rows;
    }

    int size() {
        return rows.size();
    }

    /** Repeats rows drawn at random, cell by cell the same. */
    void repeat(int count, Dice dice) {
        int distinct = rows.size();
        for (int i = 0; i < count; i++) {
            rows.add(rows.get(dice.below(distinct)));
        }
    }

    /** Adds copies of rows drawn at random under a key of their own, with one cell that cannot be accepted. */
    void spoil(int count, String key, String header, Object cell, Dice dice) {
        int distinct = rows.size();
        for (int i = 0; i < count; i++) {
            List<Object> copy = new ArrayList<>(rows.get(dice.below(distinct)));
            copy.set(headers.indexOf(key), "ERR" + headers.indexOf(header) + "-" + i);
            copy.set(headers.indexOf(header), cell);
            rows.add(copy);
        }
    }

    /** Moves rows drawn at random to the table of a later delivery. */
    void delay(int count, Rows later, Dice dice) {
        for (int i = 0; i < count; i++) {
            later.rows.add(rows.remove(dice.below(rows.size())));
        }
    }
}
