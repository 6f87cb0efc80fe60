package io.plumbline.cli;

import io.plumbline.Engine;
import io.plumbline.Job;
import io.plumbline.Run;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a job, publishes it and prints one page. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Runs a job, publishes it and prints one page.")
final class RunCommand implements Callable<Integer> {
    @Mixin
    private JobOptions options = new JobOptions();

    @Option(names = "--lang", description = "zh or en; zh unless said.", defaultValue = "zh")
    private String language;

    @Option(names = "--since", paramLabel = "RUN", description = Since.DESCRIPTION)
    private String since;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Console.of(spec.commandLine().getOut());
        PrintWriter err = spec.commandLine().getErr();
        Language shown = Language.of(language);
        Job job = options.job();
        Since past = Since.of(job, since);
        long start = System.nanoTime();
        Ticker ticker = new Ticker(err, start);
        try (SparkSession spark = JobOptions.spark()) {
            Engine engine = JobOptions.engine(spark).telling(ticker);
            try (Run run = engine.run(job)) {
                boolean again = run.isCommitted();
                run.publish(past.laid(run));
                ticker.clear();
                new RunPage(run, engine.validate(job), shown).print(out, again, (System.nanoTime() - start) / 1e9);
            }
        } finally {
            ticker.clear();
        }
        return 0;
    }
}
