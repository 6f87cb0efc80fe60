package io.plumbline.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.plumbline.Run;
import io.plumbline.connectors.Disagreements;
import io.plumbline.connectors.Received;
import io.plumbline.text.Words;
import java.io.PrintWriter;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/** What a run received: first what could not be read or fell short, then the rows of every source, and who answers for them. */
final class ReceivedText {
    /** Beyond so many the page tells of packs, and the table of conservation of sources. */
    private static final int MOST_SOURCES = 12;

    private static final List<Words> COLUMNS = List.of(
            new Words("读入", "read"),
            new Words("采用", "accepted"),
            new Words("隔离", "quarantined"),
            new Words("重复", "duplicate"),
            new Words("被更新", "superseded"),
            new Words("忽略", "ignored"));
    private static final int MOST_DISAGREEMENTS = 3;
    private static final int NAME = 24;
    private static final int NUMBER = 12;

    private final Run run;
    private final Language language;

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
        COLUMNS.forEach(column -> header.append(Padded.right(language.say(column), NUMBER)));
        out.println();
        out.println(header);
        long sources = run.conservation().select("contract").distinct().count();
        boolean byPack = sources > MOST_SOURCES;
        Column by = byPack ? substring_index(col("contract"), ".", 1) : col("contract");
        for (Row row : conserved(by)) {
            String name = row.getString(0)
                    + (byPack
                            ? language.say("（" + row.getLong(7) + " 个来源）", " (sources: " + row.getLong(7) + ")")
                            : "");
            StringBuilder line = new StringBuilder(Padded.left(name, NAME));
            for (int i = 1; i <= COLUMNS.size(); i++) {
                line.append(Padded.right(Long.toString(row.getLong(i)), NUMBER));
            }
            out.println(line);
        }
    }

    private List<Row> conserved(Column by) {
        return run.conservation()
                .groupBy(by.as("of"))
                .agg(
                        sum("read"),
                        sum("accepted"),
                        sum("quarantined"),
                        sum("duplicate"),
                        sum("superseded"),
                        sum("ignored"),
                        count_distinct(col("contract")))
                .orderBy("of")
                .collectAsList();
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
