package io.plumbline.text;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * 数字: numbers as offices write them: full-width digits, commas between thousands, a percent sign (12.5% is 0.125),
 * brackets for negative amounts, and the exponents Excel exports.
 *
 * <p>Null answers null. Anything else that is not exactly one number is refused with an {@link UnreadableException};
 * tokens for missing values are refused too, so ask {@link MissingValues} first.
 */
public final class Numbers {
    private static final int LONGEST = 64;
    private static final int LARGEST_EXPONENT = 308;
    private static final Pattern SHAPE =
            Pattern.compile("([+-]?)(\\d[\\d,]*)?(?:\\.(\\d+))?(?:[eE]([+-]?\\d{1,3}))?\\s?(%?)");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:,\\d{3})+");

    private Numbers() {}

    /** The exact decimal number. */
    public static BigDecimal decimal(String text) {
        return decimal(text, null);
    }

    /**
     * The exact decimal number of a text that may end in its unit, such as "12.5吨" where the unit is "吨".
     *
     * @param unit the only suffix allowed, compared after {@link Normal#text}; null for none
     */
    public static BigDecimal decimal(String text, String unit) {
        if (text == null) {
            return null;
        }
        String bare = withoutUnit(Normal.text(text).replace('−', '-'), unit);
        boolean bracketed = bare.length() > 2 && bare.charAt(0) == '(' && bare.endsWith(")");
        if (!bracketed) {
            return read(bare);
        }
        String inside = bare.substring(1, bare.length() - 1);
        if (inside.charAt(0) == '-' || inside.charAt(0) == '+') {
            throw notANumber();
        }
        return read(inside).negate();
    }

    /** The nearest double. */
    public static Double real(String text) {
        return real(text, null);
    }

    /** The nearest double of a text that may end in its unit. */
    public static Double real(String text, String unit) {
        if (text == null) {
            return null;
        }
        if (isPlain(text)) {
            return Double.parseDouble(text);
        }
        BigDecimal exact = decimal(text, unit);
        double value = exact.doubleValue();
        if (Double.isInfinite(value)) {
            throw new UnreadableException(Unreadable.NOT_FINITE, "the number is beyond what a double can hold");
        }
        return value;
    }

    /** The whole number; "12.0" is whole, "12.5" is refused, and so is what a long cannot hold. */
    public static Long whole(String text) {
        return whole(text, null);
    }

    /** The whole number of a text that may end in its unit. */
    public static Long whole(String text, String unit) {
        if (text == null) {
            return null;
        }
        if (isShortWhole(text)) {
            return Long.parseLong(text);
        }
        BigDecimal exact = decimal(text, unit);
        if (exact.signum() != 0 && exact.stripTrailingZeros().scale() > 0) {
            throw new UnreadableException(Unreadable.NOT_WHOLE, "a whole number is expected");
        }
        if (exact.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0
                || exact.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) < 0) {
            throw new UnreadableException(Unreadable.NOT_FINITE, "the number is beyond what 64 bits can hold");
        }
        return exact.longValue();
    }

    /** Whether a text is at most 64 digits with at most one point between them, which {@link Double#parseDouble} reads as it stands. */
    public static boolean isPlain(String text) {
        int points = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                points++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        int length = text.length();
        return length > 0
                && length <= LONGEST
                && points <= 1
                && text.charAt(0) != '.'
                && text.charAt(length - 1) != '.';
    }

    private static boolean isShortWhole(String text) {
        if (text.isEmpty() || text.length() > 18) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static String withoutUnit(String text, String unit) {
        String suffix = unit == null ? "" : Normal.text(unit);
        if (suffix.isEmpty() || !text.endsWith(suffix)) {
            return text;
        }
        return text.substring(0, text.length() - suffix.length()).stripTrailing();
    }

    private static BigDecimal read(String text) {
        if (isNotFinite(text)) {
            throw new UnreadableException(Unreadable.NOT_FINITE, "NaN and infinity are not values");
        }
        Matcher shape = text.length() > LONGEST ? null : SHAPE.matcher(text);
        if (shape == null || !shape.matches() || (shape.group(2) == null && shape.group(3) == null)) {
            throw notANumber();
        }
        String digits = shape.group(2) == null ? "0" : ungrouped(shape.group(2));
        String fraction = shape.group(3) == null ? "" : "." + shape.group(3);
        BigDecimal value = new BigDecimal(shape.group(1) + digits + fraction).scaleByPowerOfTen(exponent(shape));
        return shape.group(5).isEmpty() ? value : value.scaleByPowerOfTen(-2);
    }

    private static int exponent(Matcher shape) {
        int exponent = shape.group(4) == null ? 0 : Integer.parseInt(shape.group(4));
        if (Math.abs(exponent) > LARGEST_EXPONENT) {
            throw new UnreadableException(
                    Unreadable.NOT_FINITE, "exponents from -" + LARGEST_EXPONENT + " to " + LARGEST_EXPONENT + " only");
        }
        return exponent;
    }

    private static String ungrouped(String digits) {
        if (digits.indexOf(',') < 0) {
            return digits;
        }
        if (!GROUPED.matcher(digits).matches()) {
            throw new UnreadableException(Unreadable.BAD_GROUPING, "commas must part groups of three digits");
        }
        return digits.replace(",", "");
    }

    private static boolean isNotFinite(String text) {
        String bare = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        return bare.equalsIgnoreCase("nan")
                || bare.equalsIgnoreCase("infinity")
                || bare.equalsIgnoreCase("inf")
                || bare.equals("∞");
    }

    private static UnreadableException notANumber() {
        return new UnreadableException(Unreadable.NOT_A_NUMBER, "a number such as 1234, 1,234.5 or 12.5% is expected");
    }
}
