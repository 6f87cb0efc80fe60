package io.plumbline.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.plumbline.Run;
import io.plumbline.Validation;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;

/** What the checks of a run answered, what past inspections say of them, and where the job departs from their packs. */
final class AnswersText {
    private static final int TITLE = 40;
    private static final int MOST_PROMOTED = 3;
    private static final String PROMOTE = "promote.";
    private static final String CAPS = "caps.";

    private final Run run;
    private final Validation validation;
    private final Language language;

    AnswersText(Run run, Validation validation, Language language) {
        this.run = run;
        this.validation = validation;
        this.language = language;
    }

    void print(PrintWriter out) {
        out.println();
        Map<String, Row> answers = answers();
        for (Validation.Line line : validation.checks()) {
            Row found = answers.get(line.check());
            out.printf(
                    Locale.ROOT,
                    language.say(
                            "%-5s %s 疑点 %3d  未见异常 %4d  无法比对 %3d  %s%n",
                            "%-5s %s %3d flagged %4d not %4d not judgeable  %s%n"),
                    line.check(),
                    Padded.left(language.say(line.title()), TITLE),
                    found == null ? 0 : found.getLong(1),
                    found == null ? 0 : found.getLong(2),
                    found == null ? 0 : found.getLong(3),
                    state(line));
        }
        validity(out);
        departures(out);
    }

    private Map<String, Row> answers() {
        return run
                .signals()
                .where(col("context").equalTo(false))
                .groupBy("check_id")
                .agg(
                        count(when(col("state").equalTo("flagged"), lit(1))),
                        count(when(col("state").equalTo("not_flagged"), lit(1))),
                        count(when(col("state").equalTo("not_judgeable"), lit(1))))
                .collectAsList()
                .stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row));
    }

    private String state(Validation.Line line) {
        return switch (line.state()) {
            case "blocked" -> language.say("缺数据 ", "blocked ") + String.join(", ", line.blockedBy());
            case "trial" -> language.say("试用", "trial");
            case "retired" -> language.say("已停用", "retired");
            default -> "";
        };
    }

    private List<Row> rows(String table, String order) {
        return run.has(table) ? run.table(table).orderBy(order).collectAsList() : List.of();
    }

    /** What past inspections say of the checks, as far as they say anything. */
    private void validity(PrintWriter out) {
        List<Row> records = run.table("validity")
                .where(col("places").gt(0))
                .orderBy("check_id")
                .collectAsList();
        for (Row record : records) {
            boolean leads = "leads".equals(record.<String>getAs("runs_as"));
            out.printf(
                    Locale.ROOT,
                    language.say(
                            "核查结果 %-5s 已判定 %2$d 处，属实 %3$d 处%4$s，未核查 %5$d 处；%6$s，%7$s：%8$s%n",
                            "outcomes %-5s %3$d found of %2$d judged%4$s, %5$d not visited; %6$s, runs as %7$s: %8$s%n"),
                    record.<String>getAs("check_id"),
                    record.<Long>getAs("judged"),
                    record.<Long>getAs("found"),
                    interval(record),
                    record.<Long>getAs("not_visited"),
                    record.<String>getAs("state_reason" + language.suffix()),
                    leads ? language.say("可成线索", "leads") : language.say("试用", "trial"),
                    record.<String>getAs("runs_as_reason" + language.suffix()));
        }
    }

    private String interval(Row record) {
        Double low = record.getAs("found_low");
        return low == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        language.say("（95 %% 区间 %.1f–%.1f %%）", " (95 %% interval %.1f–%.1f %%)"),
                        100 * low,
                        100 * record.<Double>getAs("found_high"));
    }

    private void departures(PrintWriter out) {
        List<Row> departures = rows("departures", "setting");
        List<Row> promoted = departures.stream()
                .filter(departure -> departure.<String>getAs("setting").startsWith(PROMOTE))
                .toList();
        boolean together = promoted.size() > MOST_PROMOTED;
        if (together) {
            promoted(out, promoted);
        }
        for (Row departure : departures) {
            if (!together || !promoted.contains(departure)) {
                departure(out, departure);
            }
        }
    }

    private void departure(PrintWriter out, Row departure) {
        String packed = departure.getAs("pack_value");
        String because = departure.getAs("because");
        out.printf(
                Locale.ROOT,
                language.say(
                        "与%s不同：%s 为 %s，原为 %s%s；压下疑点 %d 个，增加 %d 个%n",
                        "departs from the %s: %s: %s instead of %s%s; suppresses %d signals, adds %d%n"),
                departure.<String>getAs("setting").startsWith(CAPS)
                        ? language.say("默认", "default")
                        : language.say("配置包", "pack"),
                departure.<String>getAs("setting"),
                departure.<String>getAs("job_value"),
                packed == null ? language.say("未设", "nothing") : packed,
                because == null ? "" : language.say("（" + because + "）", " (" + because + ")"),
                departure.<Long>getAs("suppressed"),
                departure.<Long>getAs("added"));
    }

    private void promoted(PrintWriter out, List<Row> promoted) {
        out.printf(
                Locale.ROOT,
                language.say(
                        "与配置包不同：%s 由试用改为可成线索（理由见卷宗方法页各项）；压下疑点 %d 个，增加 %d 个%n",
                        "departs from the pack: judged instead of trial are %s (why stands with each in the dossier's method);"
                                + " suppresses %d signals, adds %d%n"),
                promoted.stream()
                        .map(departure -> departure.<String>getAs("setting").substring(PROMOTE.length()))
                        .collect(Collectors.joining(language.say("、", ", "))),
                sum(promoted, "suppressed"),
                sum(promoted, "added"));
    }

    private static long sum(List<Row> departures, String column) {
        return departures.stream()
                .mapToLong(departure -> departure.<Long>getAs(column))
                .sum();
    }
}
