package io.plumbline.pack;

/** 周期: the length of time for which a number is formed, in the job's time zone; weeks start on Monday. */
public enum Period {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR
}
