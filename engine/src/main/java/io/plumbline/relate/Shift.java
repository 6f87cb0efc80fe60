package io.plumbline.relate;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.Locale;

/**
 * How far a moment is moved: either days, months and years on the wall clock, or an elapsed time. Exactly one is not zero, or
 * both are.
 */
record Shift(Period calendar, Duration elapsed) {
    static final Shift NONE = new Shift(Period.ZERO, Duration.ZERO);

    /** Reads ISO-8601; null is no shift. */
    static Shift parse(String relation, String text) {
        if (text == null) {
            return NONE;
        }
        String upper = text.toUpperCase(Locale.ROOT);
        try {
            if (upper.contains("T")) {
                if (!upper.matches("[-+]?PT.*")) {
                    throw refused(relation, text, null);
                }
                return new Shift(Period.ZERO, Duration.parse(upper));
            }
            return new Shift(Period.parse(upper), Duration.ZERO);
        } catch (DateTimeException e) {
            throw refused(relation, text, e);
        }
    }

    private static IllegalArgumentException refused(String relation, String text, Exception cause) {
        return new IllegalArgumentException(
                String.format(
                        Locale.ROOT,
                        "Relation '%s': '%s' is not a length of time; write days as P30D (wall clock) or hours as PT12H"
                                + " (elapsed), not both in one",
                        relation,
                        text),
                cause);
    }
}
