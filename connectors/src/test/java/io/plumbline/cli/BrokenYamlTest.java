package io.plumbline.cli;

import static io.plumbline.cli.Broken.edit;
import static io.plumbline.cli.Broken.of;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no plain YAML document of one mapping is refused, with the place and what to do. */
class BrokenYamlTest {
    @TempDir
    private Path folder;

    static Stream<Broken> broken() {
        return Stream.of(
                of("an empty file", "job.yaml", text -> "", "job.yaml: 1 problem", "is not a YAML mapping"),
                of("only a comment", "job.yaml", text -> "# nothing yet\n", "is not a YAML mapping"),
                of("a list", "job.yaml", text -> "- job: lamps\n", "is not a YAML mapping", "field: value"),
                of("prose", "job.yaml", text -> "read my files", "is not a YAML mapping"),
                of("JSON that is cut", "job.yaml", text -> "{\"job\": \"lamps\",", "line 1", "not readable YAML"),
                edit("tab indentation", "job.yaml", "  organizations", "\torganizations", "line 7", "TAB"),
                edit("a field twice", "job.yaml", "as_of:", "job: again\nas_of:", "line 2", "'job'"),
                of("two documents", "job.yaml", text -> text + "---\njob: other\n", "line 21", "second document"),
                of("a bomb of aliases", "job.yaml", text -> text + bomb(), "line 21", "aliases are not read"),
                of("nesting without end", "job.yaml", text -> text + "x: " + "[".repeat(5000), "deeper than 40 levels"),
                edit(
                        "a tag that names a class",
                        "job.yaml",
                        "job: lamps",
                        "job: !!javax.script.ScriptEngineManager [ !!java.net.URL [\"http://localhost/\"] ]",
                        "line 1",
                        "tags are not read"),
                edit("an unclosed quote", "job.yaml", "job: lamps", "job: \"lamps", "line", "not readable YAML"),
                of("not UTF-8", "job.yaml", text -> text.replace("lamps\n", "路灯维修\n"), "job.yaml", "UTF-8")
                        .in(Charset.forName("GB18030")),
                of(
                        "NUL bytes",
                        "job.yaml",
                        text -> text.replace("lamps\n", "la\0mps\n"),
                        "line 1",
                        "not readable YAML"),
                of("a giant", "job.yaml", text -> text + "#".repeat(4_100_000), "larger than 4 MB"));
    }

    private static String bomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 30; i++) {
            String inside = String.join(",", java.util.Collections.nCopies(9, "*a" + (i - 1)));
            bomb.append(String.format("a%d: &a%d [%s]%n", i, i, inside));
        }
        return bomb.toString();
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isRefusedInWords(Broken broken) throws IOException {
        LampJob job = new LampJob(folder);
        broken.writeInto(job);
        LampJob.Told told = job.command("validate");
        broken.isToldBy(told);
    }
}
