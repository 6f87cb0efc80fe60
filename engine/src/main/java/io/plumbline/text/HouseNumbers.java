package io.plumbline.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of houses, buildings and units in one written form. */
final class HouseNumbers {
    private static final Pattern PARTS_OF_NUMBER =
            Pattern.compile("([甲乙丙丁戊己庚辛]|[A-Z]{1,2})?([0-9]+|[零〇一二三四五六七八九十百两]+)([甲乙丙丁戊己庚辛A-Z])?");

    private HouseNumbers() {}

    /** One written form: 05 and 五 are 5, 甲05 is 甲5; letters and 东 stay. */
    static String of(String value) {
        Matcher parts = PARTS_OF_NUMBER.matcher(value);
        if (!parts.matches()) {
            return value;
        }
        Integer numeral = ChineseNumerals.of(parts.group(2));
        String digits = numeral == null ? parts.group(2).replaceFirst("^0+(?=.)", "") : numeral.toString();
        return (parts.group(1) == null ? "" : parts.group(1)) + digits + (parts.group(3) == null ? "" : parts.group(3));
    }

    /** As {@link #of}, of two numbers with a dash between them too: 38-1. */
    static String dashed(String value) {
        int dash = value.indexOf('-');
        return dash < 0 ? of(value) : of(value.substring(0, dash)) + "-" + of(value.substring(dash + 1));
    }
}
