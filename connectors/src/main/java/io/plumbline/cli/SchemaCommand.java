package io.plumbline.cli;

import io.plumbline.Job;
import io.plumbline.lead.Round;
import io.plumbline.link.LinkFile;
import io.plumbline.pack.JsonSchema;
import io.plumbline.pack.Pack;
import io.plumbline.screen.ScreenFile;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the JSON Schema of a file that people write. */
@Command(
        name = "schema",
        mixinStandardHelpOptions = true,
        description =
                "Prints the JSON Schema of job, pack, round, screen or link files, for editors that complete them.")
final class SchemaCommand implements Callable<Integer> {
    /** Every kind of file, with the record it is bound to. */
    static final Map<String, Class<? extends Record>> FILES = new TreeMap<>(Map.of(
            "job",
            Job.class,
            "pack",
            Pack.class,
            "round",
            Round.class,
            "screen",
            ScreenFile.class,
            "link",
            LinkFile.class));

    @Parameters(index = "0", paramLabel = "FILE", description = "job, pack, round, screen or link.")
    private String file;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Class<? extends Record> type = FILES.get(file);
        if (type == null) {
            throw new IllegalArgumentException(
                    "There is no file kind '" + file + "'; known: " + String.join(", ", FILES.keySet()));
        }
        spec.commandLine().getOut().print(JsonSchema.of(type, "Plumbline " + file));
        spec.commandLine().getOut().flush();
        return 0;
    }
}
