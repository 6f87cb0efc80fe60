package io.plumbline.cli;

import io.plumbline.PackExamples;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs the examples of packs. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = "Runs the examples that stand beside the checks of packs; fails when one gives another number.")
final class TestCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PACK", arity = "1..*", description = "Names of packs, or paths of .yaml files.")
    private List<String> packs;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Console.of(spec.commandLine().getOut());
        boolean all = true;
        try (SparkSession spark = JobOptions.spark()) {
            for (String pack : packs) {
                for (PackExamples.Answer answer : PackExamples.of(spark, pack)) {
                    out.printf(Locale.ROOT, "%-14s %-6s %s%n", pack, answer.check(), told(answer));
                    all &= answer.holds();
                }
            }
        }
        return all ? 0 : 1;
    }

    private static String told(PackExamples.Answer answer) {
        if (answer.problem() != null) {
            return "fails: " + answer.problem();
        }
        return (answer.holds() ? "holds: " : "fails: expected " + answer.expected() + ", found ") + answer.found();
    }
}
