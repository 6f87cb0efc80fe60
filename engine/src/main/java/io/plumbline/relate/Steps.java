package io.plumbline.relate;

import io.plumbline.pack.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * The whole periods of a window, one after the other.
 *
 * @param first the first day of the first
 * @param months the length in months; 0 when it is counted in days
 * @param days the length in days; 0 when it is counted in months
 * @param count how many there are
 */
record Steps(LocalDate first, int months, int days, int count) {
    static Steps of(Period period, LocalDate from, LocalDate to) {
        int months = switch (period) {
            case DAY, WEEK -> 0;
            case MONTH -> 1;
            case QUARTER -> 3;
            case YEAR -> 12;
        };
        int days = months > 0 ? 0 : period == Period.DAY ? 1 : 7;
        LocalDate start = start(from, months, days);
        LocalDate first = start.isBefore(from) ? start.plusMonths(months).plusDays(days) : start;
        long whole = months > 0
                ? ChronoUnit.MONTHS.between(first, to) / months
                : Math.floorDiv(ChronoUnit.DAYS.between(first, to), days);
        return new Steps(first, months, days, (int) Math.max(0, whole));
    }

    private static LocalDate start(LocalDate day, int months, int days) {
        if (months > 0) {
            return day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % months);
        }
        return days == 1 ? day : day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
