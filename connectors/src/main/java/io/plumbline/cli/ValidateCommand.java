package io.plumbline.cli;

import io.plumbline.Engine;
import io.plumbline.Job;
import io.plumbline.Validation;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Checks a job without running it. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description =
                "Checks a job without running it: all its problems at once, or each check as runnable, trial, retired"
                        + " by outcomes, or blocked, and each kind of entities as runnable or blocked.")
final class ValidateCommand implements Callable<Integer> {
    @Mixin
    private JobOptions options = new JobOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Console.of(spec.commandLine().getOut());
        Validation validation = validated(options.job());
        for (Validation.Line line : validation.checks()) {
            out.printf(
                    Locale.ROOT,
                    "%-6s %-9s %s · %s%n",
                    line.check(),
                    line.state(),
                    line.title().zh(),
                    line.title().en());
            if (line.because() != null) {
                out.println("       makes no leads: " + line.because().zh() + " · "
                        + line.because().en());
            }
            if (!line.blockedBy().isEmpty()) {
                out.println("       needs " + String.join(", ", line.blockedBy()) + ", which the job does not supply");
            }
            if (!line.weakenedBy().isEmpty()) {
                out.println("       sees less without " + String.join(", ", line.weakenedBy()));
            }
        }
        validation.entities().forEach(kind -> print(kind, out));
        validation
                .departures()
                .forEach(departure -> out.println(
                        "departs from the " + (departure.startsWith("caps.") ? "default: " : "pack: ") + departure));
        return 0;
    }

    private static void print(Validation.Kind kind, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "entities %s %s · %s · %s%n",
                kind.kind(),
                kind.linked().isEmpty() ? "blocked" : "runnable",
                kind.title().zh(),
                kind.title().en());
        if (kind.linked().isEmpty()) {
            out.println(
                    "       needs one of " + String.join(", ", kind.missing()) + ", none of which the job supplies");
        } else if (!kind.missing().isEmpty()) {
            out.println("       without " + String.join(", ", kind.missing()) + ", which the job does not supply");
        }
    }

    /** Outcomes take a session to read; whatever else is wrong is told before one is started. */
    private static Validation validated(Job job) throws IOException {
        Validation unread = Engine.validation(job);
        if (job.outcomes().isEmpty()) {
            return unread;
        }
        try (SparkSession spark = JobOptions.spark()) {
            return JobOptions.engine(spark).validate(job);
        }
    }
}
