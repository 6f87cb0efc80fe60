package io.plumbline.source;

import io.plumbline.contract.Range;
import io.plumbline.text.Numbers;
import io.plumbline.text.UnreadableException;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * A number in its contract's unit.
 *
 * @param whole whether the value is a whole number
 * @param unit the contract's unit; null for none
 * @param from the source's unit, of numbers that do not name theirs; null for the contract's
 * @param range where the value is plausible; null for anywhere
 */
record ConformNumber(boolean whole, String unit, String from, RangeOf range) implements ConformValue {
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal SMALLEST = BigDecimal.valueOf(Long.MIN_VALUE);

    /** A range that can travel with the rows. */
    record RangeOf(double low, double high) implements java.io.Serializable {
        static RangeOf of(Range range) {
            return range == null ? null : new RangeOf(range.low(), range.high());
        }

        void check(double value, String unit) {
            if (value < low || value > high) {
                String interval =
                        "is not in [" + plain(low) + ", " + plain(high) + "]" + (unit == null ? "" : " " + unit);
                throw new ConformFault("out_of_range", plain(value) + " " + interval, "the value " + interval);
            }
        }
    }

    @Override
    public Object read(String text) {
        if (Numbers.isPlain(text) && (from == null || from.equals(unit))) {
            return plain(text);
        }
        BigDecimal exact = inUnit(text);
        double value = exact.doubleValue();
        if (Double.isInfinite(value)) {
            throw ConformFault.of("not_finite", text, "is beyond what a number can hold");
        }
        if (range != null) {
            range.check(value, unit);
        }
        return whole ? (Object) whole(exact, text) : (Object) (value == 0 ? 0.0 : value);
    }

    /** Nearly every cell is digits in the contract's own unit, and a decimal of them would only be rounded to this number again. */
    private Object plain(String text) {
        double value = Double.parseDouble(text);
        if (range != null) {
            range.check(value, unit);
        }
        return whole ? (Object) whole(new BigDecimal(text), text) : (Object) value;
    }

    private BigDecimal inUnit(String text) {
        String suffix = unit == null ? "" : Units.suffix(text);
        String bare = text.substring(0, text.length() - suffix.length());
        BigDecimal written = number(bare, text);
        if (unit == null) {
            return written;
        }
        String given = suffix.isEmpty() ? Objects.requireNonNullElse(from, unit) : suffix;
        if (!Units.convertible(given, unit)) {
            throw ConformFault.of("bad_unit", text, "does not end in a unit that converts into " + unit);
        }
        return Units.convert(written, given, unit);
    }

    private static BigDecimal number(String bare, String text) {
        try {
            return Numbers.decimal(bare);
        } catch (UnreadableException unreadable) {
            throw ConformColumn.fault(unreadable, text);
        }
    }

    private static Long whole(BigDecimal exact, String text) {
        if (exact.signum() != 0 && exact.stripTrailingZeros().scale() > 0) {
            throw ConformFault.of("not_whole", text, "is not a whole number");
        }
        if (exact.compareTo(LARGEST) > 0 || exact.compareTo(SMALLEST) < 0) {
            throw ConformFault.of("not_finite", text, "is beyond what 64 bits can hold");
        }
        return exact.longValue();
    }

    static String plain(double value) {
        BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
        return Math.abs(exact.precision() - exact.scale()) > 21 ? exact.toString() : exact.toPlainString();
    }
}
