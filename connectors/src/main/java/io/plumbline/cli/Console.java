package io.plumbline.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;

/** What a terminal is given: names come from files, and must not steer it, break its lines or turn their direction. */
final class Console extends FilterWriter {
    private static final String TURNING = "\u200E\u200F\u061C\u2028\u2029";

    private Console(Writer out) {
        super(out);
    }

    static PrintWriter of(PrintWriter out) {
        return new PrintWriter(new Console(out), true);
    }

    @Override
    public void write(int c) throws IOException {
        out.write(acts((char) c) ? ' ' : c);
    }

    @Override
    public void write(char[] characters, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            write(characters[i]);
        }
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        write(text.toCharArray(), from, length);
    }

    private static boolean acts(char c) {
        boolean lineEnd = System.lineSeparator().indexOf(c) >= 0;
        boolean turning =
                (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069') || TURNING.indexOf(c) >= 0;
        return !lineEnd && (Character.isISOControl(c) || turning);
    }
}
