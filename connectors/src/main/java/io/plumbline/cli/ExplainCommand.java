package io.plumbline.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints leads down to the rows of their sources. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Prints leads of the current run down to the rows of their sources.")
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private JobOptions options = new JobOptions();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "LEAD",
            description = "The ids of leads, or their beginnings.")
    private List<String> leads;

    @Option(names = "--lang", description = "zh or en; zh unless said.", defaultValue = "zh")
    private String language;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Console.of(spec.commandLine().getOut());
        Language shown = Language.of(language);
        try (Opened opened = new Opened(options.job())) {
            LeadText text = new LeadText(opened.run(), shown);
            for (String lead : leads) {
                text.print(out, opened.one(opened.run().leads(), "lead_id", lead, "lead"));
            }
        }
        return 0;
    }
}
