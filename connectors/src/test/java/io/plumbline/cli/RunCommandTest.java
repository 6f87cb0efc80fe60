package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run prints and writes: once with a source missing, once beside that run, with other faults. */
class RunCommandTest {
    private static final List<String> ZH = List.of("疑点", "记录", "未能读取", "归属", "线索");
    private static final List<String> EN = List.of("flagged", "leads shown", "could not be read", "attributed", "rows");

    @TempDir
    private static Path folder;

    private static LampJob job;
    private static String first;
    private static String second;
    private static String overview;

    @BeforeAll
    static void runTwice() throws IOException {
        job = new LampJob(folder.resolve("lamps"));
        String sinks = "sinks:\n  - { format: parquet, path: out }\n  - { format: dossier, path: out/dossier }\n";
        String text = job.text("job.yaml").replaceAll("(?s)\nsinks:.*", "\n");
        job.write(
                "job.yaml",
                text + "  - { contract: lamps.fault, id: depot, format: csv, path: nowhere/*.csv }\n" + sinks);
        first = out(job.command("run"));
        job.write("job.yaml", text + sinks);
        job.write("faults.csv", """
                单号,街道,报修日期,修复日期,报修人,功率,灯数,状态,发现时间
                D-1,柳桥街道,2026-03-02,2026-03-04,赵一,0.25,1,closed,2026-03-02 08:00:00
                D-2,柳桥街道,2026-03-09,2026-03-12,钱二,0.25,2,closed,2026-03-09 08:00:00
                D-3,石桥街道,2026-03-11,2026-03-01,孙三,0.4,1,open,2026-03-11 08:00:00
                D-4,石桥街道,some day,,孙三,0.4,1,open,2026-03-11 08:00:00
                """);
        second = out(job.command("run", "--lang", "en", "--since", "previous"));
        overview = Files.readString(job.path("out/dossier/index.html"));
    }

    private static String out(LampJob.Told told) {
        assertEquals(0, told.code(), told::err);
        return told.out();
    }

    @Test
    void aSourceThatCouldNotBeReadIsNamedBeforeAllRowsWithItsReason() {
        assertTrue(first.lines().toList().get(1).startsWith("! 路灯故障单 depot：未能读取："), first);
        assertTrue(first.lines().toList().get(1).contains("nowhere"), first);
    }

    @Test
    void aSourceOfWhichATenthWasRefusedIsNamedWithTheReason() {
        assertEquals(
                "! Lamp fault lamps.fault: 4 rows read, 3 accepted, 1 quarantined, most often for reported_on: not_a_date",
                second.lines().toList().get(1));
    }

    @Test
    void thePagesNameItFirstToo() throws IOException {
        for (String page : List.of("index.html", "coverage.html")) {
            String html = Files.readString(job.path("out/dossier").resolve(page));
            int named = html.indexOf("1 quarantined, most often for reported_on: not_a_date");
            assertTrue(named > 0 && named < html.indexOf("<h2", html.indexOf("</section>")), page);
        }
    }

    @Test
    void aRunSpeaksOneLanguageAtATime() {
        EN.forEach(word -> assertFalse(first.contains(word), word + " in " + first));
        ZH.forEach(word -> assertFalse(second.contains(word), word + " in " + second));
    }

    @Test
    void aLanguageNobodySpeaksIsRefusedBeforeAnythingRuns() {
        LampJob.Told told = job.command("run", "--lang", "fr");
        assertEquals(1, told.code());
        assertTrue(told.err().contains("Language 'fr' is not known; use zh or en"), told::err);
    }

    @Test
    void thePagesTellWhatHasChangedSinceTheRunBefore() {
        assertTrue(
                overview.contains("1 new, 1 no longer there, 0 still there, 0 of these with another grade."), overview);
        assertTrue(overview.contains("compared, nothing found"), overview);
    }

    @Test
    void aCardTellsSinceWhenItsLeadIsThere() throws IOException {
        try (Stream<Path> cards = Files.list(job.path("out/dossier/lead"))) {
            assertTrue(Files.readString(cards.findFirst().orElseThrow()).contains("first seen in this run"));
        }
    }

    @Test
    void aRunThatIsNotThereIsRefusedBeforeAnythingRunsWithThoseThatAre() {
        LampJob.Told told = job.command("run", "--since", "ffffffff");
        assertEquals(1, told.code());
        assertTrue(told.err().contains("(2026-07-01)"), told::err);
        assertTrue(told.err().contains("No run of job lamps begins with 'ffffffff'"), told::err);
    }
}
