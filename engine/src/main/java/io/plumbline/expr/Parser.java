package io.plumbline.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Recursive descent, one method per level: or, and, not, comparison, sum, product, sign, value. */
final class Parser {
    static final int DEEPEST = 50;
    static final long HEAVIEST = 10_000;

    private static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=");
    private static final int MOST_WILDCARDS = 3;

    private final String text;
    private final Cursor cursor;
    private int depth;

    private Parser(String text) {
        this.text = text;
        this.cursor = new Cursor(text);
    }

    static Node parse(String text) {
        Parser parser = new Parser(text);
        Node root = parser.condition();
        if (parser.cursor.peek().kind() != Token.Kind.END) {
            throw parser.cursor.unexpected(
                    "an operator (+ - * / % = <> < <= > >=, and, or, in, between, like, is) or the end");
        }
        if (root.depth() > DEEPEST) {
            throw new ExpressionException(
                    text, root.at(), "nested deeper than " + DEEPEST + " levels; split the expression");
        }
        if (root.weight() > HEAVIEST) {
            throw new ExpressionException(
                    text, root.at(), "between, abs, floor, ceil or nullif are nested too often; split the expression");
        }
        return root;
    }

    private Node condition() {
        if (++depth > DEEPEST) {
            throw cursor.refuse(cursor.peek(), "nested deeper than " + DEEPEST + " levels; split the expression");
        }
        Node node = joined("or", false, () -> joined("and", true, this::negation));
        depth--;
        return node;
    }

    private Node joined(String word, boolean all, Supplier<Node> part) {
        Node first = part.get();
        if (!cursor.peek().isWord(word)) {
            return first;
        }
        int at = cursor.peek().at();
        List<Node> parts = new ArrayList<>(List.of(first));
        while (cursor.takeWord(word)) {
            parts.add(part.get());
        }
        return new Logic(at, all, List.copyOf(parts));
    }

    private Node negation() {
        return prefixed("not", false, this::comparison);
    }

    private Node comparison() {
        Node node = test(sum());
        Token after = cursor.peek();
        if (isComparison(after) || isTest(after)) {
            throw cursor.refuse(
                    after, after.found() + ": comparisons do not chain; join them by and, or use parentheses");
        }
        return node;
    }

    private Node test(Node left) {
        Token sign = cursor.peek();
        if (isComparison(sign)) {
            cursor.take();
            return new Comparison(sign.at(), sign.value(), left, sum());
        }
        if (cursor.takeWord("is")) {
            boolean negated = cursor.takeWord("not");
            cursor.expectWord("null", "null (is null, is not null)");
            return new NullTest(sign.at(), left, negated);
        }
        boolean negated = cursor.takeWord("not");
        if (cursor.takeWord("in")) {
            return new Membership(sign.at(), left, list("in"), negated);
        }
        if (cursor.takeWord("between")) {
            Node from = sum();
            cursor.expectWord("and", "and (between … and …)");
            return new Range(sign.at(), left, from, sum(), negated);
        }
        if (cursor.takeWord("like")) {
            return new Likeness(sign.at(), left, pattern(), negated);
        }
        if (negated) {
            throw cursor.unexpected("in, between or like after not");
        }
        return left;
    }

    private static boolean isComparison(Token token) {
        return token.kind() == Token.Kind.SYMBOL && COMPARISONS.contains(token.value());
    }

    private static boolean isTest(Token token) {
        return token.isWord("is")
                || token.isWord("in")
                || token.isWord("between")
                || token.isWord("like")
                || token.isWord("not");
    }

    private String pattern() {
        Token token = cursor.take();
        if (token.kind() != Token.Kind.TEXT) {
            throw cursor.refuse(token, token.found() + ", expected a pattern in quotes, as like '合计%'");
        }
        String pattern = token.value().replaceAll("%+", "%");
        long wildcards = pattern.chars().filter(c -> c == '%').count();
        if (pattern.contains("\\") || wildcards > MOST_WILDCARDS) {
            throw cursor.refuse(
                    token,
                    "the pattern '" + ExpressionException.printable(token.value()) + "' is not allowed: at most "
                            + MOST_WILDCARDS + " times % and no backslash");
        }
        return pattern;
    }

    private Node sum() {
        Node left = product();
        while (cursor.peek().isSymbol("+") || cursor.peek().isSymbol("-")) {
            Token sign = cursor.take();
            left = new Operation(sign.at(), sign.value(), left, product());
        }
        return left;
    }

