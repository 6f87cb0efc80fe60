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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LinkCommandTest {
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

    private String yaml(String text) throws IOException {
        Path file = folder.resolve("link.yaml");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return file.toString();
    }

    @Test
    void linksTwoTablesAndShowsNoValueThatMayNotBeShown() throws IOException {
        StringBuilder ledger = new StringBuilder("编号,名称,街道\n");
        StringBuilder permits = new StringBuilder("permit,name,street\n");
        Random random = new Random(5);
        List<String> secrets = new ArrayList<>(List.of("secretyard"));
        for (int i = 0; i < 60; i++) {
            String name = Long.toString((1L << 60) | (random.nextLong() >>> 4), 36);
            secrets.add(name.substring(0, 8));
            ledger.append("L%d,%s,street %d%n".formatted(i, name, i % 20));
            permits.append("P%d,%s,street %d%n".formatted(i, i % 3 == 0 ? name + "e" : name, i % 20));
        }
        ledger.append("=L60,\"<b>secretyard</b>\",\"<i>street</i>\"\n");
        permits.append("P60,\"<b>secretyard</b>\",\"<i>street</i>\"\n");
        Files.writeString(folder.resolve("ledger.csv"), ledger);
        Files.writeString(folder.resolve("permits.csv"), permits);
        String file = yaml("""
                link: yards
                tables:
                  - { file: ledger.csv, id: 编号, columns: { name: 名称, street: 街道 } }
                  - { file: permits.csv, id: permit }
                linking:
                  block: [[name], [street]]
                  compare:
                    name: { by: jaro_winkler, levels: [0.9, 0.7] }
                    street: { by: exact }
                  one_to_one: true
                  review: 0.0001
                show: [street]
                """);
        assertEquals(0, run("link", file, "--lang=en"), err::toString);
        assertTrue(out.toString().contains("61 linked"), out::toString);
        Path result = folder.resolve("link-out");
        String page = Files.readString(result.resolve("index.html"));
        assertTrue(page.contains("default-src 'none'") && !page.contains("<script"));
        assertTrue(page.contains("jaro_winkler ≥ 0.9") && page.contains("street 1"), page);
        secrets.forEach(secret -> assertFalse(page.contains(secret), page));
        assertFalse(page.contains("<i>street"), page);
        for (String table : new String[] {"links", "clusters", "parameters", "capped", "changes"}) {
            assertTrue(Files.isDirectory(result.resolve(table)), table);
            String cells = text(result.resolve(table + "_csv"));
            secrets.forEach(secret -> assertFalse(cells.contains(secret), table));
        }
        assertTrue(text(result.resolve("links_csv")).contains("\n'=L60,P60,linked"));
        assertFalse(Files.exists(result.resolve("_staging")));
    }

    private static String text(Path csv) throws IOException {
        try (Stream<Path> files = Files.list(csv)) {
            StringBuilder text = new StringBuilder();
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".csv")).toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        }
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() throws IOException {
        String file = yaml("""
                link: yards
                tables: [{ file: ledger.csv, id: no }]
                linking:
                  block: [[]]
                  compare:
                    name: { by: jaro_winkler, levels: [0.7, 0.9], rarity: 2 }
                    at: { by: metres, levels: [50] }
                  clean: { phone: text }
                  match: 1.5
                  most_per_key: 1
                  one_to_one: true
                show: [owner]
                frozen: true
                """);
        assertEquals(2, run("link", file));
        String words = err.toString();
        for (String problem : new String[] {
            "linking.block[0]: names no column",
            "linking.compare.name.levels[1]: 0.9",
            "linking.compare.name.rarity: 2.0",
            "linking.compare.at.columns",
            "linking.clean.phone",
            "linking.match: 1.5",
            "linking.most_per_key: 1",
            "linking.one_to_one",
            "show: 'owner'",
            "frozen: needs 'before'"
        }) {
            assertTrue(words.contains(problem), problem + " in " + words);
        }
    }
}
