package io.plumbline.connectors.xlsx;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;

/** What stands in a cell, as text: the stored value, never the formula; days and times of cells formatted so in ISO form. */
final class XlsxCells {
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    /** 9999-12-31, the last day a workbook can hold. */
    private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_466);

    private static final int LONGEST_EXPONENT = 400;

    private XlsxCells() {}

    static boolean blank(Row row) {
        for (int i = 0; i < row.getCellCount(); i++) {
            if (text(row, i) != null) {
                return false;
            }
        }
        return true;
    }

    /** The cell's text; null when it is empty or absent. */
    static String text(Row row, int column) {
        if (column >= row.getCellCount()) {
            return null;
        }
        Cell cell = row.getCell(column);
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return null;
        }
        String text = text(cell);
        return text == null || text.isBlank() ? null : text;
    }

    private static String text(Cell cell) {
        Object value = cell.getValue();
        if (value instanceof BigDecimal number) {
            return number(number, cell);
        }
        if (value instanceof Boolean truth) {
            return truth.toString();
        }
        return value == null ? cell.getRawValue() : value.toString();
    }

    private static String number(BigDecimal number, Cell cell) {
        Kind kind = kind(cell.getDataFormatId(), cell.getDataFormatString());
        boolean dated = kind != Kind.NUMBER && number.signum() >= 0 && number.compareTo(LAST_DAY) < 0;
        return dated ? moment(number, cell.asDate(), kind) : plain(number);
    }

    private static String moment(BigDecimal serial, LocalDateTime moment, Kind kind) {
        LocalDateTime rounded = moment.plusNanos(500_000_000).withNano(0);
        if (serial.compareTo(BigDecimal.ONE) < 0) {
            return TIME.format(rounded);
        }
        boolean whole = serial.setScale(0, RoundingMode.DOWN).compareTo(serial) == 0;
        return whole && kind == Kind.DAY ? rounded.toLocalDate().toString() : MOMENT.format(rounded);
    }

    private static String plain(BigDecimal number) {
        if (Math.abs((long) number.scale()) > LONGEST_EXPONENT) {
            return number.toString();
        }
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private enum Kind {
        NUMBER,
        DAY,
        MOMENT
    }

    /** ECMA-376 part 1, 18.8.30 fixes the meaning of the small numbers; 27–36 and 50–58 are days in the Chinese edition. */
    private static Kind kind(Integer id, String format) {
        int number = id == null ? 0 : id;
        if (in(number, 14, 17) || in(number, 27, 31) || in(number, 36, 36) || in(number, 50, 58)) {
            return Kind.DAY;
        }
        if (in(number, 18, 22) || in(number, 32, 35) || in(number, 45, 47)) {
            return Kind.MOMENT;
        }
        return format == null ? Kind.NUMBER : kind(format);
    }

    private static boolean in(int number, int from, int to) {
        return number >= from && number <= to;
    }

    private static Kind kind(String format) {
        String codes = codes(format);
        if (codes.indexOf('h') >= 0 || codes.indexOf('s') >= 0) {
            return Kind.MOMENT;
        }
        return codes.indexOf('y') >= 0 || codes.indexOf('d') >= 0 ? Kind.DAY : Kind.NUMBER;
    }

    /** The format's first section without quoted texts, escaped characters and what stands in brackets. */
    private static String codes(String format) {
        StringBuilder codes = new StringBuilder();
        char until = 0;
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (until != 0) {
                until = c == until ? 0 : until;
            } else if (c == ';') {
                break;
            } else if (c == '\\' || c == '_' || c == '*') {
                i++;
            } else if (c == '"' || c == '[') {
                until = c == '"' ? '"' : ']';
            } else {
                codes.append(c);
            }
        }
        String plain = codes.toString().toLowerCase(Locale.ROOT);
        return plain.contains("general") ? "" : plain;
    }
}
