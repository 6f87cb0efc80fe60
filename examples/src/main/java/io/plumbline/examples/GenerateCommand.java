package io.plumbline.examples;

import io.plumbline.examples.city.District;
import io.plumbline.examples.city.Scale;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the files of an invented district. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = "Writes the files of an invented district, a job that reads them, and what really happened.")
final class GenerateCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FOLDER", description = "Where to; files of the same names are replaced.")
    private Path folder;

    @Option(names = "--seed", description = "Decides where what happens; 7 unless said.", defaultValue = "7")
    private long seed;

    @Option(
            names = "--scale",
            description =
                    "How much: 1 is one district with some two million rows, 0.02 a village's worth, 10 ten districts;"
                            + " 0.15, the demo's, unless said.",
            defaultValue = "0.15")
    private double scale;

    @Option(names = "--no-causes", description = "Nothing is wrong in it; what only looks so happens all the same.")
    private boolean noCauses;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        try (SparkSession spark = LocalSpark.session("*")) {
            write(
                    () -> spark,
                    folder,
                    seed,
                    new Scale(scale),
                    !noCauses,
                    spec.commandLine().getOut());
        }
        return 0;
    }

    static void write(
            Supplier<SparkSession> spark, Path folder, long seed, Scale scale, boolean withCauses, PrintWriter out)
            throws IOException {
        List<District.Written> written = District.generate(spark, folder, seed, scale, withCauses);
        long rows = written.stream().mapToLong(District.Written::rows).sum();
        out.printf(
                Locale.ROOT,
                "an invented district, half a year, seed %d: %,d rows in %d sources → %s%n",
                seed,
                rows,
                written.size(),
                folder);
    }
}
