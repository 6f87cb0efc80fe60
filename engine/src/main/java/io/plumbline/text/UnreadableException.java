package io.plumbline.text;

/**
 * A text that cannot be read as what it should be. Carries the reason but never the text itself, which may be
 * personal, and no stack trace, because a bad column throws one per row.
 */
public final class UnreadableException extends RuntimeException {
    private final Unreadable reason;

    UnreadableException(Unreadable reason, String message) {
        super(reason.code() + ": " + message, null, false, false);
        this.reason = reason;
    }

    /** Why the text was refused. */
    public Unreadable reason() {
        return reason;
    }
}
