package io.plumbline.expr;

import java.util.Locale;
import java.util.Set;

/** The words that cannot name a column: those of the language, and those of SQL that must never look like part of it. */
final class Words {
    static final Set<String> RESERVED = Set.of(
            "and", "or", "not", "in", "is", "between", "like", "case", "when", "then", "else", "end", "true", "false",
            "null");
    static final Set<String> FOREIGN = Set.of(
            "select",
            "from",
            "where",
            "over",
            "exists",
            "distinct",
            "lateral",
            "union",
            "cast",
            "try_cast",
            "interval",
            "identifier",
            "escape",
            "rlike",
            "regexp",
            "ilike",
            "within",
            "reflect",
            "java_method",
            "try_reflect");

    private Words() {}

    static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
