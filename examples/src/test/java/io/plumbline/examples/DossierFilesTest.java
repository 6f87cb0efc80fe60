package io.plumbline.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.connectors.dossier.DossierSink;
import io.plumbline.examples.bench.SyntheticRun;
import io.plumbline.sink.SinkTarget;
import io.plumbline.text.Hashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A dossier as a folder of files, which needs no browser to be looked at. */
class DossierFilesTest {
    @TempDir
    private static Path folder;

    private static SparkSession spark;
    private static Path dossier;

    @BeforeAll
    static void write() {
        spark = LocalSpark.session("2");
        dossier = written("dossier");
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static Path written(String name) {
        List<String> names =
                IntStream.rangeClosed(1, 12).mapToObj(i -> "第" + i + "街道").toList();
        Path to = folder.resolve(name);
        new DossierSink().write(new SyntheticRun(spark, names, 4, 3), new SinkTarget("dossier", to.toString(), null));
        return to;
    }

    private static List<Path> files(Path of) throws IOException {
        try (Stream<Path> walk = Files.walk(of)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Test
    void everySettingThatTheJobChangedStandsWithItsCheck() throws IOException {
        String method = Files.readString(dossier.resolve("method.html"));
        String w01 = method.substring(method.indexOf("id=\"W01\""));
        assertTrue(w01.substring(0, w01.indexOf("</section>")).contains("the scales were calibrated in March"));
        String m05 = method.substring(method.indexOf("id=\"M05\""));
        assertTrue(m05.substring(0, m05.indexOf("</section>")).contains("terminals failed in March"));
    }

    @Test
    void aFileThatFailedIsNamedBeforeAllNumbers() throws IOException {
        for (String page : List.of("index.html", "coverage.html")) {
            String html = Files.readString(dossier.resolve(page));
            int named = html.indexOf("hotline-2026-03.csv: the file ends inside a quoted field");
            assertTrue(named > 0, page);
            assertTrue(named < html.indexOf(page.equals("index.html") ? "class=\"funnel\"" : "<table"), page);
        }
    }

    @Test
    void theOverviewTellsWhatCameWentAndHasAnotherGrade() throws IOException {
        assertTrue(Files.readString(dossier.resolve("index.html"))
                .contains("36 new, 12 no longer there, 12 still there, 12 of these with another grade."));
    }

    @Test
    void aCardNamesTheOtherLeadsOfItsOrganization() throws IOException {
        String card = Files.readString(files(dossier.resolve("lead")).get(0));
        String related = card.substring(card.indexOf("Related leads"));
        assertEquals(
                2, related.substring(0, related.indexOf("</section>")).split("the same organization", -1).length - 1);
    }

    @Test
    void everyLinkLeadsSomewhereInTheFolderAndEveryFileIsSmall() throws IOException {
        Pattern link = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
        Map<String, Long> largest = new TreeMap<>();
        for (Path file : files(dossier)) {
            String name = dossier.relativize(file).toString();
            assertTrue(name.matches("[A-Za-z0-9/._-]+"), name);
            if (name.endsWith(".html")) {
                largest.merge(name.replaceAll("/.*", ""), Files.size(file), Math::max);
                Matcher found = link.matcher(Files.readString(file));
                while (found.find()) {
                    assertTrue(leads(file, found.group(1)), name + " → " + found.group(1));
                }
            }
        }
        assertTrue(largest.get("index.html") <= 300_000, largest::toString);
        assertTrue(largest.get("organization") <= 80_000, largest::toString);
        assertTrue(largest.get("lead") <= 40_000, largest::toString);
    }

    /** Whether a link leads to a file of the folder and, where it names one, to a part of it. */
    private static boolean leads(Path from, String link) throws IOException {
        String[] parts = link.split("#", 2);
        Path to = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]).normalize();
        return to.startsWith(dossier)
                && Files.isRegularFile(to)
                && (parts.length == 1 || Files.readString(to).contains("id=\"" + parts[1] + "\""));
    }

    @Test
    void theSameRunGivesTheSameBytesAndTheSumsAreThose() throws IOException {
        Path again = written("again");
        String sums = Files.readString(dossier.resolve("SHA256SUMS"));
        assertEquals(sums, Files.readString(again.resolve("SHA256SUMS")));
        assertEquals(files(dossier).size() - 1, sums.lines().count());
        for (String line : sums.lines().toList()) {
            String[] parts = line.split(" {2}", 2);
            assertEquals(parts[0], Hashes.sha256Hex(Files.readAllBytes(dossier.resolve(parts[1]))), parts[1]);
        }
        assertFalse(sums.contains(".crc"), sums);
    }

    @Test
    void theChartsAreThoseOfTheReleaseUnchanged() throws IOException {
        assertEquals(
                "61f13280aba3161f77fc801bf5f9c786f55f10432153a0683fc5cc0700b013d5",
                Hashes.sha256Hex(Files.readAllBytes(dossier.resolve("assets/echarts/echarts.common.min.js"))));
        assertTrue(Files.size(dossier.resolve("assets/echarts/LICENSE")) > 10_000);
    }
}
