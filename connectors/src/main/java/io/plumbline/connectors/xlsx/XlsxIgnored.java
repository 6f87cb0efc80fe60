package io.plumbline.connectors.xlsx;

import io.plumbline.text.Normal;
import java.util.List;
import org.dhatim.fastexcel.reader.Row;

/**
 * 声明忽略: rows that a source declares to be no records, such as subtotals and signatures, by what their first cell with text says.
 *
 * @param texts each the whole of it, or its beginning with a {@code *} behind
 */
record XlsxIgnored(List<String> texts) {
    boolean is(Row row) {
        if (texts.isEmpty()) {
            return false;
        }
        for (int i = 0; i < row.getCellCount(); i++) {
            String text = XlsxCells.text(row, i);
            if (text != null) {
                String first = Normal.text(text);
                return texts.stream().anyMatch(declared -> says(declared, first));
            }
        }
        return false;
    }

    private static boolean says(String declared, String text) {
        return declared.endsWith("*")
                ? text.startsWith(Normal.text(declared.substring(0, declared.length() - 1)))
                : text.equals(Normal.text(declared));
    }
}
