package io.plumbline.examples;

import io.plumbline.cli.Plumbline;
import picocli.CommandLine;

/** The command line with the example district beside the commands of every day. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        int code = commandLine().execute(arguments);
        if (code != 0) {
            System.exit(code);
        }
    }

    /** All commands. */
    static CommandLine commandLine() {
        CommandLine line = Plumbline.commandLine();
        line.addSubcommand(new DemoCommand());
        line.addSubcommand(new GenerateCommand());
        line.addSubcommand(new EvaluateCommand());
        line.addSubcommand(new BenchCommand());
        return line;
    }
}
