package io.plumbline.connectors.linkpage;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.plumbline.link.LinkRun;
import io.plumbline.link.Linked;
import io.plumbline.link.PairScore;
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

    private final LinkRun run;

    private LinkPage(LinkRun run) {
        this.run = run;
    }

    /**
     * 柱: pairs within one bit of weight.
     *
     * @param bits from which
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
            String name,
            String meaning,
            String left,
            String right,
            String bits,
            int from,
            int width,
            boolean speaksFor) {}

    /** 例: one pair. */
    public record Example(
            String left,
            String right,
            String decision,
            String reason,
            String weight,
            String probability,
            List<Step> steps) {}

    /** 超大分块: one value that is left out. */
    public record Capped(String rule, String value, String example, String records, String pairs) {}

    /** 报告: all that the page shows. */
    public record Report(
            String title,
            List<String> read,
            List<String> facts,
            List<Bar> bars,
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
                        String.format(
                                Locale.ROOT,
                                "%,d + %,d",
                                linked.records().get(0),
                                linked.records().get(1)),
                        String.format(Locale.ROOT, "%,d", linked.records().get(2)),
                        String.format(Locale.ROOT, "%,d", linked.pairs()),
                        count("linked"),
                        count("review"),
                        count("apart")),
                bars(linked),
                360 + 10 * (int) Math.max(-30, Math.min(50, Math.ceil(match()))),
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

    private List<Bar> bars(Linked linked) {
        long most = linked.histogram().values().stream()
                .mapToLong(bin -> bin[0])
                .max()
                .orElse(1);
        List<Bar> bars = new ArrayList<>();
        linked.histogram().forEach((bits, bin) -> {
            int place = Math.max(-30, Math.min(50, bits));
            int height = (int) Math.max(1, Math.round(120 * Math.sqrt((double) bin[0] / most)));
            bars.add(new Bar(bits, bin[0], 360 + 10 * place, height, bits >= match()));
        });
        return bars;
    }

    private static List<Level> levels(Linked linked) {
        List<Level> levels = new ArrayList<>();
        for (Row row : linked.parameters().rows()) {
            double bits = row.getDouble(5);
            String name = row.isNullAt(0) ? "" : row.getString(0);
            levels.add(new Level(
                    name,
                    row.getString(2),
                    figure(row.getDouble(3)),
                    row.isNullAt(4) ? "" : figure(row.getDouble(4)),
                    signed(bits),
                    width(bits),
                    bits > 0));
        }
        return levels;
    }

    private static int width(double bits) {
        return (int) Math.round(100 * Math.min(WIDEST, Math.abs(bits)) / WIDEST);
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
        return linked.examples(EXAMPLES, shown).stream().map(this::example).toList();
    }

    private Example example(Linked.Example one) {
        List<Step> steps = new ArrayList<>();
        double at = one.score().prior();
        steps.add(step("", "two records drawn at random 任意两条", "", "", at, 0));
        for (PairScore.Step step : one.score().steps()) {
            List<String> columns =
                    run.file().linking().compare().get(step.comparison()).columns();
            String column = columns.size() == 1 ? columns.get(0) : step.comparison();
            steps.add(step(
                    step.comparison(),
                    step.meaning(),
                    one.left().getOrDefault(column, ""),
                    one.right().getOrDefault(column, ""),
                    step.bits(),
                    at));
            at += step.bits();
        }
        return new Example(
                one.link().getAs("left_id"),
                one.link().getAs("right_id"),
                one.link().getAs("decision"),
                one.link().getAs("reason") == null ? "" : one.link().getAs("reason"),
                signed(one.score().weight()),
                String.format(Locale.ROOT, "%.4f", one.score().probability()),
                steps);
    }

    /** The picture is 400 wide; 0 bits lie in its middle, one bit is 4 wide. */
    private static Step step(String name, String meaning, String left, String right, double bits, double from) {
        double low = Math.min(from, from + bits);
        int x = (int) Math.max(0, Math.min(398, Math.round(200 + 4 * low)));
        int width = (int) Math.max(1, Math.min(400 - x, Math.round(4 * Math.abs(bits))));
        return new Step(name, meaning, left, right, signed(bits), x, width, bits > 0);
    }
}
