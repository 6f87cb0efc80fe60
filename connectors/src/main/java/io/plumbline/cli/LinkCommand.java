package io.plumbline.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.connectors.linkpage.LinkPage;
import io.plumbline.link.LinkFile;
import io.plumbline.link.LinkRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Links the records of one table or of two. */
@Command(
        name = "link",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Finds the records of the same thing in one table, or in two: pairs, clusters, weights, and a page.",
        footer = {"", "Example: plumbline link people.yaml"})
final class LinkCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "FILE", description = "The configuration (.yaml).")
    private String path;

    @Option(names = "--lang", description = "zh or en; zh unless said.", defaultValue = "zh")
    private String language;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Console.of(spec.commandLine().getOut());
        Language shown = Language.of(language);
        LinkFile file = file();
        long start = System.nanoTime();
        Ticker ticker = new Ticker(spec.commandLine().getErr(), start);
        ticker.accept("start Spark");
        try (SparkSession spark = JobOptions.spark()) {
            ticker.accept("link " + file.link());
            LinkRun.of(spark, file, run -> {
                ticker.accept("write " + file.out());
                LinkPage.write(run);
                ticker.clear();
                print(out, shown, run, (System.nanoTime() - start) / 1e9);
                return null;
            });
        } finally {
            ticker.clear();
        }
        return 0;
    }

    private static void print(PrintWriter out, Language language, LinkRun run, double seconds) {
        run.read().forEach(out::println);
        say(
                out,
                language,
                "%s：比较 %,d 对，关联 %,d，待人工判断 %,d，不关联 %,d · %.1f 秒",
                "%s: %,d pairs compared, %,d linked, %,d to review, %,d kept apart · %.1f s",
                run.file().link(),
                run.linked().pairs(),
                run.counts().getOrDefault("linked", 0L),
                run.counts().getOrDefault("review", 0L),
                run.counts().getOrDefault("apart", 0L),
                seconds);
        run.capped().stream()
                .limit(5)
                .forEach(row -> say(
                        out,
                        language,
                        "  超大分块 %s（如 %s）：%,d 条记录，%,d 对未比较",
                        "  too many records share %s (such as %s): %,d, whose %,d pairs were not compared",
                        row.getString(0),
                        row.getString(2),
                        row.getLong(3),
                        row.getLong(4)));
        say(
                out,
                language,
                "结果在 %s：index.html，links、clusters、parameters、capped、changes（csv 与 parquet）",
                "result in %s: index.html; links, clusters, parameters, capped, changes (csv and parquet)",
                run.file().out());
    }

    private static void say(PrintWriter out, Language language, String zh, String en, Object... arguments) {
        out.println(String.format(Locale.ROOT, language.say(zh, en), arguments));
    }

    private LinkFile file() {
        ObjectNode read = ConfigurationFile.read(path);
        Path folder = ConfigurationFile.folder(path);
        if (!read.has("out")) {
            read.put("out", "link-out");
        }
        for (String name : new String[] {"out", "before", "judgements"}) {
            ConfigurationFile.resolve(read, name, folder);
        }
        read.path("tables").forEach(table -> {
            if (table instanceof ObjectNode object) {
                ConfigurationFile.resolve(object, "file", folder);
            }
        });
        return LinkFile.of(read, path);
    }
}
