package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ScreenCommandTest {
    private static final String COLUMNS =
            "columns: { organization: 单位, period: 月份, numerator: 未按时, denominator: 总数 }\n";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        CommandLine line = Plumbline.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    @BeforeEach
    void late() throws IOException {
        StringBuilder text = new StringBuilder("单位,月份,未按时,总数\n");
        for (int month = 1; month <= 5; month++) {
            for (int i = 0; i < 24; i++) {
                if (i != 9 || month < 4) {
                    text.append("S%d,2026-%d,%d,400%n".formatted(10 + i, month, i == 5 ? 150 : 30 + i % 7));
                }
            }
        }
        text.append("S99,2026-1,500,400\n");
        Files.writeString(folder.resolve("late.csv"), text, StandardCharsets.UTF_8);
    }

    private String yaml(String text) throws IOException {
        Path file = folder.resolve("screen.yaml");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return file.toString();
    }

    @Test
    void optionsAndAFileSayTheSame() throws IOException {
        assertEquals(
                0,
                run(
                        "screen",
                        folder.resolve("late.csv").toString(),
                        "--organization=单位",
                        "--period=月份",
                        "--numerator=未按时",
                        "--denominator=总数",
                        "--worse=high",
                        "--lang=en",
                        "--out=" + folder.resolve("one")),
                err::toString);
        String page = out.toString();
        assertTrue(page.contains("119 rows read: 118 accepted, 1 quarantined"), page);
        assertTrue(page.contains("among peers: 5 flagged, 113 not flagged, 2 not judgeable"), page);
        assertTrue(page.contains("S15 2026-1: 0.3750 (150 of 400)"), page);
        assertTrue(page.contains("S19: periods: 2"), page);
        assertTrue(page.contains("500 of 400 is no share"), page);
        assertEquals(0, run("screen", yaml("file: late.csv\nout: other\nworse: high\n" + COLUMNS)), err::toString);
        assertTrue(out.toString().contains("同类比较：提示 5，未提示 113，无法判断 2"), out::toString);
        for (String table :
                new String[] {"results.csv", "shifts.csv", "spreads.csv", "quarantine.csv", "conservation.csv"}) {
            assertEquals(
                    Files.readString(folder.resolve("one").resolve(table)),
                    Files.readString(folder.resolve("other").resolve(table)),
                    table);
        }
    }

    @Test
    void allProblemsAreToldAtOnceBeforeAnythingIsRead() throws IOException {
        assertEquals(2, run("screen", yaml("fil: late.csv\nworse: up\nq: 3\n" + COLUMNS.replace("period", "month"))));
        String told = err.toString();
        for (String word : new String[] {"'fil'", "file", "'up'", "q: 3.0", "field 'period'", "month"}) {
            assertTrue(told.contains(word), () -> word + " is not in " + told);
        }
        assertFalse(told.contains("Exception"), told);
    }

    @Test
    void withoutColumnsItSaysWhichAreNeeded() {
        assertEquals(2, run("screen", folder.resolve("late.csv").toString()));
        String told = err.toString();
        assertTrue(told.contains("options:") && told.contains("columns"), told);
    }

    @Test
    void aColumnThatIsNotThereIsNamed() {
        assertEquals(
                1,
                run(
                        "screen",
                        folder.resolve("late.csv").toString(),
                        "--organization=street",
                        "--period=月份",
                        "--count=未按时",
                        "--expected=总数",
                        "--out=" + folder.resolve("none")));
        assertTrue(err.toString().contains("street"), err::toString);
        assertFalse(Files.exists(folder.resolve("none/results.csv")));
    }

    @Test
    void aMissingConfigurationIsNamed() {
        assertEquals(2, run("screen", folder.resolve("nowhere.yaml").toString()));
        assertTrue(err.toString().contains("nowhere.yaml") && err.toString().contains("cannot be read"), err::toString);
    }

    @Test
    void aFileThatIsNoTextIsRefusedByName() throws IOException {
        Files.write(folder.resolve("late.csv"), new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 1, 2});
        assertEquals(1, run("screen", yaml("file: late.csv\n" + COLUMNS)));
        assertTrue(err.toString().contains("late.csv"), err::toString);
        assertFalse(err.toString().contains("Exception"), err::toString);
    }
}
