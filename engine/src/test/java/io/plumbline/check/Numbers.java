package io.plumbline.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.expr.Expression;
import io.plumbline.pack.Check;
import io.plumbline.pack.Indicator;
import io.plumbline.text.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Checks, indicators and numbers for tests, as short as they can be said. */
final class Numbers {
    static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    static final Words WORDS = new Words("某", "some");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Numbers() {}

    /** Settings as JSON, written with single quotes. */
    static JsonNode flag(String settings) {
        try {
            return JSON.readTree(settings.replace('\'', '"'));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException(unreadable);
        }
    }

    static Check check(String kind, String settings, Map<String, Double> needs) {
        return new Check(
                kind,
                3,
                WORDS,
                "muck.no-arrival",
                flag(settings),
                needs,
                "muck.disposal",
                null,
                WORDS,
                WORDS,
                WORDS,
                List.of(WORDS),
                List.of(WORDS),
                List.of(WORDS),
                List.of(WORDS),
                List.of(WORDS),
                WORDS,
                null,
                null,
                null);
    }

    static Indicator indicator(Indicator.Kind kind, Indicator.Worse worse) {
        return new Indicator(
                WORDS,
                "muck.manifest",
                kind,
                Expression.parse("not arrival_found"),
                Expression.parse("arrival_comparable"),
                null,
                Expression.parse("households"),
                null,
                null,
                worse,
                null);
    }

    static Indicator share() {
        return indicator(Indicator.Kind.SHARE, Indicator.Worse.HIGH);
    }

    static Indicator rate() {
        return indicator(Indicator.Kind.RATE, Indicator.Worse.HIGH);
    }

    /** So many of so many in January. */
    static Measure share(String organization, long hits, long n) {
        return share(organization, hits, n, JANUARY);
    }

    static Measure share(String organization, long hits, long n, LocalDate from) {
        return new Measure(
                organization,
                "street",
                from,
                from.plusMonths(1),
                n == 0 ? null : (double) hits,
                (double) n,
                n,
                0,
                0,
                n == 0 ? null : (double) hits / n);
    }

    /** So many of a hundred records over an exposure in January. */
    static Measure rate(String organization, long hits, double exposure) {
        return new Measure(
                organization,
                "street",
                JANUARY,
                JANUARY.plusMonths(1),
                (double) hits,
                exposure,
                100,
                0,
                0,
                hits / exposure);
    }
}
