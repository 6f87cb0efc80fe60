package io.plumbline.connectors;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.swing.text.MutableAttributeSet;
import javax.swing.text.html.HTML;
import javax.swing.text.html.HTMLEditorKit;
import javax.swing.text.html.parser.ParserDelegator;

/**
 * A page as a parser understands it.
 *
 * @param elements the names of its elements
 * @param scripted attributes and elements that would do something
 * @param links where its links lead
 * @param text what a reader sees
 */
record ParsedPage(Set<String> elements, List<String> scripted, List<String> links, String text) {
    static ParsedPage of(Path page) throws IOException {
        Collector collector = new Collector();
        try (Reader in = Files.newBufferedReader(page, StandardCharsets.UTF_8)) {
            new ParserDelegator().parse(in, collector, true);
        }
        return new ParsedPage(collector.elements, collector.scripted, collector.links, collector.text.toString());
    }

    private static final class Collector extends HTMLEditorKit.ParserCallback {
        private final Set<String> elements = new TreeSet<>();
        private final List<String> scripted = new ArrayList<>();
        private final List<String> links = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();

        @Override
        public void handleStartTag(HTML.Tag tag, MutableAttributeSet attributes, int at) {
            String element = tag.toString().toLowerCase(Locale.ROOT);
            elements.add(element);
            if (Set.of("img", "svg", "iframe", "object", "embed", "form", "base")
                    .contains(element)) {
                scripted.add(element);
            }
            if (element.equals("script") || element.equals("link")) {
                Object of =
                        attributes.getAttribute(element.equals("script") ? HTML.Attribute.SRC : HTML.Attribute.HREF);
                if (of == null || !of.toString().matches("(\\.\\./)?(assets|data)/[a-z/.]+")) {
                    scripted.add(element + " " + of);
                }
            }
            for (Object name : Collections.list(attributes.getAttributeNames())) {
                String attribute = name.toString().toLowerCase(Locale.ROOT);
                if (attribute.startsWith("on")
                        || (attribute.equals("src") && !element.equals("script"))
                        || attribute.equals("style")) {
                    scripted.add(element + " " + attribute);
                }
                if (attribute.equals("href")) {
                    links.add(attributes.getAttribute(name).toString());
                }
            }
        }

        @Override
        public void handleSimpleTag(HTML.Tag tag, MutableAttributeSet attributes, int at) {
            if (attributes.getAttribute(HTML.Attribute.ENDTAG) == null) {
                handleStartTag(tag, attributes, at);
            }
        }

        @Override
        public void handleText(char[] data, int at) {
            text.append(data).append('\n');
        }
    }
}
