package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of which one sink stands where nothing can be written. */
class BlockedSinkTest {
    @TempDir
    private static Path folder;

    private static LampJob job;
    private static LampJob.Told told;

    @BeforeAll
    static void run() throws IOException {
        job = new LampJob(folder.resolve("lamps"));
        job.write("blocked", "a file where the folder of the dossier should be");
        job.write("job.yaml", job.text("job.yaml") + """
                  - { format: dossier, path: blocked/dossier }
                  - { format: xlsx, path: out/leads.xlsx }
                """);
        told = job.command("run");
    }

    @Test
    void theOthersAreWritten() throws IOException {
        assertTrue(Files.size(job.path("out/leads.xlsx")) > 0, told.err());
    }

    @Test
    void itIsNamedWithWhatToDo() {
        assertNotEquals(0, told.code());
        assertTrue(told.err().contains("blocked/dossier; check that the folder may be written"), told.err());
        assertEquals(
                0, told.err().lines().filter(line -> line.startsWith("\tat ")).count(), told.err());
    }

    @Test
    void theRunIsCommitted() throws IOException {
        try (var manifests = Files.list(job.path("out/manifests"))) {
            assertEquals(
                    1,
                    manifests
                            .filter(file -> file.getFileName().toString().matches("\\d.*\\.json"))
                            .count());
        }
    }
}
