package io.plumbline.connectors;

import static io.plumbline.connectors.HostileNames.ESCAPE;
import static io.plumbline.connectors.HostileNames.NAMES;
import static io.plumbline.connectors.HostileNames.TEAMS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.cli.LampJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Organizations, places, files and teams are called what somebody typed; a name is a text and nothing else, wherever it goes. */
class HostileNamesTest {
    @TempDir
    private static Path folder;

    private static LampJob job;
    private static List<Path> before;
    private static List<Path> after;
    private static String screen;

    @BeforeAll
    static void runAndMakeARound() throws IOException {
        job = new LampJob(folder.resolve("office/jobs/lamps"));
        HostileNames.write(job);
        before = everything();
        LampJob.Told ran = job.command("run");
        assertEquals(0, ran.code(), ran.err());
        LampJob.Told made = job.command(
                "round",
                job.path("round.yaml").toString(),
                "--to",
                job.path("round").toString());
        assertEquals(0, made.code(), made.err());
        screen = ran.out() + made.out();
        after = everything();
    }

    private static List<Path> everything() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.sorted().toList();
        }
    }

    private static List<Path> written(String ending) {
        return after.stream()
                .filter(file -> file.toString().endsWith(ending) && !before.contains(file))
                .toList();
    }

    @Test
    void nothingIsWrittenOutsideTheFoldersOfRunAndRound() {
        List<Path> outside = after.stream()
                .filter(file -> !before.contains(file))
                .filter(file -> !file.startsWith(job.path("out")) && !file.startsWith(job.path("round")))
                .toList();
        assertEquals(List.of(), outside);
        assertFalse(Files.exists(Path.of("/tmp", ESCAPE)));
        assertFalse(Files.exists(Path.of("/", ESCAPE)));
        assertTrue(before.stream().allMatch(Files::exists));
    }

    @Test
    void noFileIsCalledByAName() {
        for (Path file : after) {
            if (!before.contains(file)) {
                String name = job.path(".").normalize().relativize(file).toString();
                assertFalse(
                        name.contains("..")
                                || name.contains("\\")
                                || name.contains(":")
                                || name.contains("<")
                                || name.contains("%"),
                        name);
                assertTrue(file.getFileName().toString().length() <= 100, name);
            }
        }
    }

    @Test
    void everyTeamHasAFolderOfItsOwn() throws IOException {
        try (Stream<Path> folders = Files.list(job.path("round"))) {
            List<Path> all = folders.toList();
            assertEquals(TEAMS.size(), all.size(), all::toString);
            assertTrue(all.stream().allMatch(team -> Files.exists(team.resolve("leads.xlsx"))), all::toString);
        }
    }

    @Test
    void teamsThatNobodyCouldTellApartAreRefusedWithWhatNobodyKnows() throws IOException {
        job.write("strange.yaml", """
                round: r
                on: 2026-10-01
                subjects: [street]
                teams:
                  - { team: A, organizations: [QH, "../QH"] }
                  - { team: " a ", organizations: [QH] }
                  - { team: " ", organizations: [QH] }
                """);
        LampJob.Told told = job.command("round", job.path("strange.yaml").toString());
        assertEquals(2, told.code(), told.err());
        for (String word : List.of(
                "3 problems",
                "teams[0].organizations: '../QH' is not in the register",
                "teams[1].team: ' a ' stands twice",
                "teams[2].team: is blank")) {
            assertTrue(told.err().contains(word), told::err);
        }
    }

    @Test
    void everyOrganizationHasItsPages() {
        assertEquals(
                NAMES.size(),
                written(".html").stream()
                        .filter(file -> file.startsWith(job.path("out/dossier/lead")))
                        .count());
        assertEquals(
                NAMES.size(),
                written(".html").stream()
                        .filter(file -> file.startsWith(job.path("out/dossier/organization")))
                        .count());
    }

    @Test
    void noElementOfAPageIsMadeOfAName() throws IOException {
        Set<String> elements = new TreeSet<>();
        for (Path page : written(".html")) {
            ParsedPage parsed = ParsedPage.of(page);
            elements.addAll(parsed.elements());
            assertEquals(List.of(), parsed.scripted(), page.toString());
            for (String link : parsed.links()) {
                String file = link.replaceFirst("#[A-Za-z0-9-]+$", "");
                Path target = page.resolveSibling(file).normalize();
                assertTrue(
                        link.equals("#content") || (file.matches("[a-z0-9./-]+") && Files.exists(target)),
                        () -> link + " in " + page);
            }
        }
        assertTrue(
                Set.of(
                                "a",
                                "article",
                                "b",
                                "body",
                                "br",
                                "dd",
                                "details",
                                "div",
                                "dl",
                                "dt",
                                "figcaption",
                                "figure",
                                "footer",
                                "h1",
                                "h2",
                                "h3",
                                "h4",
                                "head",
                                "header",
                                "html",
                                "li",
                                "link",
                                "main",
                                "meta",
                                "nav",
                                "ol",
                                "p",
                                "script",
                                "section",
                                "span",
                                "strong",
                                "summary",
                                "table",
                                "tbody",
                                "td",
                                "th",
                                "thead",
                                "title",
                                "tr",
                                "ul")
                        .containsAll(elements),
                elements::toString);
    }

    @Test
    void namesAreShownAsTheyAreWritten() throws IOException {
        String text = ParsedPage.of(job.path("out/dossier/index.html")).text();
        for (String name : List.of(
                "../../" + ESCAPE,
                "C:\\" + ESCAPE,
                "</script><img src=x onerror=alert(1)>",
                "\"><svg onload=alert(1)>",
                "</title></td></tr></table><h1>guilty</h1>",
                "&lt;b&gt; &amp;",
                "{organization}",
                "${env:PATH}",
                "𠮷桥街道")) {
            assertTrue(text.contains(name), name);
        }
        assertFalse(text.contains("\u202E") || text.contains("\0"), "a mark that turns or ends the text");
    }

    @Test
    void cellsOfWorkbooksAreTextWhateverTheyBeginWith() throws IOException {
        List<Path> workbooks = written(".xlsx");
        assertEquals(TEAMS.size() + 1, workbooks.size());
        Set<String> shown = new TreeSet<>();
        for (Path file : workbooks) {
            try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
                for (Sheet sheet : workbook.getSheets().toList()) {
                    for (var row : sheet.read()) {
                        for (Cell cell : row) {
                            assertFalse(
                                    cell != null && (cell.getType() == CellType.FORMULA || cell.getFormula() != null),
                                    () -> file + " " + cell);
                            shown.add(cell == null ? "" : cell.getText());
                        }
                    }
                }
            }
        }
        assertTrue(
                shown.containsAll(List.of("=HYPERLINK(\"http://localhost/\",\"x\")", "@SUM(1+1)", "+1-1", "-2+3")),
                () -> shown.stream()
                        .map(text -> text.substring(0, Math.min(60, text.length())))
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void theScreenHoldsNoControlCharacters() {
        assertTrue(screen.chars().allMatch(c -> c >= ' ' || c == '\n'), screen);
        assertFalse(screen.contains("\u202E"), screen);
    }
}
