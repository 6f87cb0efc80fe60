package io.plumbline.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Cuts a text into tokens; whatever is not plainly part of the language is refused here, before anything is built. */
final class Lexer {
    static final int MOST_CHARACTERS = 4_000;
    static final int MOST_TOKENS = 1_000;

    private static final String SPACES = " \t\r\n";
    private static final String SINGLE = "+-*/%=<>(),";
    private static final Map<String, String> REFUSED_PAIRS = Map.of(
            "--", "comments are not part of an expression; write two minus signs as a - (-b)",
            "/*", "comments are not part of an expression",
            "*/", "comments are not part of an expression",
            "->", "functions of functions (->) are not part of the language",
            "=>", "named arguments (=>) are not part of the language; give them in order",
            "::", "casts (::) are not part of the language; give the column its type in the contract",
            "||", "write concat(a, b) to join texts",
            "!=", "write <> for unequal",
            "==", "write = for equal");
    private static final Map<Character, String> REFUSED = Map.of(
            '`', "backticks are not part of the language; a column is written plainly, as net_kg",
            '"', "a text stands in single quotes, as 'open'",
            ';', "an expression is one expression, without ;",
            '.', "dotted names are not part of the language; a column is one name, a number needs digits on both sides",
            '$', "variables (${…}) are not replaced in expressions");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new ExpressionException(
                    text,
                    MOST_CHARACTERS,
                    "the text has " + text.length() + " characters; at most " + MOST_CHARACTERS + " are allowed");
        }
        return new Lexer(text).cut();
    }

    private List<Token> cut() {
        refuseVariables();
        while (at < text.length()) {
            if (SPACES.indexOf(text.charAt(at)) >= 0) {
                at++;
            } else {
                tokens.add(next());
            }
            if (tokens.size() > MOST_TOKENS) {
                throw refuse(at, "more than " + MOST_TOKENS + " words and signs; split the expression");
            }
        }
        tokens.add(new Token(Token.Kind.END, "", text.length()));
        return List.copyOf(tokens);
    }

    /** Harmless to this parser, but a reader may expect a replacement, and other parsers do replace inside quotes. */
    private void refuseVariables() {
        int variable = text.indexOf("${");
        if (variable >= 0) {
            throw refuse(
                    variable, "found '${': variables are not replaced in expressions, and texts may not hold '${'");
        }
    }

    private Token next() {
        char c = text.charAt(at);
        if (isLetter(c)) {
            return word();
        }
        if (isDigit(c)) {
            return number();
        }
        return c == '\'' ? quoted() : symbol();
    }

    private Token word() {
        int from = at;
        while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\'' && !isTypeOfLiteral(text.substring(from, at))) {
            throw refuse(
                    from,
                    "found '" + text.substring(from, at) + "' joined to a text: prefixed texts are not part of the"
                            + " language; only date, timestamp and duration stand before one");
        }
        return new Token(Token.Kind.WORD, text.substring(from, at), from);
    }

    private static boolean isTypeOfLiteral(String word) {
        return List.of("date", "timestamp", "duration").contains(Words.lower(word))
                || Words.RESERVED.contains(Words.lower(word));
    }

    private Token number() {
        int from = at;
        digits();
        if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
            at++;
            digits();
        }
        exponent();
        if (at < text.length() && (isLetter(text.charAt(at)) || text.charAt(at) == '.')) {
            throw refuse(from, "'" + text.substring(from, at + 1) + "' is not a number; write 12, 0.5 or 1e6");
        }
        return new Token(Token.Kind.NUMBER, text.substring(from, at), from);
    }

    private void exponent() {
        if (at >= text.length() || Character.toLowerCase(text.charAt(at)) != 'e') {
            return;
        }
        int digit = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? at + 2 : at + 1;
        if (digit < text.length() && isDigit(text.charAt(digit))) {
            at = digit;
            digits();
        }
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private Token quoted() {
        int from = at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (c == '\'' && !text.startsWith("''", at)) {
                at++;
                return new Token(Token.Kind.TEXT, value.toString(), from);
            }
            if (!ExpressionException.isPlain(c) && Character.getType(c) != Character.SPACE_SEPARATOR) {
                throw refuse(at, "a text may not hold the invisible character " + ExpressionException.named(c));
            }
            value.appendCodePoint(c);
            at += c == '\'' ? 2 : Character.charCount(c);
        }
        throw refuse(from, "this text has no closing quote; a quote inside a text is written twice: 'it''s'");
    }

    private Token symbol() {
        String two = text.substring(at, Math.min(at + 2, text.length()));
        if (REFUSED_PAIRS.containsKey(two)) {
            throw refuse(at, "found '" + two + "': " + REFUSED_PAIRS.get(two));
        }
        if (text.startsWith("<=>", at)) {
            throw refuse(at, "found '<=>': write a = b, and a is null where null counts");
        }
        int from = at;
        if (two.equals("<=") || two.equals(">=") || two.equals("<>")) {
            at += 2;
            return new Token(Token.Kind.SYMBOL, two, from);
        }
        char c = text.charAt(at);
        if (SINGLE.indexOf(c) < 0) {
            throw stranger(text.codePointAt(at));
        }
        at++;
        return new Token(Token.Kind.SYMBOL, String.valueOf(c), from);
    }

    private ExpressionException stranger(int c) {
        String why = c < 128 ? REFUSED.get((char) c) : null;
        if (why == null) {
            why = "not part of the language; outside of 'texts' only ASCII letters, digits, _, spaces and "
                    + "+ - * / % = < > ( ) , are allowed";
        }
        String shown = ExpressionException.isPlain(c) ? "'" + Character.toString(c) + "'" : "the character";
        return refuse(
                at, "found " + shown + (c < 33 || c > 126 ? " " + ExpressionException.named(c) : "") + ": " + why);
    }

    private ExpressionException refuse(int where, String problem) {
        return new ExpressionException(text, where, problem);
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
