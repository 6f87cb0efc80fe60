package io.plumbline.examples.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code plumbline explain} prints of leads, one after the other. */
final class ExplainedFigures {
    private static final String END = "疑点不是结论，待核查。";
    /** Check, id, role, period and numbers. */
    private static final Pattern SIGNAL = Pattern.compile("^\\S+ v\\d+ · ([0-9a-f]{12}) · \\S+ · \\S+ · (.*)$");

    private static final Pattern EVIDENCE = Pattern.compile("^  佐证：.*, (\\d+) rows, digest ([0-9a-f]{12})$");

    private ExplainedFigures() {}

    /**
     * The figures of a printed text.
     *
     * @param leads the leads that were asked for, in that order
     */
    static List<ShownFigure> of(String printed, List<String> leads) {
        List<ShownFigure> figures = new ArrayList<>();
        String[] texts = printed.split(END, -1);
        if (texts.length != leads.size() + 1) {
            throw new IllegalStateException(
                    leads.size() + " leads were asked for, " + (texts.length - 1) + " explained");
        }
        for (int i = 0; i < leads.size(); i++) {
            add(texts[i].strip().lines().toList(), leads.get(i), figures);
        }
        return figures;
    }

    private static void add(List<String> lines, String lead, List<ShownFigure> figures) {
        figures.add(new ShownFigure("explain", lead, null, "sentence_zh", lines.get(1)));
        String signal = null;
        for (String line : lines) {
            Matcher numbers = SIGNAL.matcher(line);
            Matcher evidence = EVIDENCE.matcher(line);
            if (numbers.matches()) {
                signal = numbers.group(1);
                for (String number : numbers.group(2).split(", ", -1)) {
                    String[] parts = number.split(" ", 2);
                    figures.add(new ShownFigure("explain", lead, signal, parts[0], parts[1]));
                }
            } else if (evidence.matches()) {
                figures.add(new ShownFigure("explain", lead, signal, "row_count", evidence.group(1)));
                figures.add(new ShownFigure("explain", lead, signal, "digest", evidence.group(2)));
            }
        }
        if (signal == null) {
            throw new IllegalStateException("Nothing that was printed of lead " + lead + " is the line of a signal");
        }
    }
}
