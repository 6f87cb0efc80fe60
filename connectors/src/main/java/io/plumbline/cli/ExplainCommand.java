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

/** Prints leads down to the rows of their sources, and things down to the pairs of records that make them one. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description =
                "Prints leads of the current run down to the rows of their sources, or what makes records one thing.")
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private JobOptions options = new JobOptions();

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "ID",
            description = "Ids of leads or of things (site:1a2b…), or their beginnings.")
    private List<String> ids;

    @Option(names = "--lang", description = "zh or en; zh unless said.", defaultValue = "zh")
    private String language;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = Console.of(spec.commandLine().getOut());
        Language shown = Language.of(language);
        try (Opened opened = new Opened(options.job())) {
            LeadText leads = new LeadText(opened.run(), shown);
            EntityText things = new EntityText(opened.run(), shown);
            for (String id : ids) {
                if (EntityText.names(id)) {
                    things.print(out, opened.entity(id));
                } else {
                    leads.print(out, opened.one(opened.run().leads(), "lead_id", id, "lead"));
                }
            }
        }
        return 0;
    }
}
