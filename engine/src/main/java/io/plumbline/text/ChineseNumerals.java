package io.plumbline.text;

/** 中文数字: numbers written in characters, as in 三号楼, 二十五 or 一百零八; capital forms of ledgers (壹贰叁) too. */
public final class ChineseNumerals {
    private static final String DIGITS = "零一二三四五六七八九";
    private static final String LEDGER_DIGITS = "零壹贰叁肆伍陆柒捌玖";

    private ChineseNumerals() {}

    /** The number, or null if the text is null or not wholly a numeral below 10,000. Digit rows (二〇二四) are read too. */
    public static Integer of(String text) {
        if (text == null || text.isEmpty() || text.length() > 9) {
            return null;
        }
        int positional = positional(text);
        if (positional >= 0) {
            return positional;
        }
        int total = 0;
        int lastUnit = 10_000;
        int i = 0;
        while (i < text.length()) {
            int digit = digit(text.charAt(i));
            boolean bareTen = digit < 0 && i == 0 && unit(text.charAt(0)) == 10;
            if (digit < 0 && !bareTen) {
                return null;
            }
            int at = bareTen ? i : i + 1;
            int unit = at < text.length() ? unit(text.charAt(at)) : 1;
            if (digit == 0) {
                i++;
                continue;
            }
            if (unit <= 0 || unit >= lastUnit) {
                return null;
            }
            total += (bareTen ? 1 : digit) * unit;
            lastUnit = unit;
            i = at + 1;
        }
        return total;
    }

    /** A row of digits without units, or -1. */
    private static int positional(String text) {
        if (text.length() > 4) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = digit(text.charAt(i));
            if (digit < 0) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static int digit(char c) {
        if (c == '〇' || c == '○') {
            return 0;
        }
        if (c == '两') {
            return 2;
        }
        int plain = DIGITS.indexOf(c);
        return plain >= 0 ? plain : LEDGER_DIGITS.indexOf(c);
    }

    private static int unit(char c) {
        return switch (c) {
            case '十', '拾' -> 10;
            case '百', '佰' -> 100;
            case '千', '仟' -> 1000;
            default -> -1;
        };
    }
}
