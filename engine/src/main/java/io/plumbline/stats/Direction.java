package io.plumbline.stats;

/** 方向: on which side a number is worse. */
public enum Direction {
    /** High is worse: only more than expected counts as evidence. */
    HIGH,
    /** Low is worse. */
    LOW,
    /** Either side counts. */
    BOTH
}
