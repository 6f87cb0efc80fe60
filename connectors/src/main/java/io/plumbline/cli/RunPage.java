package io.plumbline.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.substring_index;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.plumbline.Run;
import io.plumbline.Validation;
import io.plumbline.connectors.Explained;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/** The page that a run prints: what was read, what was attributed, what the checks said, and the first leads. */
final class RunPage {
    private static final int LEADS_SHOWN = 8;
    /** Beyond so many the page tells of packs, and the table of conservation of sources. */
    private static final int MOST_SOURCES = 12;

    private static final int MOST_PROMOTED = 3;
    private static final String PROMOTE = "promote.";
    private static final String[] GRADES = {"", "■ red", "▲ yellow", "● blue", "◇ ask"};

    private final Run run;
    private final Validation validation;

    RunPage(Run run, Validation validation) {
        this.run = run;
        this.validation = validation;
    }

    void print(PrintWriter out, boolean again, double seconds) {
        out.printf(
                Locale.ROOT,
                "%s · as of %s · run %s%s%n",
                run.job(),
                run.asOf(),
                run.runId().substring(0, 12),
                again
                        ? " (committed before, nothing was run again)"
                        : String.format(Locale.ROOT, " · %.1f s", seconds));
        rows(out);
        attribution(out);
        checks(out);
        notes(out);
        leads(out);
        out.println("A lead is a place to look, not a finding.");
    }

    private void rows(PrintWriter out) {
        out.println();
        out.printf(
                Locale.ROOT,
                "%-24s %9s %9s %11s %9s %10s %8s%n",
                "rows",
                "read",
                "accepted",
                "quarantined",
                "duplicate",
                "superseded",
                "ignored");
        long sources = run.conservation().select("contract").distinct().count();
        Column pack = substring_index(col("contract"), ".", 1);
        for (Row row : conserved(sources > MOST_SOURCES ? pack : col("contract"))) {
            long together = row.getLong(8);
            out.printf(
                    Locale.ROOT,
                    "%-24s %9d %9d %11d %9d %10d %8d%s%n",
                    row.getString(0) + (sources > MOST_SOURCES ? " (sources: " + together + ")" : ""),
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7) == 0 ? "" : "  " + row.getLong(7) + " failed, see conservation");
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
                        sum(when(col("state").equalTo("failed"), 1).otherwise(0)),
                        count_distinct(col("contract")))
                .orderBy("of")
                .collectAsList();
    }

    private void attribution(PrintWriter out) {
        Row sums = run.table("coverage")
                .agg(
                        sum(when(col("state").equalTo("attributed"), col("records"))
                                .otherwise(0L)),
                        sum(when(col("state").equalTo("ambiguous"), col("records"))
                                .otherwise(0L)),
                        sum(when(col("state").equalTo("unattributed"), col("records"))
                                .otherwise(0L)))
                .first();
        out.println();
        out.printf(
                Locale.ROOT,
                "answers to \"who answers for it\": %s attributed, %s ambiguous, %s unattributed (reasons in coverage)%n",
                sums.get(0),
                sums.get(1),
                sums.get(2));
    }

    private void checks(PrintWriter out) {
        out.println();
        Map<String, Row> answers = run
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
        for (Validation.Line line : validation.checks()) {
            Row found = answers.get(line.check());
            out.printf(
                    Locale.ROOT,
                    "%-5s %-34s %3d flagged %4d not %4d not judgeable  %s%n",
                    line.check(),
                    line.title().en(),
                    found == null ? 0 : found.getLong(1),
                    found == null ? 0 : found.getLong(2),
                    found == null ? 0 : found.getLong(3),
                    line.state().equals("runnable") ? "" : line.state() + " " + String.join(", ", line.blockedBy()));
        }
        validity(out);
        departures(out);
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
            if (together && promoted.contains(departure)) {
                continue;
            }
            String packed = departure.getAs("pack_value");
            String because = departure.getAs("because");
            out.printf(
                    Locale.ROOT,
                    "departs from the pack: %s: %s instead of %s%s; suppresses %d signals, adds %d%n",
                    departure.<String>getAs("setting"),
                    departure.<String>getAs("job_value"),
                    packed == null ? "nothing" : packed,
                    because == null ? "" : " (" + because + ")",
                    departure.<Long>getAs("suppressed"),
                    departure.<Long>getAs("added"));
        }
    }

    private static void promoted(PrintWriter out, List<Row> promoted) {
        out.printf(
                Locale.ROOT,
                "departs from the pack: judged instead of trial are %s (why stands in departures); suppresses %d signals,"
                        + " adds %d%n",
                promoted.stream()
                        .map(departure -> departure.<String>getAs("setting").substring(PROMOTE.length()))
                        .collect(Collectors.joining(", ")),
                promoted.stream()
                        .mapToLong(departure -> departure.<Long>getAs("suppressed"))
                        .sum(),
                promoted.stream()
                        .mapToLong(departure -> departure.<Long>getAs("added"))
                        .sum());
    }

    private void notes(PrintWriter out) {
        for (Row note : rows("notes", "note_id")) {
            String to = note.getAs("organization_id");
            out.printf(Locale.ROOT, "巡察建议 note%s: %s%n", to == null ? "" : " to " + to, note.<String>getAs("text_zh"));
        }
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
            out.printf(
                    Locale.ROOT,
                    "outcomes %-5s %d found of %d judged%s, %d not visited; %s, runs as %s: %s%n",
                    record.<String>getAs("check_id"),
                    record.<Long>getAs("found"),
                    record.<Long>getAs("judged"),
                    interval(record),
                    record.<Long>getAs("not_visited"),
                    record.<String>getAs("state_reason_en"),
                    record.<String>getAs("runs_as"),
                    record.<String>getAs("runs_as_reason_en"));
        }
    }

    private static String interval(Row record) {
        Double low = record.getAs("found_low");
        return low == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        " (95 %% interval %.1f–%.1f %%)",
                        100 * low,
                        100 * record.<Double>getAs("found_high"));
    }

    private void leads(PrintWriter out) {
        long shown = run.leads().where(col("shown")).count();
        long held = run.leads().count() - shown;
        out.println();
        out.printf(Locale.ROOT, "%d leads shown, %d held back by the caps%n", shown, held);
        Explained.words(run).forEach(line -> out.println(line.en() + " · " + line.zh()));
        List<Row> first = run.leads()
                .where(col("shown"))
                .orderBy("rank")
                .limit(LEADS_SHOWN)
                .collectAsList();
        for (Row lead : first) {
            out.printf(
                    Locale.ROOT,
                    "%s · %s · %s%n    %s%n",
                    GRADES[lead.<Integer>getAs("grade")],
                    lead.<String>getAs("organization_name"),
                    lead.<String>getAs("lead_id").substring(0, 12),
                    lead.<String>getAs("sentence_zh"));
        }
        if (shown > LEADS_SHOWN) {
            out.printf(Locale.ROOT, "… and %d more in the sinks%n", shown - LEADS_SHOWN);
        }
    }
}
