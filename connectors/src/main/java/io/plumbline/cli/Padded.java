package io.plumbline.cli;

/** Text in columns of a terminal, where a Chinese character takes two places. */
final class Padded {
    private Padded() {}

    /** Spaces behind the text. */
    static String left(String text, int width) {
        return text + space(text, width);
    }

    /** Spaces before the text. */
    static String right(String text, int width) {
        return space(text, width) + text;
    }

    private static String space(String text, int width) {
        return " ".repeat(Math.max(0, width - places(text)));
    }

    /** How many places a text takes. */
    static int places(String text) {
        return text.codePoints().map(c -> isWide(c) ? 2 : 1).sum();
    }

    /** Of the blocks that are wide by Unicode's annex 11, those that occur in names and words here. */
    private static boolean isWide(int c) {
        return Character.isIdeographic(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF60);
    }
}
