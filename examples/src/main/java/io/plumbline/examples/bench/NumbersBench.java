package io.plumbline.examples.bench;

import io.plumbline.Engine;
import io.plumbline.Job;
import io.plumbline.Run;
import io.plumbline.cli.Plumbline;
import io.plumbline.examples.city.District;
import io.plumbline.examples.city.Scale;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;

/** Whether pages, workbook, Parquet and {@code explain} show the same numbers of the leads of several invented districts. */
public final class NumbersBench {
    private static final long FIRST_SEED = 101;
    private static final int MOST_TOLD = 20;

    private NumbersBench() {}

    /**
     * Makes districts of one seed after the other until so many leads were compared, and prints how many figures were equal.
     *
     * @param session starts a session when none runs; a command ends the JVM's session with itself
     * @param folder an empty folder
     */
    public static void run(Supplier<SparkSession> session, int leads, Path folder, PrintStream out) throws IOException {
        Map<String, Integer> compared = new TreeMap<>();
        List<String> differences = new ArrayList<>();
        int seen = 0;
        for (long seed = FIRST_SEED; seen < leads; seed++) {
            Path of = Files.createDirectories(folder.resolve("seed-" + seed));
            String job = of.resolve("job.yaml").toString();
            List<String> ids = made(session, of, seed, job);
            String explained = explained(job, ids);
            try (SparkSession spark = session.get()) {
                Numbers numbers = new Numbers(Engine.on(spark).open(Job.read(job)))
                        .cards(of.resolve("out/dossier"))
                        .workbook(of.resolve("out/leads.xlsx"))
                        .explained(explained, ids)
                        .replayed();
                numbers.compared().forEach((output, count) -> compared.merge(output, count, Integer::sum));
                differences.addAll(numbers.differences());
                seen += ids.size();
                out.printf(
                        Locale.ROOT,
                        "seed %d: %d leads, %d differences%n",
                        seed,
                        ids.size(),
                        numbers.differences().size());
            }
        }
        compared.forEach((output, count) -> out.printf(Locale.ROOT, "%-16s %,8d compared%n", output, count));
        out.printf(Locale.ROOT, "%d leads, %d differences%n", seen, differences.size());
        differences.stream().limit(MOST_TOLD).forEach(out::println);
    }

    /** The ids of the leads shown by the run of one district. */
    private static List<String> made(Supplier<SparkSession> session, Path folder, long seed, String job)
            throws IOException {
        try (SparkSession spark = session.get()) {
            District.generate(() -> spark, folder, seed, Scale.DEMO, true);
            try (Run run = Engine.on(spark).run(Job.read(job))) {
                run.publish();
                return new Numbers(run).leads();
            }
        }
    }

    private static String explained(String job, List<String> leads) {
        StringWriter out = new StringWriter();
        CommandLine line = Plumbline.commandLine();
        line.setOut(new PrintWriter(out, true));
        List<String> arguments = new ArrayList<>(List.of("explain", job));
        arguments.addAll(leads);
        if (line.execute(arguments.toArray(new String[0])) != 0) {
            throw new IllegalStateException("The leads of " + job + " could not be explained");
        }
        return out.toString();
    }
}
