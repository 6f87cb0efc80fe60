package io.plumbline.examples.city;

import java.time.LocalDate;
import java.time.YearMonth;

/** 历法: the days on which the district rests, and how much is dug in a month. */
final class Calendar {
    /** A town of every district becomes a street. */
    static final LocalDate TERRITORIES_CHANGE = LocalDate.of(2026, 4, 1);

    private static final LocalDate SPRING = LocalDate.of(2026, 2, 15);
    private static final LocalDate SPRING_OVER = LocalDate.of(2026, 2, 24);

    private Calendar() {}

    /** Whether building sites work: not in the week of the Spring Festival, nor on the first days of January and May. */
    static boolean works(LocalDate day) {
        boolean spring = !day.isBefore(SPRING) && day.isBefore(SPRING_OVER);
        boolean may = day.getMonthValue() == 5 && day.getDayOfMonth() <= 3;
        boolean newYear = day.getMonthValue() == 1 && day.getDayOfMonth() == 1;
        return !spring && !may && !newYear;
    }

    /** How much is dug compared with an ordinary month: little in frost, most in spring. */
    static double building(YearMonth month) {
        return switch (month.getMonthValue()) {
            case 1 -> 0.85;
            case 2 -> 0.8;
            case 4, 5 -> 1.15;
            default -> 1;
        };
    }

    /** Kitchen waste compared with an ordinary week: more about the Spring Festival, and in the weeks of melons. */
    static double kitchen(LocalDate monday) {
        boolean spring = !monday.plusDays(6).isBefore(SPRING) && monday.isBefore(SPRING_OVER);
        return spring ? 1.2 : 1 + 0.03 * Math.max(0, monday.getMonthValue() - 4);
    }
}
