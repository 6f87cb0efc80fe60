package io.plumbline.cli;

import io.plumbline.pack.ConfigurationException;
import io.plumbline.source.SourceException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line, which is also the class that {@code spark-submit} runs. */
@Command(
        name = "plumbline",
        mixinStandardHelpOptions = true,
        version = "Plumbline 0.1.0",
        description = "Cross-references a city's data and lists where to look, with the evidence.",
        subcommands = {
            RunCommand.class,
            RoundCommand.class,
            PlanCommand.class,
            ValidateCommand.class,
            ExplainCommand.class,
            OrganizationCommand.class,
            BacktestCommand.class,
            ScreenCommand.class,
            LinkCommand.class,
            ContractsCommand.class,
            SchemaCommand.class,
            TestCommand.class
        })
public final class Plumbline implements Runnable {
    @Spec
    private CommandSpec spec;

    /** Runs one command and ends the process with its exit code: 0 done, 1 failed, 2 wrong arguments or configuration. */
    public static void main(String[] arguments) {
        int code = commandLine().execute(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** The command line, for programs that add commands of their own. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Plumbline());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler((problem, command, parsed) -> {
            Console.of(command.getErr()).println(words(problem));
            return problem instanceof ConfigurationException ? 2 : 1;
        });
        return line;
    }

    private static String words(Exception problem) {
        boolean ours = problem instanceof ConfigurationException
                || problem instanceof SourceException
                || problem instanceof IllegalArgumentException
                || problem instanceof IllegalStateException;
        String cause =
                problem.getCause() == null ? "" : " (" + problem.getCause().getMessage() + ")";
        return ours ? problem.getMessage() : problem.getClass().getSimpleName() + ": " + problem.getMessage() + cause;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command");
    }
}
