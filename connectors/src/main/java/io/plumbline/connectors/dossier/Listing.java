package io.plumbline.connectors.dossier;

import io.plumbline.connectors.dossier.Pages.RowLine;
import io.plumbline.connectors.dossier.Pages.RowTable;
import io.plumbline.contract.Column;
import io.plumbline.contract.ColumnType;
import io.plumbline.contract.Contract;
import io.plumbline.pack.Catalog;
import io.plumbline.text.Words;
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

    private final Holdings held;
    private final Contract contract;
    private final RelationWords added;
    private final List<Row> rows;
    private final List<Map<String, String>> values;

    private Listing(Holdings held, String table, List<Row> rows) {
        this.held = held;
        this.contract = contract(held.run.catalog(), table);
        this.added = new RelationWords(held.run.catalog(), table, held::title);
        this.rows = rows;
        this.values = rows.stream().map(Listing::values).toList();
    }

    /** The table of rows of one source; {@code marks} stand in front of each, or is empty. */
    static RowTable of(Holdings held, List<Row> rows, List<Words> marks) {
        String table = rows.isEmpty() ? "" : rows.get(0).getAs("contract");
        return new Listing(held, table, rows).table(marks);
    }

    /** The contract of a table, or of the one that it is formed from; null where there is none. */
    private static Contract contract(Catalog catalog, String table) {
        return catalog.contract(
                catalog.formsTable(table) ? catalog.relations().get(table).of() : table);
    }

    private static Map<String, String> values(Row row) {
        int at = row.fieldIndex("shown");
        return row.isNullAt(at) ? Map.of() : row.getJavaMap(at);
    }

    private RowTable table(List<Words> marks) {
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
                    Cells.moment(rows.get(i), "at", held.run.zone()),
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
        if (column == null) {
            Words words = added.name(name);
            return words == null ? new Words(clean, clean) : words;
        }
        return new Words(column.zh() == null ? clean : column.zh(), column.en() == null ? clean : column.en());
    }

    /** A value, in Chinese by the name of its code; ids and pseudonyms as lists print them. */
    private Words cell(String name, String value) {
        if (value == null) {
            return new Words(Cells.NONE, Cells.NONE);
        }
        Column column = column(name);
        String said = ID.matcher(value).matches() ? Cells.brief(value) : Cells.clean(value);
        if (column == null) {
            Words words = added.name(name) == null ? null : added.value(name, value);
            return words == null ? yesOrNo(said) : words;
        }
        return column.type() == ColumnType.BOOLEAN
                ? yesOrNo(said)
                : new Words(Cells.clean(column.codes().getOrDefault(said, said)), said);
    }

    private static Words yesOrNo(String said) {
        return switch (said) {
            case "true" -> new Words("是", "yes");
            case "false" -> new Words("否", "no");
            default -> new Words(said, said);
        };
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
