package io.plumbline.examples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a lead's card shows: the numbers of every signal, and the sentence. */
final class CardFigures {
    private static final Pattern SENTENCE = Pattern.compile("<p class=\"fact\">(?:<span class=\"zh\">)?([^<]*)");
    private static final Pattern ID = Pattern.compile("([0-9a-f]{12})</span></h2>");
    private static final Pattern FIGURE = Pattern.compile("data-column=\"([a-z_]+)\" data-exact=\"([^\"]+)\"");
    private static final Pattern ROWS = Pattern.compile("data-column=\"row_count\">([^<]+)<");

    private CardFigures() {}

    static List<ShownFigure> of(Path dossier, String lead) throws IOException {
        String card = Files.readString(dossier.resolve("lead/p-" + lead.substring(0, 20) + ".html"));
        List<ShownFigure> figures = new ArrayList<>();
        Matcher sentence = SENTENCE.matcher(card);
        if (sentence.find()) {
            figures.add(new ShownFigure("page", lead, null, "sentence_zh", plain(sentence.group(1))));
        }
        String[] findings = card.split("<section class=\"finding", -1);
        for (int i = 1; i < findings.length; i++) {
            Matcher id = ID.matcher(findings[i]);
            if (!id.find()) {
                throw new IllegalStateException("A finding of the card of lead " + lead + " has no id");
            }
            String signal = id.group(1);
            FIGURE.matcher(findings[i])
                    .results()
                    .forEach(one -> figures.add(new ShownFigure("page", lead, signal, one.group(1), one.group(2))));
            ROWS.matcher(findings[i])
                    .results()
                    .forEach(one -> figures.add(new ShownFigure("page", lead, signal, "row_count", one.group(1))));
        }
        return figures;
    }

    private static String plain(String html) {
        return html.replace('\u00A0', ' ')
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#34;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .strip();
    }
}
