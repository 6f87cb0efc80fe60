package io.plumbline.text;

import java.util.Arrays;
import java.util.Comparator;

/**
 * 统计用区划代码: codes of territory: two digits each for province, city and district (GB/T 2260), three for street or
 * town, three for community or village, and three for a group in the 15-digit variant. Shorter units are padded with
 * zeros to 6, 9, 12 or 15 digits.
 */
public final class DivisionCodes {
    private DivisionCodes() {}

    /** 层级: the level of a code, from the widest to the narrowest. */
    public enum Level {
        PROVINCE(2),
        CITY(4),
        DISTRICT(6),
        STREET(9),
        COMMUNITY(12),
        GROUP(15);

        private final int digits;

        Level(int digits) {
            this.digits = digits;
        }

        private static Level ofLength(int digits) {
            return Arrays.stream(values())
                    .filter(level -> level.digits == digits)
                    .findFirst()
                    .orElse(null);
        }

        private Level wider() {
            return Arrays.stream(values())
                    .filter(level -> level.digits < digits)
                    .max(Comparator.comparingInt(level -> level.digits))
                    .orElse(null);
        }
    }

    /** 类别: what the number of a street-level or community-level unit says it is. */
    public enum Kind {
        /** 街道, 001-099. */
        SUBDISTRICT,
        /** 镇, 100-199. */
        TOWN,
        /** 乡, 200-399. */
        TOWNSHIP,
        /** 居委会, 001-199. */
        RESIDENTS,
        /** 村委会, 200-399. */
        VILLAGERS,
        /** Development zones, farms and the like, and every level without kinds. */
        OTHER
    }

    /**
     * 区划: a unit of territory.
     *
     * @param code the code without its padding, 2 to 15 digits
     */
    public record Division(String code, Level level) {
        /** The unit that contains this one, or null for a province. */
        public Division parent() {
            Level wider = level.wider();
            return wider == null ? null : new Division(code.substring(0, wider.digits), wider);
        }

        /** Whether this unit is the other or contains it. */
        public boolean contains(Division other) {
            return other.code.startsWith(code);
        }

        /** What the last number says the unit is. */
        public Kind kind() {
            if (level != Level.STREET && level != Level.COMMUNITY) {
                return Kind.OTHER;
            }
            int number = Integer.parseInt(code.substring(code.length() - 3));
            if (level == Level.STREET) {
                return number < 100
                        ? Kind.SUBDISTRICT
                        : number < 200 ? Kind.TOWN : number < 400 ? Kind.TOWNSHIP : Kind.OTHER;
            }
            return number < 200 ? Kind.RESIDENTS : number < 400 ? Kind.VILLAGERS : Kind.OTHER;
        }
    }

    /** The unit of a code, or null if the text is null or no code of 2, 4, 6, 9, 12 or 15 digits. */
    public static Division of(String text) {
        String digits = Normal.text(text);
        Level level = digits == null ? null : Level.ofLength(digits.length());
        if (level == null || !isDigits(digits) || digits.startsWith("00")) {
            return null;
        }
        while (level != Level.PROVINCE && isZeros(digits, level.wider().digits, level.digits)) {
            level = level.wider();
        }
        return new Division(digits.substring(0, level.digits), level);
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static boolean isZeros(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }
}
