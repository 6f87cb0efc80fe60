package io.plumbline.text;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** A form given by a pattern, compiled to steps over digits; a tenth of the cost of the platform's formatter. */
record PatternForm(List<Step> steps) implements DateForm {
    private static final String LETTERS = "yyyy, yy (2000 to 2099), MM, M, dd, d, HH, H, hh, h, mm, m, ss, s, S, a";

    /** What one step reads. */
    private enum Part {
        YEAR,
        SHORT_YEAR,
        MONTH,
        DAY,
        HOUR,
        HOUR_OF_HALF_DAY,
        MINUTE,
        SECOND,
        FRACTION,
        HALF_DAY,
        LITERAL
    }

    private record Step(Part part, int least, int most, char literal) implements Serializable {}

    /**
     * Compiles a pattern.
     *
     * @throws IllegalArgumentException if it holds an unknown letter or names no whole date
     */
    static PatternForm of(String pattern) {
        List<Step> steps = new ArrayList<>();
        int i = 0;
        while (i < pattern.length()) {
            char c = pattern.charAt(i);
            if (c == '\'') {
                int end = pattern.indexOf('\'', i + 1);
                if (end < 0) {
                    throw refused(pattern, "a quote is not closed");
                }
                pattern.substring(i + 1, end).chars().forEach(q -> steps.add(literal((char) q)));
                i = end + 1;
            } else if (isLetter(c)) {
                int run = run(pattern, i);
                steps.add(step(pattern, c, run));
                i += run;
            } else {
                steps.add(literal(c));
                i++;
            }
        }
        checkWhole(pattern, steps);
        return new PatternForm(List.copyOf(steps));
    }

    @Override
    public Parsed read(String text) {
        Cursor cursor = new Cursor(text);
        Moment moment = new Moment();
        int half = -1;
        boolean halves = false;
        for (Step step : steps) {
            if (step.part == Part.HALF_DAY) {
                half = cursor.skipIgnoringCase("am") ? 0 : cursor.skipIgnoringCase("pm") ? 12 : -1;
                halves = true;
                if (half < 0) {
                    return null;
                }
            } else if (!take(step, cursor, moment)) {
                return null;
            }
        }
        if (!cursor.atEnd()) {
            return null;
        }
        if (halves) {
            moment.hour = hourOfDay(moment.hour, half);
        }
        return moment.parsed();
    }

    private static int hourOfDay(int hour, int half) {
        if (hour < 1 || hour > 12) {
            throw new UnreadableException(Unreadable.IMPOSSIBLE_DATE, "hours before AM or PM go from 1 to 12");
        }
        return hour % 12 + half;
    }

    private static boolean take(Step step, Cursor cursor, Moment moment) {
        if (step.part == Part.LITERAL) {
            return cursor.skip(step.literal);
        }
        int value = step.part == Part.FRACTION ? cursor.nanos() : cursor.number(step.least, step.most);
        if (value < 0) {
            return false;
        }
        switch (step.part) {
            case YEAR -> moment.year = value;
            case SHORT_YEAR -> moment.year = 2000 + value;
            case MONTH -> moment.month = value;
            case DAY -> moment.day = value;
            case HOUR, HOUR_OF_HALF_DAY -> moment.hour = value;
            case MINUTE -> moment.minute = value;
            case SECOND -> moment.second = value;
            default -> moment.nano = value;
        }
        moment.precision = finer(moment.precision, step.part);
        return true;
    }

    private static Parsed.Precision finer(Parsed.Precision known, Part part) {
        return switch (part) {
            case SECOND, FRACTION -> Parsed.Precision.SECOND;
            case HOUR, HOUR_OF_HALF_DAY, MINUTE -> known == Parsed.Precision.SECOND ? known : Parsed.Precision.MINUTE;
            default -> known;
        };
    }

    private static Step step(String pattern, char letter, int run) {
        Part part = switch (letter) {
            case 'y' -> run == 2 ? Part.SHORT_YEAR : run == 4 ? Part.YEAR : null;
            case 'M' -> run <= 2 ? Part.MONTH : null;
            case 'd' -> run <= 2 ? Part.DAY : null;
            case 'H' -> run <= 2 ? Part.HOUR : null;
            case 'h' -> run <= 2 ? Part.HOUR_OF_HALF_DAY : null;
            case 'm' -> run <= 2 ? Part.MINUTE : null;
            case 's' -> run <= 2 ? Part.SECOND : null;
            case 'S' -> run <= 9 ? Part.FRACTION : null;
            case 'a' -> run == 1 ? Part.HALF_DAY : null;
            default -> null;
        };
        if (part == null) {
            throw refused(pattern, "unknown letters '" + String.valueOf(letter).repeat(run) + "'");
        }
        return new Step(part, run, run == 4 ? 4 : 2, ' ');
    }

    private static void checkWhole(String pattern, List<Step> steps) {
        boolean year = has(steps, Part.YEAR) || has(steps, Part.SHORT_YEAR);
        if (!year || !has(steps, Part.MONTH) || !has(steps, Part.DAY)) {
            throw refused(pattern, "it must hold a year, a month and a day");
        }
        if (has(steps, Part.HOUR_OF_HALF_DAY) != has(steps, Part.HALF_DAY)) {
            throw refused(pattern, "hh and a belong together; HH counts to 24");
        }
    }

    private static boolean has(List<Step> steps, Part part) {
        return steps.stream().anyMatch(step -> step.part == part);
    }

    private static Step literal(char c) {
        return new Step(Part.LITERAL, 1, 1, c);
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static int run(String pattern, int at) {
        int end = at;
        while (end < pattern.length() && pattern.charAt(end) == pattern.charAt(at)) {
            end++;
        }
        return end - at;
    }

    private static IllegalArgumentException refused(String pattern, String problem) {
        return new IllegalArgumentException("date pattern '" + pattern + "': " + problem + "; known: " + LETTERS
                + ", other text in single quotes, or one of " + CountForm.names());
    }
}
