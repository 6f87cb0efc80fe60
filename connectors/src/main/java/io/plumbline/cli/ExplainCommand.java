package io.plumbline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a lead down to the rows of its sources. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Prints a lead of the current run down to the rows of its sources.")
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private JobOptions options = new JobOptions();

    @Parameters(index = "1", paramLabel = "LEAD", description = "The lead's id, or its beginning.")
    private String lead;

    @Option(names = "--lang", description = "zh or en; zh unless said.", defaultValue = "zh")
    private String language;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Opened opened = new Opened(options.job())) {
            new LeadText(opened.run(), Language.of(language))
                    .print(
                            Console.of(spec.commandLine().getOut()),
                            opened.one(opened.run().leads(), "lead_id", lead, "lead"));
        }
        return 0;
    }
}
