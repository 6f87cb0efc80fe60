package io.plumbline.examples.bench;

import io.plumbline.connectors.dossier.DossierSink;
import io.plumbline.sink.SinkTarget;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/** Writes the dossier of 700 organizations with 20,300 flagged signals, each a lead, beside as many without a finding. */
public final class DossierBench {
    private static final int ORGANIZATIONS = 700;
    private static final int SIGNALS = 29;
    private static final int SHOWN = 5;

    private DossierBench() {}

    /** Writes into {@code dossier} under a folder, and tells seconds and bytes, and where a browser is, how soon pages open. */
    public static void run(SparkSession spark, Path folder, PrintStream out) throws IOException {
        List<String> names = IntStream.rangeClosed(1, ORGANIZATIONS)
                .mapToObj(i -> "第" + i + "街道")
                .toList();
        SyntheticRun run = new SyntheticRun(spark, names, SIGNALS, SHOWN);
        Path to = folder.resolve("dossier");
        long from = System.nanoTime();
        new DossierSink().write(run, new SinkTarget("dossier", to.toString(), null));
        double seconds = (System.nanoTime() - from) / 1e9;
        List<Path> files = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(to)) {
            walk.filter(Files::isRegularFile).forEach(files::add);
        }
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        out.printf(
                Locale.ROOT,
                "%d organizations, %,d flagged signals: %,d files, %.1f MB in %.1f s → %s%n",
                ORGANIZATIONS,
                ORGANIZATIONS * SIGNALS,
                files.size(),
                bytes / 1e6,
                seconds,
                to);
        for (String name : List.of("data/leads.js", "data/peers.js")) {
            out.printf(Locale.ROOT, "  %-28s %,9d bytes%n", name, Files.size(to.resolve(name)));
        }
        BrowsedPages.print(to, folder, out);
    }
}
