package io.plumbline.text;

/** 缺失原因: why a cell holds no value. None of them is zero, and none of them is another. */
public enum MissingReason {
    /** 空白: nothing was written. */
    BLANK("blank"),
    /** 不适用: the question does not apply to this row. */
    NOT_APPLICABLE("not-applicable"),
    /** 未报: it applies and was not reported. */
    NOT_REPORTED("not-reported"),
    /** 不详: it applies and nobody knows. */
    UNKNOWN("unknown"),
    /** 无: "none" was written; whether that means zero is for the contract to say, not for a parser. */
    NONE("none"),
    /** 横线: a dash or a stroke, which says only that somebody saw the cell. */
    DASH("dash");

    private final String code;

    MissingReason(String code) {
        this.code = code;
    }

    /** The kebab-case code under which the reason is stored. */
    public String code() {
        return code;
    }
}