    private Node product() {
        Node left = sign();
        while (cursor.peek().isSymbol("*")
                || cursor.peek().isSymbol("/")
                || cursor.peek().isSymbol("%")) {
            Token sign = cursor.take();
            left = new Operation(sign.at(), sign.value(), left, sign());
        }
        return left;
    }

    private Node sign() {
        if (cursor.peek().isSymbol("-") && cursor.afterNext().kind() == Token.Kind.NUMBER) {
            cursor.take();
            return Literal.number(cursor.take(), true, text);
        }
        return prefixed("-", true, this::value);
    }

    private Node prefixed(String prefix, boolean ofNumber, Supplier<Node> rest) {
        List<Token> prefixes = new ArrayList<>();
        while (ofNumber ? cursor.peek().isSymbol(prefix) : cursor.peek().isWord(prefix)) {
            prefixes.add(0, cursor.take());
        }
        Node node = rest.get();
        for (Token token : prefixes) {
            node = new Negation(token.at(), ofNumber, node);
        }
        return node;
    }

    private Node value() {
        Token token = cursor.take();
        return switch (token.kind()) {
            case NUMBER -> Literal.number(token, false, text);
            case TEXT -> Literal.of(token.at(), token.value());
            case WORD -> word(token);
            default -> {
                if (!token.isSymbol("(")) {
                    throw cursor.refuse(
                            token,
                            token.found() + ", expected a value: a number, a 'text', a column, a function, case or (");
                }
                Node inside = condition();
                cursor.expectSymbol(")");
                yield inside;
            }
        };
    }

    private Node word(Token token) {
        String word = Words.lower(token.value());
        Token after = cursor.peek();
        if (after.isSymbol("(") && !Words.RESERVED.contains(word)) {
            return call(token);
        }
        if (after.kind() == Token.Kind.TEXT && !Words.RESERVED.contains(word)) {
            return typedText(token, word);
        }
        return switch (word) {
            case "true", "false" -> Literal.of(token.at(), word.equals("true"));
            case "null" -> Literal.ofNull(token.at());
            case "case" -> choice(token);
            default -> column(token, word);
        };
    }

    private Node column(Token token, String word) {
        if (Words.RESERVED.contains(word) || Words.FOREIGN.contains(word)) {
            throw cursor.refuse(
                    token,
                    token.found()
                            + ": a reserved word, expected a value: a number, a 'text', a column, a function, case or (");
        }
        return new Reference(token.at(), token.value());
    }

    private Node typedText(Token type, String word) {
        return switch (word) {
            case "date" -> Literal.date(cursor.take(), text);
            case "timestamp" -> Literal.timestamp(cursor.take(), text);
            case "duration" -> Literal.duration(cursor.take(), text);
            default ->
                throw cursor.refuse(
                        type, type.found() + " before a text; only date, timestamp and duration stand before one");
        };
    }

    private Node call(Token name) {
        Function function = Functions.named(name.value(), name.at(), text);
        List<Node> arguments = list(function.name());
        if (arguments.size() < function.fewest() || arguments.size() > function.most()) {
            throw cursor.refuse(name, "found " + arguments.size() + " arguments, expected " + function.usage());
        }
        return new Call(name.at(), function, arguments);
    }

    private List<Node> list(String of) {
        if (!cursor.peek().isSymbol("(")) {
            throw cursor.unexpected("( after " + of);
        }
        cursor.take();
        List<Node> members = new ArrayList<>(List.of(condition()));
        while (cursor.peek().isSymbol(",")) {
            cursor.take();
            members.add(condition());
        }
        cursor.expectSymbol(")");
        return List.copyOf(members);
    }

    private Node choice(Token start) {
        List<Node> conditions = new ArrayList<>();
        List<Node> values = new ArrayList<>();
        while (cursor.takeWord("when")) {
            conditions.add(condition());
            cursor.expectWord("then", "then");
            values.add(condition());
        }
        if (conditions.isEmpty()) {
            throw cursor.unexpected("when (case when … then … else … end)");
        }
        Node otherwise = cursor.takeWord("else") ? condition() : Literal.ofNull(start.at());
        cursor.expectWord("end", "when, else or end");
        return new Choice(start.at(), List.copyOf(conditions), List.copyOf(values), otherwise);
    }
}
