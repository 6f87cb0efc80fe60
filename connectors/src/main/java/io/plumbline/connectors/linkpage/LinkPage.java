package io.plumbline.connectors.linkpage;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.plumbline.connectors.LinkWords;
import io.plumbline.link.LinkRun;
import io.plumbline.link.Linked;
import io.plumbline.link.PairScore;
import io.plumbline.text.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Row;

/**
 * 关联报告: one page on a linking: what was compared, the weights, the keys left out, and pairs near the threshold. It needs no script and
 * loads nothing; values of columns that may not be shown are not in it.
 */
public final class LinkPage {
    private static final int EXAMPLES = 4;
    private static final int MOST_CAPPED = 50;
    private static final double WIDEST = 25;
    /** Half the width of the picture of a pair. */
    private static final int HALF = 200;

    private static final int LEAST_BITS = -30;
    private static final int MOST_BITS = 50;

    private final LinkRun run;

    private LinkPage(LinkRun run) {
        this.run = run;
    }

    /**
     * 柱: pairs within one bit of weight.
     *
     * @param bits from which; of the outermost bars, to or from which
     * @param pairs how many
     * @param x left edge in the picture
     * @param height in the picture, by the square root of the number
     * @param linked whether its pairs are linked by their weight
     */
    public record Bar(int bits, long pairs, int x, int height, boolean linked) {}

    /** 等级: one degree of agreement of one comparison, and how long its bar is, below 0 to the left. */
    public record Level(
            String comparison, String meaning, String m, String u, String bits, int width, boolean speaksFor) {}

    /** 步: one step of a pair's weight, from where to where in the picture. */
    public record Step(
            String name, String meaning, String left, String right, String bits, int from, int width, String look) {}

    /** 例: one pair. */
    public record Example(
            String left,
            String right,
            String decision,
            String reason,
            String weight,
            String probability,
            Step total,
            List<Step> steps) {}

    /** 超大分块: one value that is left out. */
    public record Capped(String rule, String value, String example, String records, String pairs) {}

    /** 报告: all that the page shows. */
    public record Report(
            String title,
            List<String> read,
            List<String> facts,
            List<Bar> bars,
            String most,
            int threshold,
            List<Level> levels,
            List<Capped> capped,
            int moreCapped,
            List<Example> examples,
            String version) {}

