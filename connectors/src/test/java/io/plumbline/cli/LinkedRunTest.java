package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The example of docs/link.md, by the commands that stand there. */
class LinkedRunTest {
    private static final String JOB = "../examples/src/main/resources/works/job.yaml";

    @TempDir
    private Path folder;

    private String said(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Plumbline.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        assertEquals(0, line.execute(arguments), err::toString);
        return out.toString();
    }

    @Test
    void aRunShowsItsLinksAndExplainsAThingDownToTheBitsOfEachField() throws IOException {
        String set = "out=" + folder;
        said("run", JOB, "--set", set, "--lang=en");
        String page = Files.readString(folder.resolve("out/dossier/coverage.html"));
        assertTrue(page.contains("Linked records") && page.contains("jaro_winkler ≥ 0.92"), page);
        assertTrue(page.contains("依确定规则"), page);
        assertFalse(page.contains("望湖名邸"), page);
        try (Stream<Path> cards = Files.list(folder.resolve("out/dossier/lead"))) {
            String card = Files.readString(cards.findFirst().orElseThrow());
            assertTrue(card.contains("有对应记录 否") && card.contains("counterpart found no"), card);
        }

        String said = said("explain", JOB, "--set", set, "--lang=en", "site:a4a2");
        assertTrue(said.contains("works.permit") && said.contains("judged same"), said);
        assertTrue(said.contains("two records drawn at random") && said.contains("total"), said);
        assertTrue(said.contains("name 老机床厂改造项目"), said);
    }

    @Test
    void aJobIsToldWhichKindsOfThingsItsSourcesLeaveUnlinked() throws IOException {
        Path pack = Path.of(JOB).resolveSibling("works.yaml").toAbsolutePath();
        Path job = Files.writeString(
                folder.resolve("job.yaml"),
                Files.readString(Path.of(JOB))
                        .replace("works.yaml", pack.toString())
                        .replaceAll("(?m)^entities:\n.*\n", "")
                        .replaceAll("(?m)^.*works\\.(fence|truck|pass),.*\n", ""));
        String said = said("validate", job.toString());
        assertTrue(said.contains("""
                entities site runnable · 工地 · Building site
                       without works.fence, which the job does not supply
                entities vehicle blocked · 车辆 · Vehicle
                       needs one of works.truck, works.pass, none of which the job supplies
                """), said);
    }
}
