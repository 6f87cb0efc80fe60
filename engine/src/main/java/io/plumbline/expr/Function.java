package io.plumbline.expr;

/** One function of the language: how it is written, how many arguments it takes, and the column it becomes. */
record Function(String usage, int fewest, int most, boolean writesFirstTwice, Body body) {
    static final int ANY = Integer.MAX_VALUE;

    /** Builds the column from arguments that are checked as they are taken. */
    interface Body {
        Typed apply(Arguments arguments);
    }

    Function(String usage, int fewest, int most, Body body) {
        this(usage, fewest, most, false, body);
    }

    String name() {
        return usage.substring(0, usage.indexOf('('));
    }
}
