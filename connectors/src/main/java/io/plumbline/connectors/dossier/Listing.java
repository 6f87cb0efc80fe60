package io.plumbline.connectors.dossier;

import io.plumbline.connectors.dossier.Pages.RowLine;
import io.plumbline.connectors.dossier.Pages.RowTable;
import io.plumbline.contract.Column;
import io.plumbline.contract.Contract;
import io.plumbline.text.Words;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;

/** Lays out rows of a source as a table: what all of them share is told once, what differs has a column. */
final class Listing {
    private static final int MOST_COLUMNS = 8;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");

    private final Contract contract;
    private final List<Row> rows;
    private final List<Map<String, String>> values;

    private Listing(Contract contract, List<Row> rows) {
        this.contract = contract;
        this.rows = rows;
        this.values = rows.stream().map(Listing::values).toList();
    }

    /** The table of rows of one contract; {@code marks} stand in front of each, or is empty. */
    static RowTable of(Contract contract, List<Row> rows, List<Words> marks, ZoneId zone) {
        return new Listing(contract, rows).table(marks, zone);
    }

    private static Map<String, String> values(Row row) {
        int at = row.fieldIndex("shown");
        return row.isNullAt(at) ? Map.of() : row.getJavaMap(at);
    }

    private RowTable table(List<Words> marks, ZoneId zone) {
        List<String> shared = new ArrayList<>();
        List<String> differing = new ArrayList<>();
        for (String name : names()) {
            Set<String> found = new HashSet<>();
            values.forEach(row -> found.add(row.get(name)));
            if (found.size() > 1) {
                differing.add(name);
            } else if (!found.contains(null)) {
                shared.add(name);
            }
        }
        List<String> columns = differing.subList(0, Math.min(MOST_COLUMNS, differing.size()));
        List<RowLine> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, String> row = values.get(i);
            lines.add(new RowLine(
                    marks.isEmpty() ? new Words("", "") : marks.get(i),
                    Wording.inFile(rows.get(i)),
                    Cells.moment(rows.get(i), "at", zone),
                    columns.stream().map(name -> cell(name, row.get(name))).toList()));
        }
        return new RowTable(shared(shared), columns.stream().map(this::name).toList(), !marks.isEmpty(), lines);
    }

    /** The contract's columns in its order, then what relations added, by name. */
    private List<String> names() {
        Set<String> all = new TreeSet<>();
        values.forEach(row -> all.addAll(row.keySet()));
        List<String> names = new ArrayList<>(
                contract == null ? List.of() : contract.columns().keySet());
        names.retainAll(all);
        all.stream().filter(name -> !names.contains(name)).forEach(names::add);
        return names;
    }

    private Column column(String name) {
        return contract == null ? null : contract.columns().get(name);
    }

    private Words name(String name) {
        Column column = column(name);
        String clean = Cells.clean(name);
        return new Words(
                column == null || column.zh() == null ? clean : column.zh(),
                column == null || column.en() == null ? clean : column.en());
    }

    /** A value, in Chinese by the name of its code; ids and pseudonyms as lists print them. */
    private Words cell(String name, String value) {
        if (value == null) {
            return new Words(Cells.NONE, Cells.NONE);
        }
        String said = ID.matcher(value).matches() ? Cells.brief(value) : Cells.clean(value);
        Column column = column(name);
        return new Words(column == null ? said : Cells.clean(column.codes().getOrDefault(said, said)), said);
    }

    private Words shared(List<String> names) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (String name : names) {
            Words value = cell(name, values.get(0).get(name));
            zh.add(name(name).zh() + " " + value.zh());
            en.add(name(name).en() + " " + value.en());
        }
        return new Words(String.join("；", zh), String.join("; ", en));
    }
}
