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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PlumblineTest {
    private static final String JOB = """
            job: spoil
            as_of: 2026-07-01
            time_zone: Asia/Shanghai
            window: { from: 2026-01-01, to: 2026-07-01 }
            register:
              organizations: { format: csv, path: register.csv }
            privacy: { key: "${env:PLUMBLINE_KEY}" }
            packs: [muck]
            sources:
              - { contract: muck.manifest, format: csv, path: manifests.csv }
            """;

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

    private String job(String text) throws IOException {
        Path file = folder.resolve("job.yaml");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return file.toString();
    }

    @Test
    void withoutACommandItSaysWhichThereAre() {
        assertEquals(2, run());
        assertTrue(err.toString().contains("run") && err.toString().contains("validate"), err::toString);
    }

    @Test
    void anUnknownCommandIsRefused() {
        assertEquals(2, run("judge"));
        assertTrue(err.toString().contains("judge"), err::toString);
    }

    @Test
    void validateSaysWhichChecksAreBlockedAndByWhat() throws IOException {
        assertEquals(0, run("validate", job(JOB)), err::toString);
        assertTrue(out.toString().contains("M05    blocked"), out::toString);
        assertTrue(out.toString().contains("needs muck.visit"), out::toString);
    }

    @Test
    void allProblemsOfAJobAreToldAtOnce() throws IOException {
        String broken = JOB.replace("Asia/Shanghai", "Asia/Peking")
                .replace("job: spoil", "jobb: spoil")
                .replace("as_of: 2026-07-01", "as_of: soon");
        assertEquals(2, run("validate", job(broken)));
        String told = err.toString();
        assertTrue(told.contains("time_zone") && told.contains("'jobb'") && told.contains("as_of"), told);
        assertFalse(told.contains("Exception"), told);
    }

    @Test
    void aMissingJobFileIsNamed() {
        String missing = folder.resolve("nowhere.yaml").toString();
        assertEquals(2, run("validate", missing));
        assertTrue(err.toString().contains("nowhere.yaml"), err::toString);
    }

    @Test
    void aSettingIsLaidOverTheJob() throws IOException {
        assertEquals(2, run("validate", job(JOB), "--set", "as_of=2025-01-01"));
        assertTrue(err.toString().contains("as_of"), err::toString);
    }

    @Test
    void aSettingThatDoesNotExistIsRefused() throws IOException {
        assertEquals(2, run("validate", job(JOB), "--set", "as_off=2026-01-01"));
        assertTrue(err.toString().contains("as_off"), err::toString);
    }

    @Test
    void schemaPrintsJsonSchema() {
        assertEquals(0, run("schema", "job"));
        assertTrue(out.toString().contains("\"$schema\""), out::toString);
    }

    @Test
    void schemaNamesTheFilesItKnows() {
        assertEquals(1, run("schema", "fob"));
        assertTrue(err.toString().contains("job, link, pack, round, screen"), err::toString);
    }
}
