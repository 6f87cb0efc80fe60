package io.plumbline.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.plumbline.Run;
import io.plumbline.connectors.Disagreements;
import io.plumbline.connectors.Received;
import io.plumbline.text.Words;
import java.io.PrintWriter;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/** What a run received: first what could not be read or fell short, then the rows of every source, and who answers for them. */
final class ReceivedText {
    /** Beyond so many the page tells of packs, and the table of conservation of sources. */
    private static final int MOST_SOURCES = 12;

    private static final List<Counted> COLUMNS = List.of(
            new Counted("read", "读入"),
            new Counted("accepted", "采用"),
            new Counted("quarantined", "隔离"),
            new Counted("duplicate", "重复"),
            new Counted("superseded", "被更新"),
            new Counted("ignored", "忽略"));
    private static final int MOST_DISAGREEMENTS = 3;
    private static final int NAME = 24;
    private static final int NUMBER = 12;

    private final Run run;
    private final Language language;

    /** A column of numbers, which in English is called as in the table. */
    private record Counted(String name, String zh) {
        Words title() {
            return new Words(zh, name);
        }
    }

    ReceivedText(Run run, Language language) {
        this.run = run;
        this.language = language;
    }

    void print(PrintWriter out) {
        Received.shortfalls(run).forEach(line -> out.println("! " + language.say(line)));
        rows(out);
        attribution(out);
    }

    private void rows(PrintWriter out) {
        StringBuilder header = new StringBuilder(Padded.left(language.say("记录", "rows"), NAME));
        COLUMNS.forEach(column -> header.append(Padded.right(language.say(column.title()), NUMBER)));
        out.println();
        out.println(header);
        List<Row> files = run.conservation().collectAsList();
        boolean byPack = contracts(files) > MOST_SOURCES;
        files.stream()
                .collect(Collectors.groupingBy(
                        file -> byPack ? contract(file).replaceFirst("\\..*", "") : contract(file),
                        TreeMap::new,
                        Collectors.toList()))
                .forEach((name, of) -> out.println(line(byPack ? name + sources(of) : name, of)));
    }

    private static String contract(Row file) {
        return file.getAs("contract");
    }

    private static long contracts(List<Row> files) {
        return files.stream().map(ReceivedText::contract).distinct().count();
    }

    private String sources(List<Row> files) {
        long sources = contracts(files);
        return language.say("（" + sources + " 个来源）", " (sources: " + sources + ")");
    }

    private static String line(String name, List<Row> files) {
        StringBuilder line = new StringBuilder(Padded.left(name, NAME));
        for (Counted column : COLUMNS) {
            long rows = files.stream()
                    .mapToLong(file -> file.<Long>getAs(column.name()))
                    .sum();
            line.append(Padded.right(Long.toString(rows), NUMBER));
        }
        return line.toString();
    }

    private void attribution(PrintWriter out) {
        Row sums = run.table("coverage")
                .agg(counted("attributed"), counted("ambiguous"), counted("unattributed"))
                .first();
        out.println();
        out.println(language.say(
                "由谁负责：已归属 " + sums.get(0) + "，归属有疑 " + sums.get(1) + "，未归属 " + sums.get(2) + "（原因见 coverage）",
                "answers to \"who answers for it\": " + sums.get(0) + " attributed, " + sums.get(1) + " ambiguous, "
                        + sums.get(2) + " unattributed (reasons in coverage)"));
        List<Words> lines = Disagreements.lines(run);
        lines.stream().limit(MOST_DISAGREEMENTS).forEach(line -> out.println("  " + language.say(line)));
        if (lines.size() > MOST_DISAGREEMENTS) {
            int more = lines.size() - MOST_DISAGREEMENTS;
            out.println("  "
                    + language.say("……另有 " + more + " 组不一致见 coverage", "… and " + more + " more pairs in coverage"));
        }
    }

    private static Column counted(String state) {
        return sum(when(col("state").equalTo(state), col("records")).otherwise(0L));
    }
}
