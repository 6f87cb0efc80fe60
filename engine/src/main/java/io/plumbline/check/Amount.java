package io.plumbline.check;

import java.util.List;

/**
 * 取值: a setting that is one number for all, or the number of another indicator for each organization and period.
 *
 * @param fixed the number; null where an indicator is named, or nothing
 * @param indicator the indicator; null where a number is set, or nothing
 * @param least the smallest value that has a meaning
 * @param most the largest
 */
record Amount(Double fixed, String indicator, double least, double most) {
    /** The amount beside a number; null where nothing is set, none is known, or what is known has no meaning. */
    Double of(Measure own, Beside beside) {
        if (indicator == null) {
            return fixed;
        }
        Measure other = beside.of(indicator, own);
        Double value = other == null ? null : other.value();
        return value == null || value < least || value > most ? null : value;
    }

    /** The indicators that must stand beside. */
    List<String> beside() {
        return indicator == null ? List.of() : List.of(indicator);
    }
}
