package io.plumbline.cli;

import io.plumbline.Engine;
import io.plumbline.Job;
import io.plumbline.lead.Backtest;
import io.plumbline.lead.BacktestLine;
import io.plumbline.lead.OutcomeFile;
import io.plumbline.lead.Outcomes;
import io.plumbline.lead.PastLeads;
import io.plumbline.lead.PlannedVisits;
import io.plumbline.lead.ValidityLedger;
import io.plumbline.pack.Problems;
import io.plumbline.sink.Manifest;
import io.plumbline.sink.RunStore;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Tests the leads of the committed runs of a store against what inspections found. */
final class RunsBacktest {
    private static final int UNKNOWN_SHOWN = 10;

    private final SparkSession spark;
    private final Language language;
    private final PrintWriter out;

    RunsBacktest(SparkSession spark, Language language, PrintWriter out) {
        this.spark = spark;
        this.language = language;
        this.out = out;
    }

    /** Prints what was found of every check, and gives the figures of the order. */
    List<BacktestLine> of(String past, List<String> files, String plan, List<Integer> cuts) {
        Outcomes outcomes = outcomes(files, plan);
        List<PastLeads.PastRun> runs = runs(past);
        PastLeads leads = PastLeads.of(runs, outcomes);
        out.printf(
                Locale.ROOT,
                language.say(
                        "回测 %s：%d 次运行，%d 个结果，%d 处未核查，%d 处无法核实，%d 个结果的线索不在任何一次运行中%n",
                        "back-test of %s: %d runs, %d outcomes, %d places not visited, %d not verifiable, %d outcomes of leads that"
                                + " no run has%n"),
                past,
                runs.size(),
                leads.visits().size(),
                leads.notVisited(),
                leads.notVerifiable(),
                leads.unknown().size());
        leads.unknown().stream()
                .limit(UNKNOWN_SHOWN)
                .forEach(where -> out.println(language.say("  不在任何一次运行中：", "  in no run: ") + where));
        if (leads.visits().isEmpty()) {
            throw new IllegalStateException("No outcome speaks of a lead of a committed run in " + past
                    + "; give the workbook that one of its runs wrote, with outcomes filled in");
        }
        ValidityLedger.of(Map.of(), Map.of(), leads.outcomes()).rows().forEach(this::check);
        List<BacktestLine> lines = new ArrayList<>(leads.grades());
        lines.addAll(Backtest.of(leads.visits(), List.of(language.say("名次（越靠前越高）", "place on the list")), cuts));
        return lines;
    }

    private void check(Row cells) {
        String[] names = ValidityLedger.SCHEMA.fieldNames();
        List<String> columns = List.of(names);
        long judged = cells.getLong(columns.indexOf("judged"));
        String share = judged == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        language.say("（95%% 区间 %.1f–%.1f %%）", " (95 %% interval %.1f–%.1f %%)"),
                        100 * cells.getDouble(columns.indexOf("found_low")),
                        100 * cells.getDouble(columns.indexOf("found_high")));
        out.printf(
                Locale.ROOT,
                "  %-6s %d / %d%s  %s%n",
                cells.getString(0),
                cells.getLong(columns.indexOf("found")),
                judged,
                share,
                cells.getString(columns.indexOf("state_reason" + language.suffix())));
    }

    private Outcomes outcomes(List<String> files, String plan) {
        Problems problems = new Problems("outcomes");
        Outcomes all = Outcomes.none();
        for (String path : files) {
            OutcomeFile file = OutcomeFile.at(GivenTable.format(path), path, plan);
            all = all.and(
                    Outcomes.read(GivenTable.read(spark, path, file.source().sheet(), file.wanted()), file, problems),
                    problems);
        }
        if (plan != null) {
            all = PlannedVisits.read(GivenTable.read(spark, plan, null, PlannedVisits.WANTED), problems)
                    .complete(all, problems);
        }
        problems.refuse();
        return all;
    }

    private List<PastLeads.PastRun> runs(String past) {
        String name = past.toLowerCase(Locale.ROOT);
        boolean job = name.endsWith(".yaml") || name.endsWith(".yml");
        RunStore store = job ? Engine.store(Job.read(past)) : RunStore.at(past);
        List<PastLeads.PastRun> runs = new ArrayList<>();
        for (Manifest manifest : store.committed()) {
            if (manifest.tables().contains("leads")) {
                String leads = store.folder(manifest.runId()) + "/leads";
                runs.add(new PastLeads.PastRun(
                        manifest.runId(), spark.read().parquet(leads).collectAsList()));
            }
        }
        if (runs.isEmpty()) {
            throw new IllegalStateException("Store " + past
                    + " has no committed run; name a job file (.yaml) that has run, or the folder of its parquet sink");
        }
        return runs;
    }
}
