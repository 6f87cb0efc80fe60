package io.plumbline.examples;

import io.plumbline.examples.city.Scale;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Generates the invented district and runs its job. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Generates the invented district, runs its job and says where to look.")
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--to",
            paramLabel = "FOLDER",
            description = "Where to; 'plumbline-demo' unless said.",
            defaultValue = "plumbline-demo")
    private Path folder;

    @Option(names = "--seed", description = "Decides where what happens; 7 unless said.", defaultValue = "7")
    private long seed;

    @Option(names = "--lang", description = "zh or en; zh unless said.", defaultValue = "zh")
    private String language;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandLine root = spec.root().commandLine();
        PrintWriter out = root.getOut();
        int code;
        CompletableFuture<SparkSession> starting = CompletableFuture.supplyAsync(LocalSpark::smallSession);
        try {
            GenerateCommand.write(starting::join, folder, seed, Scale.DEMO, true, out);
            code = root.execute("run", folder.resolve("job.yaml").toString(), "--lang", language);
        } finally {
            starting.join().close();
        }
        if (code == 0) {
            out.println();
            out.println("look at   " + folder.resolve("out/dossier/index.html"));
            out.println("print     " + folder.resolve("out/leads.xlsx"));
            out.println("ask       plumbline explain " + folder.resolve("job.yaml") + " <lead>");
        }
        return code;
    }
}
