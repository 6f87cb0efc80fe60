package io.plumbline.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the records of a CSV file stand, told by a regular expression: slow, short, and nothing in common with the scanner. */
final class PlainCsv {
    private static final String CELL = "(?:\"(?:[^\"]|\"\")*+\"|[^\",\r\n][^,\r\n]*+|)(?=[,\r\n]|$(?![\r\n]))";
    private static final Pattern RECORD = Pattern.compile(CELL + "(?:," + CELL + ")*+");
    private static final Pattern LINE = Pattern.compile("[^\r\n]*");
    private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n|");
    private static final Pattern STRAY = Pattern.compile("(?:^|,)[^\",\r\n][^,\r\n]*\"");

    private final String text;
    private final int from;

    PlainCsv(byte[] bytes, int from) {
        this.text = new String(bytes, StandardCharsets.ISO_8859_1);
        this.from = from;
    }

    List<String> spans() {
        List<String> spans = new ArrayList<>();
        int suspectUntil = -1;
        int at = from;
        while (at < text.length()) {
            Matcher record = RECORD.matcher(text).region(at, text.length());
            boolean whole = record.lookingAt() && ends(record.end());
            Matcher line = LINE.matcher(text).region(at, text.length());
            line.lookingAt();
            int end = whole ? record.end() : line.end();
            if (!whole) {
                suspectUntil = Math.max(suspectUntil, firstFault(at));
            } else if (at < suspectUntil && stray(at, end)) {
                end = line.end();
            }
            spans.add(at + "+" + (end - at));
            Matcher lineEnd = LINE_END.matcher(text).region(end, text.length());
            lineEnd.lookingAt();
            at = lineEnd.end();
        }
        return spans;
    }

    private boolean ends(int at) {
        return at == text.length() || text.charAt(at) == '\n' || text.charAt(at) == '\r';
    }

    /** Whether a quote stands inside an unquoted cell of the record. */
    private boolean stray(int at, int end) {
        String bare = text.substring(at, end).replaceAll("(?<=^|,)\"(?:[^\"]|\"\")*+\"(?=,|$)", "q");
        return STRAY.matcher(bare).find();
    }

    /** Behind the closing quote that text follows, or the end of the file. */
    private int firstFault(int at) {
        Matcher good = Pattern.compile("(?:" + CELL + ",)*+").matcher(text).region(at, text.length());
        good.lookingAt();
        Matcher quoted = Pattern.compile("\"(?:[^\"]|\"\")*+\"").matcher(text).region(good.end(), text.length());
        return quoted.lookingAt() ? quoted.end() : text.length();
    }
}
