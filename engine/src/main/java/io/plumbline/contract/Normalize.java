package io.plumbline.contract;

/** 规范化: how a text value is put into one form before it is compared, joined or hashed. */
public enum Normalize {
    /** NFKC, trimmed. */
    TEXT,
    /** A vehicle plate without separators, upper case. */
    PLATE,
    /** A vehicle plate with what cameras confuse written as one, so that hashes of two readings meet; what is no plate is refused. */
    FOLDED_PLATE,
    /** Digits and letters of a code, upper case, without separators; a trailing ".0" of a number is removed. */
    CODE,
    /** The comparable form of a name. */
    NAME
}
