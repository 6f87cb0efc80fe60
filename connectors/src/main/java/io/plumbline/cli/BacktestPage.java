package io.plumbline.cli;

import io.plumbline.lead.BacktestLine;
import io.plumbline.lead.BacktestMeasure;
import io.plumbline.text.Words;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints the figures of a back-test, and writes them as a table. */
final class BacktestPage {
    private final Language language;

    BacktestPage(Language language) {
        this.language = language;
    }

    void print(PrintWriter out, List<BacktestLine> lines) {
        for (BacktestLine line : lines) {
            out.println("  " + name(line) + ": " + figure(line) + note(line));
        }
        out.println();
        out.println(language.say(
                "以上只说被核查过的地方；AUC 0.5 和提升度 1 等于什么也不知道。线索是待核查的地方，不是结论。",
                "All of this speaks of visited places only; an AUC of 0.5 and a lift of 1 know nothing. A lead is a place to"
                        + " look, not a finding."));
    }

    private String name(BacktestLine line) {
        String what = language.say(line.measure().words());
        return line.of().isEmpty() ? what : what + " [" + line.of() + "]";
    }

    private String figure(BacktestLine line) {
        if (line.value() == null && line.interval() == null) {
            return "—";
        }
        boolean share = line.measure().share();
        String value = line.value() == null ? "—" : number(line.value(), share);
        String interval = line.interval() == null
                ? ""
                : language.say("（95% 区间 ", " (95 % interval ")
                        + number(line.interval().low(), share) + "–"
                        + number(line.interval().high(), share) + language.say("）", ")");
        String counts = line.part() == null || !share
                ? ""
                : ", " + count(line.part()) + language.say(" / ", " of ") + count(line.whole());
        return value + interval + counts;
    }

    private String note(BacktestLine line) {
        Words note = line.note();
        return note == null ? "" : language.say("；", "; ") + language.say(note);
    }

    private static String number(double value, boolean share) {
        if (Double.isInfinite(value)) {
            return "∞";
        }
        return share
                ? String.format(Locale.ROOT, "%.1f %%", 100 * value)
                : String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.3f" : "%.2f", value);
    }

    private static String count(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%d", (long) value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    /** The figures as CSV with a header, in UTF-8 text; an unbounded interval ends in Infinity, what is not known is empty. */
    static String csv(List<BacktestLine> lines) {
        StringBuilder csv =
                new StringBuilder("measure,of,value,low,high,part,whole,measure_zh,measure_en,note_zh,note_en\n");
        for (BacktestLine line : lines) {
            BacktestMeasure measure = line.measure();
            Words note = line.note() == null ? new Words("", "") : line.note();
            csv.append(measure.code())
                    .append(cell(line.of()))
                    .append(cell(line.value()))
                    .append(cell(
                            line.interval() == null ? null : line.interval().low()))
                    .append(cell(
                            line.interval() == null ? null : line.interval().high()))
                    .append(cell(line.part()))
                    .append(cell(line.whole()))
                    .append(cell(measure.words().zh()))
                    .append(cell(measure.words().en()))
                    .append(cell(note.zh()))
                    .append(cell(note.en()))
                    .append('\n');
        }
        return csv.toString();
    }

    private static String cell(Object value) {
        String text = value == null ? "" : value.toString();
        return "," + (text.matches("[^,\"\\r\\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"');
    }
}
