package io.plumbline.expr;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostileExpressionTest {
    private static final StructType SCOPE =
            new StructType().add("name", "string").add("amount", "double").add("n", "bigint");

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesAndSaysWhere(String text, String because) {
        ExpressionException refused = assertThrows(
                ExpressionException.class, () -> Expression.parse(text).column(SCOPE));

        assertTrue(refused.getMessage().contains(because), refused.getMessage());
        assertTrue(refused.getMessage().contains("at position " + refused.position()), refused.getMessage());
        assertTrue(refused.position() >= 1 && refused.position() <= text.length() + 1, refused.getMessage());
    }

    @Test
    void holdsAtLeastSeventyWaysIn() {
        assertTrue(hostile().count() >= 70, () -> "only " + hostile().count());
    }

    static Stream<Arguments> hostile() {
        Map<String, String> cases = new TreeMap<>();
        calls(cases);
        disguises(cases);
        structure(cases);
        texts(cases);
        sizes(cases);
        types(cases);
        return cases.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    private static void calls(Map<String, String> cases) {
        String inside = "('java.lang.System', 'getenv', 'HOME')";
        for (String name : new String[] {
            "reflect",
            "java_method",
            "try_reflect",
            "REFLECT",
            "Java_Method",
            "input_file_name",
            "current_user",
            "current_timestamp",
            "rand",
            "uuid",
            "monotonically_increasing_id",
            "version",
            "from_json",
            "xpath",
            "read_files",
            "assert_true",
            "raise_error",
            "repeat",
            "rlike",
            "regexp_replace",
            "sequence",
            "explode",
            "transform",
            "sum",
            "session_user",
            "eval",
            "exec",
            "call_function",
            "secret",
            "to_json",
            "char",
            "unhex"
        }) {
            cases.put(name + inside, "there is no function '" + name + "'; allowed are abs, ceil");
        }
        cases.put("IDENTIFIER('ref'||'lect')('java.lang.System','exit','0')", "found '||'");
        cases.put("identifier('reflect')('a','b')", "there is no function 'identifier'");
        cases.put("lower(name)(name)", "found '(', expected an operator");
        cases.put("in" + inside, "found 'in': a reserved word");
        cases.put("cast(name as int)", "there is no function 'cast'");
    }

    private static void disguises(Map<String, String> cases) {
        cases.put("`reflect`('java.lang.System', 'exit')", "backticks are not part of the language");
        cases.put("`name`", "backticks are not part of the language");
        cases.put("builtin.reflect('a', 'b')", "dotted names are not part of the language");
        cases.put("system.builtin.java_method('a', 'b')", "dotted names are not part of the language");
        cases.put("spark_catalog.default.f(n)", "dotted names are not part of the language");
        cases.put("reflect/**/('a', 'b')", "comments are not part of an expression");
        cases.put("reflect /* x */ ('a', 'b')", "found '/*'");
        cases.put("n */ 2", "found '*/'");
        cases.put("reflect--\n('a', 'b')", "comments are not part of an expression");
        cases.put("n > 1 -- and name = 'x'", "found '--'");
        cases.put("reflect\u00a0('a', 'b')", "<U+00A0>");
        cases.put("reflect\u3000('a', 'b')", "<U+3000>");
        cases.put("n\u2003> 1", "<U+2003>");
        cases.put("n\u200b> 1", "<U+200B>");
        cases.put("n\u202e> 1", "<U+202E>");
        cases.put("\ufeffn > 1", "<U+FEFF>");
        cases.put("n\u0000> 1", "<U+0000>");
        cases.put("n\u000b> 1", "<U+000B>");
        cases.put("n\u000c> 1", "<U+000C>");
        cases.put("n\u0085> 1", "<U+0085>");
        cases.put("n\u2028> 1", "<U+2028>");
        cases.put("n \uff1e 1", "found '＞' <U+FF1E>");
        cases.put("\u0131n(n)", "<U+0131>");
        cases.put("coa\u212a(n)", "<U+212A>");
        cases.put("\ud83d", "<U+D83D>");
        cases.put("合计 > 1", "found '合' <U+5408>: not part of the language");
    }

    private static void structure(Map<String, String> cases) {
        cases.put("(select 1)", "found 'select': a reserved word");
        cases.put("n in (select n from t)", "found 'select': a reserved word");
        cases.put("exists (select 1)", "there is no function 'exists'");
        cases.put("exists", "found 'exists': a reserved word");
        cases.put("transform(x -> reflect(x))", "found '->'");
        cases.put("n -> n", "found '->'");
        cases.put("lower(text => name)", "found '=>'");
        cases.put("abs(n) over (order by n)", "found 'over', expected an operator");
        cases.put("case when true then reflect('a', 'b') end", "there is no function 'reflect'");
        cases.put("case n when 1 then 2 end", "found 'n', expected when");
        cases.put("case end", "expected when");
        cases.put("case when n > 1 then 1", "found the end, expected when, else or end");
        cases.put("name::int", "found '::'");
        cases.put("n > 1; drop table t", "without ;");
        cases.put("name[0]", "found '['");
        cases.put("{fn now()}", "found '{'");
        cases.put("@@version", "found '@'");
        cases.put(":param", "found ':'");
        cases.put("n = ?", "found '?'");
        cases.put("n <=> null", "found '<=>'");
        cases.put("n == 1", "write = for equal");
        cases.put("n != 1", "write <> for unequal");
        cases.put("name || 'x'", "write concat(a, b)");
        cases.put("not", "found the end, expected a value");
        cases.put("", "found the end, expected a value");
        cases.put("   ", "found the end, expected a value");
        cases.put("1 < n < 3", "comparisons do not chain");
        cases.put("n in ()", "found ')', expected a value");
        cases.put("n not null", "expected in, between or like after not");
        cases.put("coalesce(*)", "found '*', expected a value");
        cases.put("*", "found '*', expected a value");
        cases.put("if(n > 1, 2)", "found 2 arguments, expected if(condition, then, else)");
        cases.put("interval", "found 'interval': a reserved word");
    }

    private static void texts(Map<String, String> cases) {
        cases.put("r'\\'' , reflect('a') --'", "prefixed texts are not part of the language");
        cases.put("R'x'", "found 'R' joined to a text");
        cases.put("X'1F'", "found 'X' joined to a text");
        cases.put("b'x'", "found 'b' joined to a text");
        cases.put("name = 'x\\' or reflect('a', 'b') = '", "this text has no closing quote");
        cases.put("'a' 'b'", "found the text 'b', expected an operator");
        cases.put("name = \"x\"", "single quotes");
        cases.put("name = 'open", "this text has no closing quote");
        cases.put("name = 'it''", "this text has no closing quote");
        cases.put("name = '${env:HOME}'", "found '${'");
        cases.put("name = '${spark.x}'", "found '${'");
        cases.put("${spark.x}", "found '${'");
        cases.put("n > $x", "found '$'");
        cases.put("name = 'a\nb'", "invisible character <U+000A>");
        cases.put("name = 'a\u202eb'", "invisible character <U+202E>");
        cases.put("name = 'a\u0000'", "invisible character <U+0000>");
        cases.put("name like 'a\\'", "no backslash");
        cases.put("name like '%a%a%a%a%'", "at most 3 times %");
        cases.put("name like name", "expected a pattern in quotes");
        cases.put("interval '1' day", "found 'interval' before a text");
        cases.put("date '2026-02-30'", "date '2026-02-30' is not valid");
        cases.put("date 'now'", "date 'now' is not valid");
        cases.put("timestamp '2026-01-01T00:00:00Z'", "is not valid; allowed is a clock time");
        cases.put("duration '12 hours'", "duration '12 hours' is not valid");
        cases.put("duration 'PT9999999999H'", "at most 100 years");
    }

    private static void sizes(Map<String, String> cases) {
        cases.put("(".repeat(60) + "n" + ")".repeat(60), "nested deeper than 50 levels");
        cases.put("(".repeat(999), "nested deeper than 50 levels");
        cases.put("not ".repeat(900) + "true", "nested deeper than 50 levels");
        cases.put("- ".repeat(900) + "n", "nested deeper than 50 levels");
        cases.put("n" + " + n".repeat(400), "nested deeper than 50 levels");
        cases.put("abs(".repeat(30) + "n" + ")".repeat(30), "are nested too often");
        cases.put("n in (1" + ",1".repeat(600) + ")", "more than 1000 words and signs");
        cases.put("name = '" + "x".repeat(4_000) + "'", "at most 4000 are allowed");
        cases.put("9".repeat(400), "is too large");
        cases.put("9223372036854775808", "is too large");
        cases.put("1e400", "is too large");
        cases.put("1.", "is not a number");
        cases.put("1.5.2", "is not a number");
        cases.put(".5", "a number needs digits on both sides");
        cases.put("0x1F", "is not a number");
        cases.put("1L", "is not a number");
        cases.put("1e", "is not a number");
    }

    private static void types(Map<String, String> cases) {
        cases.put("name > 1", "'>' does not take string and bigint");
        cases.put("unknown = 1", "there is no column 'unknown'; known: amount, n, name");
        cases.put("Name = 'x'", "did you mean 'name'?");
        cases.put("_metadata = 1", "there is no column '_metadata'");
        cases.put("n and true", "'and' takes conditions (boolean), not bigint");
        cases.put("null", "the result is always null");
        cases.put("duration 'PT1H'", "the result is a duration");
        cases.put("round(amount, n)", "argument 2 must be a plain number from 0 to 15");
        cases.put("round(amount, -2)", "argument 2 must be a plain number from 0 to 15");
        cases.put("concat(name, n)", "argument 2 must be a string, not bigint");
    }
}
