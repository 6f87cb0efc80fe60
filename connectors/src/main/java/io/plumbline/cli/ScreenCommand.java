package io.plumbline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.screen.ScreenFile;
import io.plumbline.screen.ScreenRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Screens a file of organizations, periods and numbers. */
@Command(
        name = "screen",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Screens any file of organizations, periods and numbers: among peers, against the own past, for silence.",
        footer = {
            "",
            "Numbers are numerator and denominator (a share, or a rate with --kind rate),",
            "count and expected, or value and n (with sd to compare with peers).",
            "Example: plumbline screen late.csv --organization street --period month --numerator late --denominator all"
        })
final class ScreenCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "A configuration (.yaml), or the file to screen.")
    private String path;

    @ArgGroup(exclusive = false, heading = "Columns of the file, by their headers:%n")
    private Columns columns = new Columns();

    @ArgGroup(exclusive = false, heading = "How to judge, read and write; the same fields as in a configuration:%n")
    private Settings settings = new Settings();

    @Option(names = "--lang", description = "zh or en; zh unless said.", defaultValue = "zh")
    private String language;

    @Spec
    private CommandSpec spec;

    /** Headers. */
    static final class Columns {
        @Option(names = "--organization", paramLabel = "HEADER", description = "The organization.")
        private String organization;

        @Option(names = "--period", paramLabel = "HEADER", description = "The period, such as 2026-03.")
        private String period;

        @Option(names = "--numerator", paramLabel = "HEADER", description = "The count of a share or rate.")
        private String numerator;

        @Option(names = "--denominator", paramLabel = "HEADER", description = "All records, or the exposure.")
        private String denominator;

        @Option(names = "--count", paramLabel = "HEADER", description = "A count, beside what is expected.")
        private String count;

        @Option(names = "--expected", paramLabel = "HEADER", description = "What is expected.")
        private String expected;

        @Option(names = "--value", paramLabel = "HEADER", description = "A mean.")
        private String value;

        @Option(names = "--n", paramLabel = "HEADER", description = "How many values it rests on.")
        private String n;

        @Option(names = "--sd", paramLabel = "HEADER", description = "Their standard deviation.")
        private String sd;

        @Option(names = "--group", paramLabel = "HEADER", description = "The peer group; all are one unless said.")
        private String group;

        @Option(names = "--label", paramLabel = "HEADER", description = "A name to show.")
        private String label;

        void put(ObjectNode tree) {
            set(tree, "organization", organization);
            set(tree, "period", period);
            set(tree, "numerator", numerator);
            set(tree, "denominator", denominator);
            set(tree, "count", count);
            set(tree, "expected", expected);
            set(tree, "value", value);
            set(tree, "n", n);
            set(tree, "sd", sd);
            set(tree, "group", group);
            set(tree, "label", label);
        }
    }

    /** Everything else. */
    static final class Settings {
        @Option(names = "--kind", description = "share or rate; share unless said.")
        private String kind;

        @Option(names = "--worse", description = "high, low or both; both unless said.")
        private String worse;

        @Option(names = "--q", description = "Up to which a departure is flagged; 0.1 unless said.")
        private Double q;

        @Option(names = "--min-ratio", description = "The smallest ratio that matters; 1.5 unless said.")
        private Double minRatio;

        @Option(names = "--min-n", description = "The fewest records; 30 unless said.")
        private Long minN;

        @Option(names = "--spread", description = "Of ordinary organizations, for groups of 8 to 19.")
        private Double spread;

        @Option(names = "--published", description = "winsorised (CQC) or truncated (SHMI); winsorised unless said.")
        private String published;

        @Option(names = "--format", description = "csv, jsonl, parquet; by the file's ending unless said.")
        private String format;

        @Option(names = "--encoding", description = "UTF-8, GB18030, …; found unless said.")
        private String encoding;

        @Option(names = "--delimiter", description = "Of CSV; a comma unless said.")
        private String delimiter;

        @Option(names = "--out", paramLabel = "DIR", description = "Where the tables go; screen-out unless said.")
        private String out;

        void put(ObjectNode tree) {
            set(tree, "kind", kind);
            set(tree, "worse", worse);
            if (q != null) {
                tree.put("q", q);
            }
            if (minRatio != null) {
                tree.put("min_ratio", minRatio);
            }
            if (minN != null) {
                tree.put("min_n", minN);
            }
            if (spread != null) {
                tree.put("spread", spread);
            }
            set(tree, "published", published);
            set(tree, "format", format);
            set(tree, "encoding", encoding);
            set(tree, "delimiter", delimiter);
            set(
                    tree,
                    "out",
                    out == null ? null : ConfigurationFile.absolute(Path.of("").toAbsolutePath(), out));
        }
    }

    private static void set(ObjectNode tree, String name, String value) {
        if (value != null) {
            tree.put(name, value);
        }
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Console.of(spec.commandLine().getOut());
        Language shown = Language.of(language);
        ScreenFile file = file();
        long start = System.nanoTime();
        Ticker ticker = new Ticker(spec.commandLine().getErr(), start);
        ticker.accept("start Spark");
        try (SparkSession spark = JobOptions.spark()) {
            ticker.accept("read and screen " + file.file());
            ScreenRun run = ScreenRun.of(spark, file);
            ticker.accept("write " + file.out());
            run.write();
            ticker.clear();
            new ScreenPage(run, file, shown).print(out, (System.nanoTime() - start) / 1e9);
        } finally {
            ticker.clear();
        }
        return 0;
    }

    /** The configuration with the options laid over it. */
    private ScreenFile file() {
        boolean isYaml = path.endsWith(".yaml") || path.endsWith(".yml");
        ObjectNode tree = isYaml ? yaml() : JsonNodeFactory.instance.objectNode();
        if (!isYaml) {
            tree.put("file", ConfigurationFile.absolute(Path.of("").toAbsolutePath(), path));
        }
        JsonNode given = tree.get("columns");
        ObjectNode headers = given instanceof ObjectNode object ? object : JsonNodeFactory.instance.objectNode();
        columns.put(headers);
        if (given == null || !headers.isEmpty()) {
            tree.set("columns", headers);
        }
        settings.put(tree);
        if (!tree.has("out")) {
            tree.put("out", ConfigurationFile.absolute(folder(isYaml), "screen-out"));
        }
        return ScreenFile.of(tree, isYaml ? path : "options");
    }

    private Path folder(boolean isYaml) {
        return isYaml ? ConfigurationFile.folder(path) : Path.of("").toAbsolutePath();
    }

    private ObjectNode yaml() {
        ObjectNode read = ConfigurationFile.read(path);
        for (String name : new String[] {"file", "out"}) {
            ConfigurationFile.resolve(read, name, folder(true));
        }
        return read;
    }
}
