package io.plumbline.stats;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * 均值可能性: whether a reported mean or share of whole numbers can come from n of them at all.
 *
 * <p>Source: the GRIM test of Brown and Heathers (2017): some whole k must have k/n near the reported value. Near is
 * less than one unit of its last digit to either side, so that values rounded to the nearest, cut off, or rounded up all
 * pass. Valid for averages of whole numbers with an n that is known exactly; weighted averages, sub-groups and another n
 * fail it honestly. Arithmetic is exact.
 */
public enum Grim {
    /** Some whole number gives the value. */
    POSSIBLE,
    /** None does. */
    IMPOSSIBLE,
    /** So many numbers that every value would pass: nothing is tested. */
    NOT_APPLICABLE;

    /**
     * A mean as it was written, with all its decimals.
     *
     * @param n of how many whole numbers, at least 1
     */
    public static Grim mean(BigDecimal reported, long n) {
        return possible(reported, n);
    }

    /** A percentage as it was written, with all its decimals and without its sign: a hundredth of it is a mean. */
    public static Grim percentage(BigDecimal reported, long n) {
        return possible(reported.movePointLeft(2), n);
    }

    private static Grim possible(BigDecimal value, long n) {
        if (n < 1) {
            throw new IllegalArgumentException("n is " + n + "; it must be 1 or more");
        }
        BigDecimal unit = BigDecimal.ONE.scaleByPowerOfTen(-value.scale());
        BigDecimal count = BigDecimal.valueOf(n);
        BigDecimal reach = unit.multiply(count);
        if (reach.add(reach).compareTo(BigDecimal.ONE) > 0) {
            return NOT_APPLICABLE;
        }
        BigDecimal sum = value.multiply(count);
        BigInteger nearest = sum.setScale(0, RoundingMode.HALF_EVEN).toBigIntegerExact();
        BigDecimal distance = sum.subtract(new BigDecimal(nearest)).abs();
        return distance.compareTo(reach) < 0 ? POSSIBLE : IMPOSSIBLE;
    }
}
