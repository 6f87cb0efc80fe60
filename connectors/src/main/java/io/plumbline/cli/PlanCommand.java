package io.plumbline.cli;

import static org.apache.spark.sql.functions.col;

import io.plumbline.Job;
import io.plumbline.Run;
import io.plumbline.lead.ControlFrame;
import io.plumbline.lead.InspectionPlan;
import io.plumbline.lead.Round;
import io.plumbline.organization.Register;
import io.plumbline.pack.Problems;
import io.plumbline.sink.SinkTarget;
import io.plumbline.stats.Interval;
import io.plumbline.stats.Intervals;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Draws the visits of a round. It is a command beside {@code round}, not a part of it: {@code round} hands a team everything that
 * is held on its organizations, grades included, and a team from which the grade is to be hidden must get the plan alone.
 */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        description =
                "Draws the visits of one round: the top of the list, and a random control arm of what was not flagged.")
final class PlanCommand implements Callable<Integer> {
    private static final double LEVEL = 0.95;

    @Mixin
    private JobOptions options = new JobOptions();

    @Parameters(index = "1", paramLabel = "ROUND", description = "The round file with its plan, kept by the office.")
    private Path file;

    @Option(names = "--to", paramLabel = "FOLDER", description = "Where to; 'plan' unless said.", defaultValue = "plan")
    private Path to;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Console.of(spec.commandLine().getOut());
        Job job = options.job();
        Problems problems = new Problems(file.toString());
        Round round = RoundFile.read(file, problems);
        round.checkPlan(problems);
        problems.refuse();
        try (Opened opened = new Opened(job)) {
            Run run = opened.run();
            round.check(run.register(), problems);
            problems.refuse();
            draw(run, round, out);
        }
        return 0;
    }

    private void draw(Run run, Round round, PrintWriter out) {
        InspectionPlan plan = new InspectionPlan(round, run.catalog(), names(run.register()), run.runId());
        ControlFrame frame = frame(run, round);
        List<Row> leads = run.leads().where(col("shown")).orderBy("rank").collectAsList();
        List<Row> evidence = evidence(run, leads);
        List<Row> all = new ArrayList<>();
        for (Round.Team team : round.teams()) {
            List<Row> drawn = plan.draw(team, leads, evidence, frame);
            all.addAll(drawn);
            Path folder = to.resolve(RoundCommand.folder(team.team())).toAbsolutePath();
            run.write(
                    new PlanTables(run, drawn, round.plan().hideGrade()),
                    new SinkTarget("xlsx", folder.resolve("plan.xlsx").toString(), null));
            tell(team, round.plan(), drawn, folder, out);
        }
        write(to.resolve("inspection_plan.csv"), PlanCsv.of(all, run.zone()));
        out.println("whole plan, with arms and selection probabilities, for the office alone → "
                + to.resolve("inspection_plan.csv").toAbsolutePath());
        power(all.stream().filter(PlanCommand::isControl).count(), out);
    }

    private static Map<String, String> names(Register register) {
        Map<String, String> names = new TreeMap<>();
        register.organizations().forEach(each -> names.put(each.id(), each.name()));
        return names;
    }

    private static ControlFrame frame(Run run, Round round) {
        Set<String> visited = new LinkedHashSet<>();
        round.teams().forEach(team -> visited.addAll(InspectionPlan.mayVisit(team)));
        List<Row> signals = run.signals()
                .where(col("organization_id").isin(visited.toArray()))
                .collectAsList();
        return ControlFrame.of(
                run.catalog(),
                signals,
                table -> run.table("related/" + table),
                visited,
                InspectionPlan.seed(run.runId(), round.plan().nonce()),
                round.plan().control());
    }

    private static List<Row> evidence(Run run, List<Row> leads) {
        Object[] leading =
                leads.stream().map(lead -> lead.<String>getAs("leading_signal")).toArray();
        return run.table("evidence_rows").where(col("signal_id").isin(leading)).collectAsList();
    }

    private static boolean isControl(Row row) {
        return "control".equals(row.getString(4));
    }

    private static void tell(Round.Team team, Round.Plan plan, List<Row> drawn, Path folder, PrintWriter out) {
        long control = drawn.stream().filter(PlanCommand::isControl).count();
        int left = plan.visits() - drawn.size();
        out.printf(
                Locale.ROOT,
                "team %s: %d visits from the list, %d at random%s%s → %s%n",
                team.team(),
                drawn.size() - control,
                control,
                left == 0 ? "" : ", " + left + " left over because no more was there",
                plan.hideGrade() ? ", the sheet tells neither arm nor grade" : "",
                folder.resolve("plan.xlsx"));
    }

    /** What so many random visits can show, said before anybody goes. */
    private static void power(long control, PrintWriter out) {
        if (control == 0) {
            out.println("No random visit could be drawn: nothing will be known of how good the list is.");
            return;
        }
        Interval one = Intervals.wilson(1, control, LEVEL);
        out.printf(
                Locale.ROOT,
                "%d random visits: if one of them finds something, the share among what was not flagged lies between %.2f and"
                        + " %.2f. About 100 random and 400 ranked outcomes are needed to see with 80 %% power that the list finds"
                        + " twice as much: pool the rounds.%n",
                control,
                one.low(),
                one.high());
    }

    private static void write(Path path, String text) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.writeString(path, text, StandardCharsets.UTF_8);
        } catch (IOException stuck) {
            throw new UncheckedIOException(
                    "Plan cannot be written to " + path + "; check that the folder may be written", stuck);
        }
    }
}
