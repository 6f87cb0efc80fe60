package io.plumbline.cli;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;

import io.plumbline.Job;
import io.plumbline.Run;
import io.plumbline.lead.Round;
import io.plumbline.organization.Register;
import io.plumbline.pack.Problems;
import io.plumbline.sink.RunTables;
import io.plumbline.sink.SinkTarget;
import io.plumbline.text.Hashes;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the leads of one round from the published tables, for every team only what it inspects. */
@Command(
        name = "round",
        mixinStandardHelpOptions = true,
        description = "Makes the lead list and the pages of one round from the current run, for every team its own.")
final class RoundCommand implements Callable<Integer> {
    private static final int LONGEST_NAME = 40;

    @Mixin
    private JobOptions options = new JobOptions();

    @Parameters(index = "1", paramLabel = "ROUND", description = "The round file, kept on the office's own machine.")
    private Path file;

    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            description = "Where to; 'round' unless said.",
            defaultValue = "round")
    private Path to;

    @Option(names = "--since", paramLabel = "RUN", description = Since.DESCRIPTION)
    private String since;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Console.of(spec.commandLine().getOut());
        Job job = options.job();
        Since past = Since.of(job, since);
        Problems problems = new Problems(file.toString());
        Round round = RoundFile.read(file, problems);
        try (Opened opened = new Opened(job)) {
            Run run = opened.run();
            Register register = run.register();
            round.check(register, problems);
            problems.refuse();
            Round.Coverage coverage = round.coverage(register);
            out.printf(
                    Locale.ROOT,
                    "%s: %d of %d = %s %% of the organizations that exist on %s, %d of them inspected again%n",
                    round.round(),
                    coverage.inspected(),
                    coverage.subjects(),
                    coverage.percent(),
                    round.on(),
                    coverage.again().size());
            if (!coverage.gone().isEmpty()) {
                out.println("counted on neither side: " + String.join(", ", coverage.gone()));
            }
            for (Round.Team team : round.teams()) {
                write(run, past.laid(run), team, out);
            }
        }
        return 0;
    }

    private void write(Run run, RunTables all, Round.Team team, PrintWriter out) {
        TeamTables tables = new TeamTables(all, team.organizations());
        Path folder = to.resolve(folder(team.team())).toAbsolutePath();
        run.write(tables, new SinkTarget("xlsx", folder.resolve("leads.xlsx").toString(), null));
        run.write(tables, new SinkTarget("dossier", folder.resolve("dossier").toString(), null));
        out.printf(
                Locale.ROOT,
                "team %s: %d organizations, %d leads shown, %d held back by the caps → %s%n",
                team.team(),
                team.organizations().size(),
                tables.table("leads").where(col("shown")).count(),
                tables.table("leads").where(not(col("shown"))).count(),
                folder);
    }

    /** The team's name where it can name a folder; else what remains of it, told apart by a hash of the whole. */
    static String folder(String team) {
        String clean = team.replaceAll("[^\\p{L}\\p{N}_-]", "_");
        if (clean.equals(team) && team.length() <= LONGEST_NAME) {
            return team;
        }
        int end = Math.min(LONGEST_NAME, clean.length());
        end -= Character.isHighSurrogate(clean.charAt(end - 1)) ? 1 : 0;
        return clean.substring(0, end) + "-" + Hashes.id(team).substring(0, 8);
    }
}
