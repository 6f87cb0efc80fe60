package io.plumbline.examples.city;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Worksheet;

/**
 * 月报: workbooks as offices make them by hand: a title, who filled it in, a header that may be of two rows (a slash in a name is
 * where it is split), subtotals, a total, signatures; one sheet after the other.
 */
final class Reports {
    private static final int HEAD = 2;
    private static final int SUBTOTAL_EVERY = 100;

    private Reports() {}

    /**
     * Writes a workbook.
     *
     * @return the rows that are no part of a header and not empty, on all sheets
     */
    static long write(Path file, String title, People.Person signs, Map<String, Rows> sheets) throws IOException {
        long[] written = new long[1];
        Files.workbook(
                file,
                workbook -> sheets.forEach((name, rows) -> {
                    Worksheet sheet = workbook.newWorksheet(name);
                    int width = rows.headers().size();
                    sheet.value(0, 0, title);
                    sheet.range(0, 0, 0, width - 1).merge();
                    sheet.value(1, 0, "填报单位：青禾区");
                    int at = HEAD + header(sheet, rows.headers());
                    written[0] += HEAD;
                    for (int r = 0; r < rows.size(); r++) {
                        for (int c = 0; c < width; c++) {
                            Files.cell(sheet, at, c, rows.rows().get(r).get(c));
                        }
                        at++;
                        if ((r + 1) % SUBTOTAL_EVERY == 0) {
                            total(sheet, at++, "小计", SUBTOTAL_EVERY);
                            written[0]++;
                        }
                    }
                    total(sheet, at++, "合计", rows.size());
                    sheet.value(at, 0, "填表人：" + signs.name());
                    sheet.value(at, 3, "审核人：" + signs.name() + " " + signs.phone());
                    written[0] += rows.size() + 2;
                }));
        return written[0];
    }

    private static void total(Worksheet sheet, int at, String name, int rows) {
        sheet.value(at, 0, name);
        sheet.value(at, 1, rows + "行");
    }

    /** The rows that the header takes. */
    private static int header(Worksheet sheet, List<String> names) {
        if (names.stream().noneMatch(name -> name.contains("/"))) {
            for (int c = 0; c < names.size(); c++) {
                sheet.value(HEAD, c, names.get(c));
            }
            return 1;
        }
        int from = 0;
        for (int c = 0; c < names.size(); c++) {
            String[] levels = names.get(c).split("/", 2);
            if (levels.length == 1) {
                sheet.value(HEAD, c, levels[0]);
                sheet.range(HEAD, c, HEAD + 1, c).merge();
                continue;
            }
            boolean first = c == 0 || !names.get(c - 1).startsWith(levels[0] + "/");
            boolean last = c + 1 == names.size() || !names.get(c + 1).startsWith(levels[0] + "/");
            sheet.value(HEAD + 1, c, levels[1]);
            if (first) {
                sheet.value(HEAD, c, levels[0]);
                from = c;
            }
            if (last && c > from) {
                sheet.range(HEAD, from, HEAD, c).merge();
            }
        }
        return 2;
    }
}
