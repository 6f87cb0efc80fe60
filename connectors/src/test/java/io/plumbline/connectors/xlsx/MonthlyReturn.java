package io.plumbline.connectors.xlsx;

import io.plumbline.source.ReadRequest.Wanted;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A monthly return as an office makes it: titles, a header of two rows, subtotals, signatures, a hidden row. */
final class MonthlyReturn {
    static final List<Wanted> WANTED = List.of(
            new Wanted("place_id", List.of("place_id", "点位编码"), true),
            new Wanted("kitchen_kg", List.of("厨余垃圾/重量"), true),
            new Wanted("kitchen_bins", List.of("厨余垃圾/桶数"), false),
            new Wanted("other_kg", List.of("其他垃圾/重量(吨)"), false));

    private MonthlyReturn() {}

    static void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "office", "1.0")) {
            for (String month : List.of("一月", "二月")) {
                Worksheet sheet = workbook.newWorksheet(month);
                texts(sheet, 0, "厨余垃圾收运月报");
                sheet.range(0, 0, 0, 5).merge();
                texts(sheet, 1, "填报单位：柳桥街道", null, null, "单位：见表头");
                texts(sheet, 3, "点位编码", "名称", "厨余垃圾", null, "其他垃圾", null);
                sheet.range(3, 0, 4, 0).merge();
                sheet.range(3, 1, 4, 1).merge();
                sheet.range(3, 2, 3, 3).merge();
                sheet.range(3, 4, 3, 5).merge();
                texts(sheet, 4, null, null, "重量（吨）", "桶数", "重量（吨）", "桶数");
                texts(sheet, 5, "X1", "东里");
                sheet.value(5, 2, 1.25);
                sheet.value(5, 3, 40);
                sheet.value(5, 4, 3);
                texts(sheet, 6, "X2", "西坊");
                sheet.value(6, 2, 0.5);
                sheet.hideRow(6);
                texts(sheet, 7, "小计", null, "1.75");
                texts(sheet, 9, "填表人：訾澹漪", null, "审核人：");
            }
        }
    }

    private static void texts(Worksheet sheet, int row, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != null) {
                sheet.value(row, i, cells[i]);
            }
        }
    }
}
