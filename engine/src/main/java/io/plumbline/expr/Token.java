package io.plumbline.expr;

/** One word, number, text or symbol; {@code at} counts characters from 0. A text's value has its quotes resolved. */
record Token(Kind kind, String value, int at) {
    enum Kind {
        WORD,
        NUMBER,
        TEXT,
        SYMBOL,
        END
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && value.equals(symbol);
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && Words.lower(value).equals(word);
    }

    String found() {
        return switch (kind) {
            case END -> "found the end";
            case TEXT -> "found the text '" + ExpressionException.printable(value) + "'";
            default -> "found '" + value + "'";
        };
    }
}
