package io.plumbline.examples.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** What the workbook's sheet of details shows of every signal, and its list of every lead. */
final class WorkbookFigures {
    private static final Map<String, String> COLUMNS = Map.ofEntries(
            Map.entry("份额 Share", "share"),
            Map.entry("分子 Numerator", "numerator"),
            Map.entry("分母 Denominator", "denominator"),
            Map.entry("数值 Value", "value"),
            Map.entry("区间下 Low", "effect_low"),
            Map.entry("区间上 High", "effect_high"),
            Map.entry("阈值 Threshold", "threshold"),
            Map.entry("同类 Peers' value", "peer_value"),
            Map.entry("参与记录 n", "n"),
            Map.entry("缺值 Missing", "missing"),
            Map.entry("可比率 Match rate", "match_rate"),
            Map.entry("数据覆盖 Coverage", "coverage"),
            Map.entry("独立来源 Independent sources", "independent_sources"),
            Map.entry("佐证行数 Rows", "row_count"),
            Map.entry("佐证摘要 Digest", "digest"));

    private WorkbookFigures() {}

    /** Signals are named by check, role and first day, for the workbook has no ids of theirs. */
    static List<ShownFigure> of(Path file) throws IOException {
        List<ShownFigure> figures = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
            List<Row> details = workbook.findSheet("疑点明细 Details").orElseThrow().read();
            List<String> headers = texts(details.get(0));
            for (Row row : details.subList(1, details.size())) {
                List<String> cells = texts(row);
                String signal = Stream.of("检查 Check", "角色 Role", "时段自 From")
                        .map(header -> cells.get(headers.indexOf(header)))
                        .collect(Collectors.joining(" "));
                for (int i = 0; i < cells.size(); i++) {
                    String column = COLUMNS.get(headers.get(i));
                    if (column != null && !cells.get(i).isEmpty()) {
                        figures.add(new ShownFigure("workbook", cells.get(0), signal, column, cells.get(i)));
                    }
                }
            }
            for (Row row : workbook.findSheet("疑点清单 Leads").orElseThrow().read()) {
                List<String> cells = texts(row);
                if (cells.size() > 4 && cells.get(1).matches("[0-9a-f]{12}")) {
                    figures.add(new ShownFigure(
                            "workbook",
                            cells.get(1),
                            null,
                            "sentence_zh",
                            cells.get(4).split("\n", -1)[1]));
                }
            }
        }
        return figures;
    }

    private static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>();
        for (Cell cell : row) {
            texts.add(
                    cell == null
                            ? ""
                            : cell.getType() == CellType.NUMBER
                                    ? cell.asNumber().toPlainString()
                                    : cell.getText());
        }
        return texts;
    }
}
