package io.plumbline.source;

import io.plumbline.text.TextEncoding;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * How the files of one CSV source are written and what is wanted of them.
 *
 * @param encoding null to find it in each file
 */
record CsvSettings(byte delimiter, TextEncoding encoding, List<ReadRequest.Wanted> wanted) implements Serializable {
    static CsvSettings of(ReadRequest request) {
        return new CsvSettings(delimiter(request.source()), encoding(request.source()), List.copyOf(request.wanted()));
    }

    /** Every header that may occur: what tells one encoding from another. */
    static List<String> expected(List<ReadRequest.Wanted> wanted) {
        return wanted.stream().flatMap(column -> column.headers().stream()).toList();
    }

    static TextEncoding encoding(Source source) {
        String name = source.encoding();
        if (name.strip().toLowerCase(Locale.ROOT).equals("auto")) {
            return null;
        }
        try {
            return TextEncoding.parse(name);
        } catch (IllegalArgumentException unknown) {
            throw new SourceException("source '" + source.id() + "': " + unknown.getMessage(), unknown);
        }
    }

    static byte delimiter(Source source) {
        String text = source.delimiter().equals("\\t") ? "\t" : source.delimiter();
        boolean usable = text.length() == 1
                && text.charAt(0) < 0x7F
                && (text.charAt(0) >= ' ' || text.charAt(0) == '\t')
                && text.charAt(0) != '"'
                && !Character.isLetterOrDigit(text.charAt(0));
        if (!usable) {
            throw new SourceException(
                    "source '" + source.id() + "': delimiter '" + text
                            + "' is not allowed; give one ASCII character that is no letter, digit or quote, such as ',', ';', '|' or a tab");
        }
        return (byte) text.charAt(0);
    }
}
