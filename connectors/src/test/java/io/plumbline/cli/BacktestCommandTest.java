package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BacktestCommandTest {
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

    private String table(String text) throws IOException {
        return Files.writeString(folder.resolve("visits.csv"), text, StandardCharsets.UTF_8)
                .toString();
    }

    @Test
    void aPlainTableIsTestedAndWritten() throws IOException {
        String file = table("""
                分数,结果,组
                0.9,属实,甲
                0.8,0,甲
                0.7,部分属实,乙
                0.2,不属实：有正当原因,乙
                0.1,无法核实,乙
                0.1,,乙
                """);
        Path csv = folder.resolve("figures.csv");
        int code = run(
                "backtest",
                "--table",
                file,
                "--score",
                "分数",
                "--outcome",
                "结果",
                "--team",
                "组",
                "--k",
                "2",
                "--lang",
                "en",
                "--out",
                csv.toString());
        assertEquals(0, code, err::toString);
        assertTrue(
                out.toString()
                        .contains(
                                "4 visits with an outcome; 1 not visited; 1 not verifiable; 0 with an outcome and no score"),
                out::toString);
        assertTrue(out.toString().contains("AUC, all visits: 0.750"), out::toString);
        assertTrue(out.toString().contains("AUC, inside the same team: 1.000"), out::toString);
        assertTrue(Files.readString(csv).contains("\narea,,0.75,"), () -> out.toString());
    }

    @Test
    void everyCellThatCannotBeReadIsNamed() throws IOException {
        String file = table("""
                score,found,day
                high,maybe,2026-13-01
                """);
        assertEquals(2, run("backtest", "--table", file, "--score", "score", "--outcome", "found", "--day", "day"));
        assertTrue(err.toString().contains("visits.csv, row 1 below the header, column score: 'high'"), err::toString);
        assertTrue(err.toString().contains("column found: 'maybe' is no outcome; allowed: 1 and 0"), err::toString);
        assertTrue(err.toString().contains("column day: '2026-13-01' is not a day"), err::toString);
    }

    @Test
    void whatIsMissingIsToldAtOnce() {
        assertEquals(2, run("backtest", "--table", "x.csv"));
        assertTrue(err.toString().contains("--score COLUMN is missing; --outcome COLUMN is missing"), err::toString);
    }
}
