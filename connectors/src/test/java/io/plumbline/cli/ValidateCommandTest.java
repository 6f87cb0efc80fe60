package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job is told of its checks before it runs. */
class ValidateCommandTest {
    @TempDir
    private Path folder;

    private String validated(String... contracts) throws IOException {
        LampJob job = new LampJob(folder);
        String sources = List.of(contracts).stream()
                .map(contract -> "  - { contract: " + contract + ", format: csv, path: faults.csv, crs: WGS84 }\n")
                .collect(Collectors.joining());
        job.write(
                "job.yaml",
                job.text("job.yaml")
                        .replace("lamps.yaml", "waste, muck, fire, hotline, housing, rectification")
                        .replaceAll("(?s)\nsources:.*", "\nsources:\n" + sources));
        LampJob.Told told = job.command("validate");
        assertEquals(0, told.code(), told::err);
        return told.out();
    }

    @Test
    void aCheckWhoseTablesAllComeIsRunnable() throws IOException {
        String said = validated("fire.test", "fire.hazard", "fire.unit");
        assertTrue(said.contains("F01    runnable"), said);
    }

    @Test
    void aCheckIsBlockedByATableThatOnlyAConditionAsks() throws IOException {
        String said = validated("fire.test", "fire.hazard");
        assertTrue(said.matches("(?s).*F01    blocked [^\n]*\n       needs fire\\.unit, which.*"), said);
    }

    @Test
    void aCheckSeesLessWithoutOneOfSeveralTables() throws IOException {
        String said = validated("rectification.item", "fire.inspection");
        assertTrue(said.matches("(?s).*R01    runnable[^\n]*\n       sees less without hotline\\.order\n.*"), said);
    }

    @Test
    void aCheckIsBlockedByAllOfThemMissing() throws IOException {
        String said = validated("rectification.item");
        assertTrue(said.matches("(?s).*R01    blocked [^\n]*\n       needs [^\n]*hotline\\.order[^\n]*\n.*"), said);
    }

    @Test
    void aTableOfAPackThatTheJobLacksIsAskedForByThatPack() throws IOException {
        LampJob job = new LampJob(folder);
        job.write("job.yaml", job.text("job.yaml").replace("lamps.yaml", "lamps.yaml, rectification"));
        LampJob.Told told = job.command("validate");
        assertEquals(2, told.code(), told::toString);
        assertTrue(told.err().contains("there is no table 'hotline.order'; add pack 'hotline'"), told::err);
    }
}
