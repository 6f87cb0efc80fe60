package io.plumbline.text;

/** A place in a text that is being read; every step either succeeds and moves on, or fails and stays. */
final class Cursor {
    private final String text;
    private int at;
    private int lastDigits;

    Cursor(String text) {
        this.text = text;
    }

    boolean atEnd() {
        return at == text.length();
    }

    char peek() {
        return atEnd() ? '\0' : text.charAt(at);
    }

    boolean skip(char c) {
        if (peek() != c || atEnd()) {
            return false;
        }
        at++;
        return true;
    }

    boolean skipIgnoringCase(String word) {
        if (!text.regionMatches(true, at, word, 0, word.length())) {
            return false;
        }
        at += word.length();
        return true;
    }

    void skipBlanks() {
        while (peek() == ' ') {
            at++;
        }
    }

    /** How many digits stand here. */
    int digitsAhead() {
        int n = 0;
        while (at + n < text.length() && isDigit(text.charAt(at + n))) {
            n++;
        }
        return n;
    }

    /** The number of at least {@code least} and at most {@code most} digits that stands here, or -1. */
    int number(int least, int most) {
        int value = 0;
        int n = 0;
        while (n < most && at + n < text.length() && isDigit(text.charAt(at + n))) {
            value = value * 10 + (text.charAt(at + n) - '0');
            n++;
        }
        if (n < least) {
            return -1;
        }
        at += n;
        lastDigits = n;
        return value;
    }

    /** A fraction of a second of 1 to 9 digits in nanoseconds, or -1. */
    int nanos() {
        int value = number(1, 9);
        if (value < 0) {
            return -1;
        }
        for (int n = lastDigits; n < 9; n++) {
            value *= 10;
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
