package io.plumbline.contract;

/** 隐私处理: what happens to a column's values when they are read. */
public enum Privacy {
    /** The value is kept; text that looks like a phone, identity number or plate is still masked. */
    KEEP,
    /** The normalized value is replaced by its keyed hash, so that it can be joined and not read. */
    HASH,
    /** The value is never read into a table. */
    DROP
}
