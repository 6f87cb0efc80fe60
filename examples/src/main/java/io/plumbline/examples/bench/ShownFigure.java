package io.plumbline.examples.bench;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * 所示数字: what one output shows of a lead.
 *
 * @param output page, workbook or explain
 * @param lead the beginning of the lead's id
 * @param signal the beginning of the signal's id; null for what is said of the lead itself
 * @param column the column of the run's table that it shows
 * @param text as it is shown
 */
record ShownFigure(String output, String lead, String signal, String column, String text) {
    /** So many digits of a number are printed for people to read. */
    private static final int EXPLAINED_DIGITS = 4;

    /** Whether it is what the table holds, as exactly as the output shows it. */
    boolean shows(Object held) {
        if (held instanceof Number number) {
            double exact = number.doubleValue();
            BigDecimal shown = new BigDecimal(text.replace(",", ""));
            return output.equals("explain")
                    ? shown.compareTo(new BigDecimal(exact).round(new MathContext(EXPLAINED_DIGITS))) == 0
                    : shown.doubleValue() == exact;
        }
        String whole = String.valueOf(held);
        boolean begun = output.equals("explain") && column.equals("digest");
        return begun ? whole.startsWith(text) : whole.equals(text);
    }
}
