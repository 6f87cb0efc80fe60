package io.plumbline.connectors.xlsx;

import io.plumbline.source.HeaderMatch;
import io.plumbline.source.ReadRequest;
import io.plumbline.source.Units;
import io.plumbline.text.Normal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Row;

/**
 * 表头: where the header of a sheet stands. Offices put titles above it and merge cells over it, so it is the first row, or pair of
 * rows, that has every column that must be there; a name over several columns is put before theirs, with a slash. A pair is
 * taken only where cells are merged, never guessed from blanks. A column that is nowhere to be found under its own name is also
 * looked for with a unit in parentheses behind, as in {@code 重量(吨)}: its numbers are then read in that unit.
 *
 * @param firstRow its first row, from 1
 * @param lastRow its last row, the one below which records begin
 * @param positions per wanted column its position, or -1; empty when there is a problem
 * @param units the unit that a position's header names, where that is not part of the name looked for
 * @param problem the code and words of a failed sheet; null when the header serves
 */
record XlsxHeader(int firstRow, int lastRow, List<Integer> positions, Map<Integer, String> units, String problem) {
    /** Rows that are looked at: nobody writes more titles above a table. */
    static final int ROWS = 30;

    private static final int MOST_COLUMNS = 16_384;

    private static final Pattern MEASURED = Pattern.compile("([^()]+)\\(([^()]{1,12})\\)");

    /** Tells the merged regions of the sheet; they are read only where they may matter. */
    interface Merged {
        XlsxMerges read() throws IOException;
    }

    /**
     * Looks for the header.
     *
     * @param head the first rows of the sheet that are not blank, at most {@link #ROWS}
     */
    static XlsxHeader find(List<Row> head, List<ReadRequest.Wanted> wanted, Merged merged) throws IOException {
        XlsxHeader best = null;
        int known = -1;
        for (int i = 0; i < head.size(); i++) {
            Row row = head.get(i);
            if (row.getCellCount() > MOST_COLUMNS) {
                return new XlsxHeader(
                        row.getRowNum(),
                        row.getRowNum(),
                        List.of(),
                        Map.of(),
                        "header: " + row.getCellCount() + " columns; at most " + MOST_COLUMNS + " are read");
            }
            List<String> names = texts(row);
            Row below =
                    i + 1 < head.size() && head.get(i + 1).getRowNum() == row.getRowNum() + 1 ? head.get(i + 1) : null;
            if (below != null && leavesRoom(row, below)) {
                XlsxMerges regions = merged.read();
                if (regions.twoLevels(row.getRowNum())) {
                    XlsxHeader pair = of(row, below, joined(row, below, regions), wanted);
                    if (pair.problem == null) {
                        return pair;
                    }
                }
            }
            XlsxHeader single = of(row, row, names, wanted);
            if (single.problem == null) {
                return single;
            }
            int found = HeaderMatch.known(names, wanted);
            if (found > known) {
                best = single;
                known = found;
            }
        }
        return best;
    }

    private static XlsxHeader of(Row first, Row last, List<String> names, List<ReadRequest.Wanted> wanted) {
        Map<Integer, String> units = new TreeMap<>();
        HeaderMatch match = HeaderMatch.of(withoutUnits(names, wanted, units), wanted);
        String problem = match.problem() == null ? null : match.problem() + " (row " + first.getRowNum() + ")";
        return new XlsxHeader(first.getRowNum(), last.getRowNum(), match.positions(), units, problem);
    }

    /** The names, those without their unit that are looked for so. */
    private static List<String> withoutUnits(
            List<String> names, List<ReadRequest.Wanted> wanted, Map<Integer, String> units) {
        Set<String> exact = new HashSet<>();
        names.forEach(name -> exact.add(HeaderMatch.key(name)));
        Set<String> sought = new HashSet<>();
        for (ReadRequest.Wanted column : wanted) {
            List<String> keys = column.headers().stream().map(HeaderMatch::key).toList();
            if (keys.stream().noneMatch(exact::contains)) {
                sought.addAll(keys);
            }
        }
        List<String> plain = new ArrayList<>(names);
        for (int i = 0; i < names.size(); i++) {
            Matcher measured = MEASURED.matcher(Normal.text(names.get(i) == null ? "" : names.get(i)));
            if (measured.matches()
                    && Units.known(measured.group(2))
                    && sought.contains(HeaderMatch.key(measured.group(1)))) {
                plain.set(i, measured.group(1));
                units.put(i, measured.group(2));
            }
        }
        return plain;
    }

    /** A cell's text in the unit of its column; what is no bare number stays as it is. */
    String measured(int position, String text) {
        String unit = units.get(position);
        boolean bare = unit != null && text != null && Character.isDigit(text.charAt(text.length() - 1));
        return bare ? text + " " + unit : text;
    }

    /** Whether the row below has names where this one has none: only then can they belong together. */
    private static boolean leavesRoom(Row row, Row below) {
        for (int i = 0; i < Math.min(below.getCellCount(), MOST_COLUMNS); i++) {
            if (XlsxCells.text(row, i) == null && XlsxCells.text(below, i) != null) {
                return true;
            }
        }
        return false;
    }

    private static List<String> joined(Row row, Row below, XlsxMerges regions) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Math.min(Math.max(row.getCellCount(), below.getCellCount()), MOST_COLUMNS); i++) {
            String upper = XlsxCells.text(row, regions.firstColumn(row.getRowNum(), i));
            String lower = XlsxCells.text(below, i);
            names.add(
                    upper == null || lower == null
                            ? (upper == null ? lower : upper)
                            : upper.strip() + "/" + lower.strip());
        }
        return names;
    }

    private static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < row.getCellCount(); i++) {
            texts.add(XlsxCells.text(row, i));
        }
        return texts;
    }
}
