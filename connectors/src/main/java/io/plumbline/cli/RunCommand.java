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
import picocli.CommandLine.Spec;

/** Runs a job, publishes it and prints one page. */
@Command(name = "run", mixinStandardHelpOptions = true, description = "Runs a job, publishes it and prints one page.")
final class RunCommand implements Callable<Integer> {
    @Mixin
    private JobOptions options = new JobOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Console.of(spec.commandLine().getOut());
        PrintWriter err = spec.commandLine().getErr();
        Job job = options.job();
        long start = System.nanoTime();
        Ticker ticker = new Ticker(err, start);
        try (SparkSession spark = JobOptions.spark()) {
            Engine engine = JobOptions.engine(spark).telling(ticker);
            try (Run run = engine.run(job)) {
                boolean again = run.isCommitted();
                run.publish();
                ticker.clear();
                new RunPage(run, engine.validate(job)).print(out, again, (System.nanoTime() - start) / 1e9);
            }
        } finally {
            ticker.clear();
        }
        return 0;
    }
}
