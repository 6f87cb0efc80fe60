package io.plumbline.text;

/** 不可解析原因: why a text is not a date or a number, as a stable code for quarantine and reports. */
public enum Unreadable {
    /** The text has no shape this parser knows. */
    NOT_A_DATE("not-a-date"),
    /** The shape is right, the day or time does not exist (30 February, 25:00). */
    IMPOSSIBLE_DATE("impossible-date"),
    /** The year lies outside 1900 to 2100. */
    YEAR_OUT_OF_RANGE("year-out-of-range"),
    /** Two readings are possible and no pattern decides between them. */
    AMBIGUOUS_DATE("ambiguous-date"),
    /** The text has no shape of a number. */
    NOT_A_NUMBER("not-a-number"),
    /** Commas do not stand between groups of three digits. */
    BAD_GROUPING("bad-grouping"),
    /** NaN, infinity, or a number beyond what the type can hold. */
    NOT_FINITE("not-finite"),
    /** A fraction where a whole number is asked for. */
    NOT_WHOLE("not-whole");

    private final String code;

    Unreadable(String code) {
        this.code = code;
    }

    /** The kebab-case code under which the reason is stored. */
    public String code() {
        return code;
    }
}
