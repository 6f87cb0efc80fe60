package io.plumbline.expr;

import java.util.Locale;

/** 表达式错误: an expression was refused; the message quotes it and says where, what was found and what is allowed. */
public final class ExpressionException extends IllegalArgumentException {
    private static final int WHOLE = 160;
    private static final int AROUND = 60;

    private final int position;

    ExpressionException(String text, int at, String problem) {
        super("Expression \"" + quoted(text, at) + "\" at position " + (at + 1) + ": " + problem);
        this.position = at + 1;
    }

    /** The place in the text, counted in characters from 1; one past the end when something is missing there. */
    public int position() {
        return position;
    }

    private static String quoted(String text, int at) {
        if (text.length() <= WHOLE) {
            return printable(text);
        }
        int from = Math.max(0, Math.min(at, text.length()) - AROUND);
        int to = Math.min(text.length(), from + 2 * AROUND);
        return (from > 0 ? "…" : "") + printable(text.substring(from, to)) + (to < text.length() ? "…" : "");
    }

    /** Invisible characters are what a hostile text hides behind, so a message spells them out. */
    static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> shown.append(isPlain(c) ? Character.toString(c) : named(c)));
        return shown.toString();
    }

    static String named(int codePoint) {
        return String.format(Locale.ROOT, "<U+%04X>", codePoint);
    }

    static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ';
            default -> true;
        };
    }
}