    /** Writes {@code index.html} into the folder of the result. */
    public static void write(LinkRun run) {
        Report report = new LinkPage(run).report();
        TemplateEngine engine = TemplateEngine.createPrecompiled(
                null, ContentType.Html, LinkPage.class.getClassLoader(), "io.plumbline.connectors.dossier");
        StringOutput html = new StringOutput();
        engine.render("link.jte", Map.of("report", report), html);
        Path file = new Path(run.file().out(), "index.html");
        try {
            FileSystem files = file.getFileSystem(new Configuration());
            files.setWriteChecksum(false);
            try (OutputStream out = files.create(file, true)) {
                out.write(html.toString().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException stuck) {
            throw new UncheckedIOException(
                    "Page cannot be written to " + file + "; check that the folder may be written", stuck);
        }
    }

    private Report report() {
        Linked linked = run.linked();
        List<Row> capped = run.capped();
        return new Report(
                run.file().link(),
                run.read(),
                List.of(
                        records(linked),
                        String.format(Locale.ROOT, "%,d", linked.records().get(2)),
                        String.format(Locale.ROOT, "%,d", linked.pairs()),
                        count("linked"),
                        count("review"),
                        count("apart")),
                bars(linked),
                String.format(Locale.ROOT, "%,d", most(linked)),
                at((int) Math.ceil(match())),
                levels(linked),
                capped.stream().limit(MOST_CAPPED).map(LinkPage::capped).toList(),
                Math.max(0, capped.size() - MOST_CAPPED),
                examples(linked),
                linked.parameters().version());
    }

    private double match() {
        double match = run.file().linking().match();
        return Math.log(match / (1 - match)) / Math.log(2);
    }

    private String count(String decision) {
        return String.format(Locale.ROOT, "%,d", run.counts().getOrDefault(decision, 0L));
    }

    private String records(Linked linked) {
        String first = String.format(Locale.ROOT, "%,d", linked.records().get(0));
        return run.file().tables().size() == 1
                ? first
                : first + String.format(Locale.ROOT, " + %,d", linked.records().get(1));
    }

    /** Where a whole number of bits lies in the picture. */
    private static int at(int bits) {
        return 360 + 10 * within(bits);
    }

    private static int within(int bits) {
        return Math.max(LEAST_BITS, Math.min(MOST_BITS, bits));
    }

    private static Map<Integer, Long> binned(Linked linked) {
        Map<Integer, Long> binned = new TreeMap<>();
        linked.histogram().forEach((bits, bin) -> binned.merge(within(bits), bin[0], Long::sum));
        return binned;
    }

    private static long most(Linked linked) {
        return binned(linked).values().stream().mapToLong(pairs -> pairs).max().orElse(0);
    }

    private List<Bar> bars(Linked linked) {
        double most = Math.max(1, most(linked));
        List<Bar> bars = new ArrayList<>();
        binned(linked).forEach((bits, pairs) -> {
            int height = (int) Math.max(1, Math.round(120 * Math.sqrt(pairs / most)));
            bars.add(new Bar(bits, pairs, at(bits), height, bits >= match()));
        });
        return bars;
    }

    private static List<Level> levels(Linked linked) {
        List<Level> levels = new ArrayList<>();
        String last = "";
        for (Row row : linked.parameters().rows()) {
            double bits = row.getDouble(5);
            String name = row.isNullAt(0) ? "" : row.getString(0);
            levels.add(new Level(
                    name.equals(last) ? "" : name,
                    words(row.getString(2)),
                    figure(row.getDouble(3)),
                    row.isNullAt(4) ? "" : figure(row.getDouble(4)),
                    signed(bits),
                    width(bits),
                    bits > 0));
            last = name;
        }
        return levels;
    }

    private static int width(double bits) {
        return (int) Math.round(100 * Math.min(WIDEST, Math.abs(bits)) / WIDEST);
    }

    private static String words(String english) {
        Words words = LinkWords.of(english);
        return words.zh().equals(english) ? english : words.zh() + " " + english;
    }

    private static String figure(double number) {
        return String.format(Locale.ROOT, number < 0.001 ? "%.1e" : "%.4f", number);
    }

    private static String signed(double bits) {
        return String.format(Locale.ROOT, "%+.2f", bits);
    }

    private static Capped capped(Row row) {
        return new Capped(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                String.format(Locale.ROOT, "%,d", row.getLong(3)),
                String.format(Locale.ROOT, "%,d", row.getLong(4)));
    }

    private List<Example> examples(Linked linked) {
        Set<String> shown = new LinkedHashSet<>(run.file().show());
        List<Linked.Example> near = linked.examples(EXAMPLES, shown);
        double farthest = near.stream().mapToDouble(LinkPage::farthest).max().orElse(1);
        return near.stream().map(one -> example(one, HALF / farthest)).toList();
    }

    /** How far from 0 the weight of a pair comes while it is added up. */
    private static double farthest(Linked.Example one) {
        double at = one.score().prior();
        double farthest = Math.abs(at);
        for (PairScore.Step step : one.score().steps()) {
            at += step.bits();
            farthest = Math.max(farthest, Math.abs(at));
        }
        return farthest;
    }

    private Example example(Linked.Example one, double scale) {
        List<Step> steps = new ArrayList<>();
        double at = one.score().prior();
        steps.add(step("", words("two records drawn at random"), "", "", at, 0, scale));
        for (PairScore.Step step : one.score().steps()) {
            List<String> columns =
                    run.file().linking().compare().get(step.comparison()).columns();
            String column = columns.size() == 1 ? columns.get(0) : step.comparison();
            String unseen = run.file().show().contains(column) ? "" : "…";
            steps.add(step(
                    step.comparison(),
                    words(step.meaning()),
                    one.left().getOrDefault(column, unseen),
                    one.right().getOrDefault(column, unseen),
                    step.bits(),
                    at,
                    scale));
            at += step.bits();
        }
        return new Example(
                one.link().getAs("left_id"),
                one.link().getAs("right_id"),
                words(one.link().getAs("decision")),
                one.link().getAs("reason") == null ? "" : words(one.link().getAs("reason")),
                signed(one.score().weight()),
                String.format(Locale.ROOT, "%.4f", one.score().probability()),
                step("", "合计 total", "", "", one.score().weight(), 0, scale),
                steps);
    }

    /** 0 bits lie in the middle of the picture. */
    private static Step step(
            String name, String meaning, String left, String right, double bits, double from, double scale) {
        int x = (int) Math.round(HALF + scale * Math.min(from, from + bits));
        int width = (int) Math.max(1, Math.round(scale * Math.abs(bits)));
        String look = bits == 0 ? "rest" : bits > 0 ? "for" : "against";
        return new Step(name, meaning, left, right, signed(bits), x, width, look);
    }
}
