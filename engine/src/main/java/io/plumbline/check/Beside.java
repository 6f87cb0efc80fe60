package io.plumbline.check;

/** 并列指标: the number of another indicator for the same organization, level and period. */
@FunctionalInterface
public interface Beside {
    /** Nothing stands beside. */
    Beside NOTHING = (indicator, own) -> null;

    /** The number that stands beside one; null when there is none. */
    Measure of(String indicator, Measure own);
}
