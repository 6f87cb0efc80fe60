package io.plumbline.cli;

import static org.apache.spark.sql.functions.col;

import io.plumbline.Run;
import io.plumbline.Validation;
import io.plumbline.connectors.Explained;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;

/** The page that a run prints: what was read, what was attributed, what the checks said, and the first leads. */
final class RunPage {
    private static final int LEADS_SHOWN = 8;

    private final Run run;
    private final Validation validation;
    private final Language language;

    RunPage(Run run, Validation validation, Language language) {
        this.run = run;
        this.validation = validation;
        this.language = language;
    }

    void print(PrintWriter out, boolean again, double seconds) {
        String took = again
                ? language.say("（此前已发布，未重新运行）", " (committed before, nothing was run again)")
                : String.format(Locale.ROOT, language.say(" · %.1f 秒", " · %.1f s"), seconds);
        out.println(run.job()
                + language.say(" · 数据截至 ", " · as of ")
                + run.asOf()
                + language.say(" · 运行 ", " · run ")
                + run.runId().substring(0, 12)
                + took);
        new ReceivedText(run, language).print(out);
        new AnswersText(run, validation, language).print(out);
        notes(out);
        leads(out);
        out.println(language.say("疑点不是结论，待核查。", "A lead is a place to look, not a finding."));
    }

    private void notes(PrintWriter out) {
        List<Row> notes =
                run.has("notes") ? run.table("notes").orderBy("kind", "note_id").collectAsList() : List.of();
        Map<String, String> names = notes.isEmpty() ? Map.of() : names();
        for (Row note : notes) {
            String to = names.get(note.<String>getAs("organization_id"));
            out.println(language.say("巡察建议", "note")
                    + (to == null ? "" : language.say("（致 " + to + "）", " to " + to))
                    + language.say("：", ": ")
                    + note.<String>getAs("text" + language.suffix()));
        }
    }

    private Map<String, String> names() {
        Map<String, String> names = new HashMap<>();
        run.table("organizations")
                .select("organization_id", "name")
                .collectAsList()
                .forEach(row -> names.put(row.getString(0), row.getString(1)));
        return names;
    }

    private void leads(PrintWriter out) {
        long shown = run.leads().where(col("shown")).count();
        long held = run.leads().count() - shown;
        out.println();
        out.println(language.say(
                "列出线索 " + shown + " 条，因数量上限未列出 " + held + " 条",
                shown + " leads shown, " + held + " held back by the caps"));
        Explained.words(run).forEach(line -> out.println(language.say(line)));
        List<Row> first = run.leads()
                .where(col("shown"))
                .orderBy("rank")
                .limit(LEADS_SHOWN)
                .collectAsList();
        for (Row lead : first) {
            out.println(String.join(
                    " · ",
                    LeadText.mark(lead.<Integer>getAs("grade"), language),
                    lead.<String>getAs("organization_name"),
                    lead.<String>getAs("lead_id").substring(0, 12)));
            out.println("    " + lead.<String>getAs("sentence" + language.suffix()));
        }
        if (shown > LEADS_SHOWN) {
            out.println(language.say(
                    "……另有 " + (shown - LEADS_SHOWN) + " 条见输出文件",
                    "… and " + (shown - LEADS_SHOWN) + " more in the sinks"));
        }
    }
}
