package io.plumbline.source;

/**
 * Why a cell or row cannot be accepted: once in words that show the value, for columns that may be shown, and once without.
 * Carries no stack trace, because a bad column throws one per row.
 */
final class ConformFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String open;
    private final String closed;

    ConformFault(String code, String open, String closed) {
        super(code, null, false, false);
        this.code = code;
        this.open = open;
        this.closed = closed;
    }

    /** A fault whose words follow the value: {@code '70' is not a date}. */
    static ConformFault of(String code, String value, String words) {
        return new ConformFault(code, "'" + ConformShown.brief(value) + "' " + words, "the value " + words);
    }

    String words(boolean mayShow) {
        return code + ": " + (mayShow ? open : closed);
    }
}
