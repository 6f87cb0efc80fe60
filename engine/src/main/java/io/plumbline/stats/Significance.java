package io.plumbline.stats;

/** 显著性等级: where a value lies against the 95 % and the 99.8 % limits of a funnel plot (about 2 and 3 sigma). */
public enum Significance {
    /** Above the 99.8 % limit. */
    FAR_HIGH,
    /** Above the 95 % limit only. */
    HIGH,
    /** Within both: not the same as good, see {@link SmallestEffect}. */
    WITHIN,
    /** Below the 95 % limit only. */
    LOW,
    /** Below the 99.8 % limit. */
    FAR_LOW;

    static Significance of(double value, Interval limits95, Interval limits998) {
        if (value > limits95.high()) {
            return value > limits998.high() ? FAR_HIGH : HIGH;
        }
        if (value < limits95.low()) {
            return value < limits998.low() ? FAR_LOW : LOW;
        }
        return WITHIN;
    }
}
