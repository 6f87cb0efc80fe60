package io.plumbline.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The parts of a date while it is read; turns them into a {@link Parsed} or a reason why that cannot be. */
final class Moment {
    static final int FIRST_YEAR = 1900;
    static final int LAST_YEAR = 2100;

    int year;
    int month = 1;
    int day = 1;
    int hour;
    int minute;
    int second;
    int nano;
    ZoneOffset offset;
    Parsed.Precision precision = Parsed.Precision.DAY;

    Parsed parsed() {
        checkYear(year);
        boolean endOfDay = hour == 24 && minute == 0 && second == 0 && nano == 0;
        try {
            LocalDateTime local = LocalDate.of(year, month, day).atTime(endOfDay ? 0 : hour, minute, second, nano);
            LocalDateTime written = endOfDay ? local.plusDays(1) : local;
            return new Parsed(written, offset == null ? null : written.toInstant(offset), precision);
        } catch (DateTimeException impossible) {
            throw new UnreadableException(Unreadable.IMPOSSIBLE_DATE, "there is no such day or time");
        }
    }

    static void checkYear(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new UnreadableException(
                    Unreadable.YEAR_OUT_OF_RANGE, "years from " + FIRST_YEAR + " to " + LAST_YEAR + " are allowed");
        }
    }
}
