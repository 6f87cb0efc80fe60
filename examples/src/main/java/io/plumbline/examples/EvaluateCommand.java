package io.plumbline.examples;

import io.plumbline.Engine;
import io.plumbline.Job;
import io.plumbline.Run;
import io.plumbline.examples.city.Evaluation;
import io.plumbline.examples.city.KnownTruth;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Holds the leads of a district's current run against what was planted in it. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Holds the leads of a generated district's run against what was planted.")
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FOLDER", description = "The folder of a generated district.")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Job job = Job.read(folder.resolve("job.yaml").toString());
        try (SparkSession spark = LocalSpark.session("*")) {
            Evaluation.Result result = of(Engine.on(spark).open(job), folder.resolve("truth"));
            spec.commandLine().getOut().print(result.page());
            spec.commandLine().getOut().flush();
        }
        return 0;
    }

    /** Holds a run against a truth folder. */
    static Evaluation.Result of(Run run, Path truth) throws IOException {
        List<Evaluation.Signal> signals = run.signals().collectAsList().stream()
                .map(row -> new Evaluation.Signal(
                        row.getAs("signal_id"),
                        row.getAs("check_id"),
                        row.getAs("organization_id"),
                        row.<LocalDate>getAs("period_from"),
                        row.<LocalDate>getAs("period_to"),
                        isFinding(row),
                        row.<Double>getAs("smallest_visible")))
                .toList();
        List<Evaluation.Lead> leads =
                run.leads().collectAsList().stream().map(EvaluateCommand::lead).toList();
        return Evaluation.of(KnownTruth.read(truth), signals, leads);
    }

    /** A call for data says nothing about what the check looks for. */
    private static boolean isFinding(Row signal) {
        return signal.<String>getAs("state").equals("flagged")
                && !signal.<String>getAs("kind").equals("call-for-data");
    }

    private static Evaluation.Lead lead(Row row) {
        return new Evaluation.Lead(
                row.getAs("lead_id"),
                row.<Integer>getAs("grade"),
                row.<Boolean>getAs("shown"),
                row.getAs("organization_id"),
                row.getList(row.fieldIndex("signals")));
    }
}
