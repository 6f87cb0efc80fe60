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

    /** The class of a z-score against the normal law's limits; far away if infinite. */
    public static Significance ofScore(double z) {
        return ofTail(2 * MillsRatio.survival(Math.abs(z)), z > 0);
    }

    /** The class of a two-sided p-value and the side on which it lies. */
    static Significance ofTail(double p, boolean high) {
        if (p >= 1 - ControlLimits.INNER) {
            return WITHIN;
        }
        boolean far = p < 1 - ControlLimits.OUTER;
        if (high) {
            return far ? FAR_HIGH : HIGH;
        }
        return far ? FAR_LOW : LOW;
    }

    /** Whether outside the 99.8 % limits. */
    public boolean isFar() {
        return this == FAR_HIGH || this == FAR_LOW;
    }

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
