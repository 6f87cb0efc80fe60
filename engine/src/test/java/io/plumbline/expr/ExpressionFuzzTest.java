package io.plumbline.expr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class ExpressionFuzzTest {
    private static final int TRIES = 100_000;
    private static final StructType SCOPE = new StructType()
            .add("s", "string")
            .add("n", "bigint")
            .add("x", "double")
            .add("m", "decimal(38,18)")
            .add("b", "boolean")
            .add("d", "date")
            .add("t", "timestamp");
    private static final String[] PIECES = {
        "s",
        "n",
        "x",
        "m",
        "b",
        "d",
        "t",
        "1",
        "0.5",
        "1e9",
        "'a'",
        "'合计'",
        "''",
        "true",
        "null",
        "(",
        ")",
        "(",
        ")",
        ",",
        "+",
        "-",
        "*",
        "/",
        "%",
        "=",
        "<>",
        "<",
        "<=",
        ">",
        ">=",
        "and",
        "or",
        "not",
        "in",
        "between",
        "like",
        "is",
        "case",
        "when",
        "then",
        "else",
        "end",
        "date",
        "timestamp",
        "duration",
        "'PT1H'",
        "'2026-01-01'",
        "abs(",
        "if(",
        "round(",
        "concat(",
        "coalesce(",
        "nullif(",
        "lower(",
        "least(",
        "date(",
        "substring(",
        "days_between(",
        "`",
        "${",
        "--",
        "\u3000",
        ";",
        "'",
        "9999999999999999999",
        "over",
        "select",
        "\ud800",
        "->",
        "reflect("
    };

    @Test
    void onlyExpressionExceptionsComeOutOfRandomTokens() {
        Random random = new Random(20260101);
        int read = 0;
        for (int i = 0; i < TRIES; i++) {
            read += survives(randomTokens(random)) ? 1 : 0;
        }
        assertTrue(read > TRIES / 50, "too few texts were of the language to prove anything: " + read);
    }

    @Test
    void onlyExpressionExceptionsComeOutOfRandomCharacters() {
        Random random = new Random(20260102);
        for (int i = 0; i < TRIES; i++) {
            survives(random.ints(random.nextInt(30), 0, random.nextBoolean() ? 128 : 0x11000)
                    .collect(StringBuilder::new, (text, c) -> text.append((char) c), StringBuilder::append)
                    .toString());
        }
    }

    @Test
    void everyDamagedCharacterOfAGoodTextIsReadOrRefused() {
        String good =
                "case when s like 'a%' and n not in (1, 2) or d + 1 >= date '2026-01-01' then round(x / 3, 2) else null end";
        for (int at = 0; at < good.length(); at++) {
            for (char c = 0; c < 256; c++) {
                survives(good.substring(0, at) + c + good.substring(at + 1));
            }
            survives(good.substring(0, at));
            survives(good.substring(at));
        }
        assertEquals(good, Expression.parse(good).text());
    }

    private static String randomTokens(Random random) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(10);
        for (int i = 0; i < length; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextInt(5) == 0 ? "" : " ");
        }
        return text.toString();
    }

    private static boolean survives(String text) {
        try {
            Expression expression = Expression.parse(text);
            expression.columns();
            expression.column(SCOPE);
            return true;
        } catch (ExpressionException e) {
            assertTrue(e.position() >= 1 && e.position() <= text.length() + 1, e.getMessage());
            return false;
        }
    }
}
