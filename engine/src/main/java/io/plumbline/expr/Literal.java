package io.plumbline.expr;

import static org.apache.spark.sql.functions.lit;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;

/** A value written in the text; {@code whole} is −1 unless it is a whole number. */
record Literal(int at, Typed value, long whole) implements Node {
    private static final long NOT_WHOLE = -1;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm[:ss]", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final Duration LONGEST = Duration.ofDays(36_525);
    private static final int MICROS_OF_NANOS = 1_000;

    Literal(int at, Typed value) {
        this(at, value, NOT_WHOLE);
    }

    @Override
    public List<Node> parts() {
        return List.of();
    }

    @Override
    public Typed typed(Scope scope) {
        return value;
    }

    static Literal ofNull(int at) {
        return new Literal(at, new Typed(Types.NULL, lit(null)));
    }

    static Literal of(int at, boolean value) {
        return new Literal(at, Typed.ofBoolean(lit(value)));
    }

    static Literal of(int at, String value) {
        return new Literal(at, Typed.ofString(lit(value)));
    }

    static Literal number(Token token, boolean negative, String text) {
        String digits = (negative ? "-" : "") + token.value();
        boolean whole = token.value().chars().allMatch(Character::isDigit);
        try {
            if (whole) {
                long number = Long.parseLong(digits);
                return new Literal(token.at(), new Typed(Types.LONG, lit(number)), number);
            }
            double value = Double.parseDouble(digits);
            if (Double.isFinite(value)) {
                return new Literal(token.at(), Typed.ofDouble(lit(value)));
            }
        } catch (NumberFormatException e) {
            // Digits only, so the one thing wrong can be their number; said below together with doubles.
        }
        throw new ExpressionException(
                text,
                token.at(),
                "the number " + digits + " is too large; whole numbers reach 9223372036854775807, others 1.7e308");
    }

    static Literal date(Token token, String text) {
        try {
            return new Literal(token.at(), Typed.ofDate(lit(LocalDate.parse(token.value(), DAY))));
        } catch (DateTimeException e) {
            throw wrong(token, text, "date", "a day of the calendar, as date '2026-01-31'");
        }
    }

    static Literal timestamp(Token token, String text) {
        try {
            LocalDateTime time = LocalDateTime.parse(token.value(), MINUTE);
            return new Literal(token.at(), new Typed(Types.TIMESTAMP, Typed.moment(time)));
        } catch (DateTimeException e) {
            throw wrong(
                    token,
                    text,
                    "timestamp",
                    "a clock time in the zone of the job, as timestamp '2026-01-31 10:00' or '2026-01-31 10:00:59'");
        }
    }

    static Literal duration(Token token, String text) {
        try {
            Duration duration = Duration.parse(token.value());
            if (duration.abs().compareTo(LONGEST) <= 0) {
                long micros = duration.toSeconds() * 1_000_000 + duration.toNanosPart() / MICROS_OF_NANOS;
                return new Literal(token.at(), new Typed(Types.DURATION, lit(micros)));
            }
        } catch (DateTimeException e) {
            // Not a duration and too long a duration are refused with the same words.
        }
        throw wrong(token, text, "duration", "an ISO 8601 duration of at most 100 years, as duration 'PT12H' or 'P2D'");
    }

    private static ExpressionException wrong(Token token, String text, String type, String allowed) {
        return new ExpressionException(
                text,
                token.at(),
                type + " '" + ExpressionException.printable(token.value()) + "' is not valid; allowed is " + allowed);
    }
}
