package io.plumbline.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
    private static final String FIRST = "00000000000000aa";
    private static final String SECOND = "00000000000000bb";

    @TempDir
    Path folder;

    private RunStore store() {
        return RunStore.at(folder.toUri().toString());
    }

    private static Manifest manifest(String id) {
        return new Manifest(
                0,
                id,
                "demo",
                "2026-07-01",
                "Asia/Shanghai",
                "0.1.0",
                List.of(),
                List.of(),
                List.of(),
                List.of("leads"),
                true);
    }

    @Test
    void showsTheHighestSequenceAsTheCurrentRun() {
        store().commit(manifest(FIRST));
        store().commit(manifest(SECOND));
        assertEquals(SECOND, store().current().runId());
        assertEquals(2, store().current().sequence());
    }

    @Test
    void commitsARunOnce() {
        store().commit(manifest(FIRST));
        assertEquals(1, store().commit(manifest(FIRST)).sequence());
        assertEquals(1, store().committed().size());
    }

    @Test
    void passesOverAManifestThatWasCutShort() throws IOException {
        store().commit(manifest(FIRST));
        String whole = manifest(SECOND).numbered(2).toJson();
        Files.writeString(
                folder.resolve("manifests/00000002-" + SECOND + ".json"), whole.substring(0, whole.length() / 2));
        assertEquals(FIRST, store().current().runId());
        assertEquals(3, store().commit(manifest(SECOND)).sequence(), "goes on behind the broken one");
    }

    @Test
    void hasNoCurrentRunBeforeTheFirst() {
        assertNull(store().current());
    }

    @Test
    void removesWhatAnInterruptedRunLeftAndNothingElse() throws IOException {
        store().commit(manifest(FIRST));
        for (String id : List.of(FIRST, SECOND)) {
            Files.createDirectories(folder.resolve("runs/" + id + "/leads"));
            store().clear(id);
        }
        assertTrue(Files.exists(folder.resolve("runs/" + FIRST)));
        assertFalse(Files.exists(folder.resolve("runs/" + SECOND)));
    }

    @Test
    void refusesARunIdThatIsAPath() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> store().folder("../../etc"));
        assertEquals("Run id '../../etc' is not 16 to 64 hexadecimal digits", refused.getMessage());
    }
}
