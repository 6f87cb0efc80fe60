package io.plumbline.cli;

import io.plumbline.Engine;
import io.plumbline.Validation;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks a job without running it. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description =
                "Checks a job without running it: all its problems at once, or each check as runnable or blocked.")
final class ValidateCommand implements Callable<Integer> {
    @Mixin
    private JobOptions options = new JobOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Console.of(spec.commandLine().getOut());
        Validation validation = Engine.validation(options.job());
        for (Validation.Line line : validation.checks()) {
            out.printf(
                    Locale.ROOT,
                    "%-6s %-9s %s · %s%n",
                    line.check(),
                    line.state(),
                    line.title().zh(),
                    line.title().en());
            if (!line.blockedBy().isEmpty()) {
                out.println("       needs " + String.join(", ", line.blockedBy()) + ", which the job does not supply");
            }
            if (!line.weakenedBy().isEmpty()) {
                out.println("       sees less without " + String.join(", ", line.weakenedBy()));
            }
        }
        validation.departures().forEach(departure -> out.println("departs from the pack: " + departure));
        return 0;
    }
}
