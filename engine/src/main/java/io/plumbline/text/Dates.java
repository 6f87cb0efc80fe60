package io.plumbline.text;

import java.util.ArrayList;
import java.util.List;

/**
 * 日期: dates and times as offices write them.
 *
 * <p>Without patterns these are read: {@code 2024-03-05}, {@code 2024/3/5}, {@code 2024.3.5}, {@code 20240305},
 * {@code 2024年3月5日}, each alone or with a time ({@code 8:05}, {@code 08:05:09.123}, {@code 8时5分}, after a blank or
 * T) and an offset ({@code Z}, {@code +08:00}); {@code 20240305080509}; {@code 240305080509} of vehicle terminals.
 * {@code 24:00:00} is midnight of the next day. Dates that begin with the day or the month are refused, because nobody
 * can tell which.
 */
public final class Dates {
    private static final DateParser OFFICE = new DateParser(List.of(OfficeForm.INSTANCE));

    private Dates() {}

    /**
     * A parser for these patterns alone, or for the forms of offices if there are none.
     *
     * @param patterns each made of yyyy, yy, MM, M, dd, d, HH, H, hh, h, mm, m, ss, s, S, a (AM or PM) and other
     *     characters, as in {@code MM/dd/yyyy hh:mm:ss a}; or one of {@code office}, {@code epoch-seconds},
     *     {@code epoch-millis}, {@code excel-1900}, {@code excel-1904}
     * @throws IllegalArgumentException if a pattern cannot be understood
     */
    public static DateParser of(List<String> patterns) {
        if (patterns.isEmpty()) {
            return OFFICE;
        }
        List<DateForm> forms = new ArrayList<>();
        for (String pattern : patterns) {
            forms.add(form(pattern));
        }
        return new DateParser(forms);
    }

    private static DateForm form(String pattern) {
        if (pattern.equals("office")) {
            return OfficeForm.INSTANCE;
        }
        CountForm count = CountForm.named(pattern);
        return count == null ? PatternForm.of(pattern) : count;
    }
}
