package io.plumbline.cli;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;

/** Shows which step a long run has reached, on one line that is written over where the terminal allows it. */
final class Ticker implements Consumer<String> {
    private static final int WIDTH = 60;

    private final PrintWriter err;
    private final long start;
    private final boolean terminal = System.getenv("TERM") != null;
    private boolean shown;

    Ticker(PrintWriter err, long start) {
        this.err = err;
        this.start = start;
    }

    @Override
    public void accept(String step) {
        String line = String.format(Locale.ROOT, "%5.1f s  %s", (System.nanoTime() - start) / 1e9, step);
        if (terminal) {
            err.print("\r" + line + " ".repeat(Math.max(0, WIDTH - line.length())));
            err.flush();
            shown = true;
        } else {
            err.println(line);
        }
    }

    /** Takes the line away again, so that what is told next begins on a line of its own. */
    void clear() {
        if (shown) {
            err.print("\r" + " ".repeat(WIDTH) + "\r");
            err.flush();
            shown = false;
        }
    }
}
