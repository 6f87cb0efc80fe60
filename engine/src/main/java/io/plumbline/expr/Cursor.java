package io.plumbline.expr;

import java.util.List;

/** The place in the tokens that the parser has reached; it never moves beyond the end. */
final class Cursor {
    private final String text;
    private final List<Token> tokens;
    private int next;

    Cursor(String text) {
        this.text = text;
        this.tokens = Lexer.tokens(text);
    }

    Token afterNext() {
        return tokens.get(Math.min(next + 1, tokens.size() - 1));
    }

    Token peek() {
        return tokens.get(next);
    }

    Token take() {
        Token token = tokens.get(next);
        next = Math.min(next + 1, tokens.size() - 1);
        return token;
    }

    boolean takeWord(String word) {
        boolean found = peek().isWord(word);
        next += found ? 1 : 0;
        return found;
    }

    void expectWord(String word, String expected) {
        if (!takeWord(word)) {
            throw unexpected(expected);
        }
    }

    void expectSymbol(String symbol) {
        if (!peek().isSymbol(symbol)) {
            throw unexpected("'" + symbol + "'");
        }
        next++;
    }

    ExpressionException unexpected(String expected) {
        return refuse(peek(), peek().found() + ", expected " + expected);
    }

    ExpressionException refuse(Token token, String problem) {
        return new ExpressionException(text, token.at(), problem);
    }
}
