package io.plumbline.cli;

import io.plumbline.lead.Backtest;
import io.plumbline.lead.BacktestLine;
import io.plumbline.lead.VisitTable;
import io.plumbline.pack.Problems;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells how well an order put the places first in which true problems were found. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = "Tells how well scores, or the leads of past runs, found what inspections then found.")
final class BacktestCommand implements Callable<Integer> {
    private static final int MOST_SCORES = 8;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "JOB|STORE",
            description = "A job file, or the folder in which runs are kept: tests the leads of its committed runs.")
    private String past;

    @Option(
            names = "--outcomes",
            paramLabel = "FILE",
            description = "Outcomes of past runs: filled-in workbooks of leads, or tables; may be given several times.")
    private List<String> outcomes = new ArrayList<>();

    @Option(
            names = "--plan",
            paramLabel = "FILE",
            description =
                    "The inspection_plan.csv by which the visits were drawn, where a team's sheet hid the grades.")
    private String plan;

    @Option(
            names = "--table",
            paramLabel = "FILE",
            description = "A .csv, .parquet, .xlsx or .jsonl with a row per visit.")
    private String table;

    @Option(names = "--sheet", description = "The sheet of a workbook; the first unless said.")
    private String sheet;

    @Option(
            names = "--score",
            split = ",",
            paramLabel = "COLUMN",
            description = "Higher means looked at earlier; the first makes the order, at most eight are calibrated.")
    private List<String> scores = new ArrayList<>();

    @Option(names = "--outcome", paramLabel = "COLUMN", description = "1 or 0, yes or no, or the words of a workbook.")
    private String outcome;

    @Option(names = "--team", paramLabel = "COLUMN", description = "Who visited.")
    private String team;

    @Option(names = "--organization", paramLabel = "COLUMN", description = "Whom the place belongs to.")
    private String organization;

    @Option(names = "--day", paramLabel = "COLUMN", description = "The day of the visit.")
    private String day;

    @Option(names = "--order", paramLabel = "COLUMN", description = "The order used inside a day, lower first.")
    private String order;

    @Option(names = "--selection", paramLabel = "COLUMN", description = "ranked or control.")
    private String selection;

    @Option(names = "--probability", paramLabel = "COLUMN", description = "With which the place was selected.")
    private String probability;

    @Option(names = "--k", split = ",", description = "Cuts of the list; 10,50,100 unless said.")
    private List<Integer> cuts = new ArrayList<>();

    @Option(names = "--out", paramLabel = "FILE", description = "Also writes the figures as CSV.")
    private Path file;

    @Option(names = "--lang", description = "zh or en; zh unless said.", defaultValue = "zh")
    private String language;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Language words = Language.of(language);
        refuseUnusable();
        PrintWriter out = Console.of(spec.commandLine().getOut());
        List<BacktestLine> lines;
        try (SparkSession spark = JobOptions.spark()) {
            lines = past == null
                    ? ofTable(spark, out, words)
                    : new RunsBacktest(spark, words, out).of(past, outcomes, plan, cuts());
        }
        new BacktestPage(words).print(out, lines);
        if (file != null) {
            Files.writeString(file, BacktestPage.csv(lines), StandardCharsets.UTF_8);
        }
        return 0;
    }

    private void refuseUnusable() {
        List<String> problems = new ArrayList<>();
        Map<String, Object> needed = new LinkedHashMap<>();
        if (past == null) {
            needed.put("JOB, STORE or --table FILE", table);
            needed.put("--score COLUMN", scores.isEmpty() ? null : scores);
            needed.put("--outcome COLUMN", outcome);
        } else {
            needed.put("--outcomes FILE", outcomes.isEmpty() ? null : outcomes);
        }
        needed.forEach((option, value) -> {
            if (value == null) {
                problems.add(option + " is missing");
            }
        });
        if (past != null && table != null) {
            problems.add("--table stands beside '" + past + "'; name past runs or a table, not both");
        }
        if (plan != null && outcomes.isEmpty()) {
            problems.add("--plan tells what the items of --outcomes are, and none are given");
        }
        if (past == null && !outcomes.isEmpty()) {
            problems.add("--outcomes needs the job or the store of the runs it speaks of");
        }
        if (scores.size() > MOST_SCORES) {
            problems.add("--score names " + scores.size() + " columns; at most " + MOST_SCORES + " can be told apart");
        }
        if (scores.stream().distinct().count() < scores.size()) {
            problems.add("--score names a column twice");
        }
        cuts.stream().filter(k -> k < 1).forEach(k -> problems.add("--k " + k + " is no number of visits; 1 or more"));
        if (!problems.isEmpty()) {
            throw new ParameterException(spec.commandLine(), String.join("; ", problems));
        }
    }

    private List<BacktestLine> ofTable(SparkSession spark, PrintWriter out, Language words) {
        VisitTable columns = new VisitTable(scores, outcome, team, organization, day, order, selection, probability);
        Problems problems = new Problems("table " + table);
        VisitTable.Visits read = columns.read(GivenTable.read(spark, table, sheet, columns.wanted()), problems);
        if (problems.none() && read.visits().isEmpty()) {
            problems.add(
                    "",
                    "holds no visit with an outcome and a score (%d blank, %d not verifiable, %d without a score)",
                    read.blank(),
                    read.notVerifiable(),
                    read.unscored());
        }
        problems.refuse();
        out.println(words.say("回测 ", "back-test of ") + table);
        out.println(words.say(
                "  有结果的核查 " + read.visits().size() + "；未核查 " + read.blank() + "；无法核实 " + read.notVerifiable()
                        + "；有结果而无分数 " + read.unscored(),
                "  " + read.visits().size() + " visits with an outcome; " + read.blank() + " not visited; "
                        + read.notVerifiable() + " not verifiable; " + read.unscored()
                        + " with an outcome and no score"));
        return Backtest.of(read.visits(), scores, cuts());
    }

    private List<Integer> cuts() {
        return cuts.isEmpty() ? List.of(10, 50, 100) : cuts;
    }
}
