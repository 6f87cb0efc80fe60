package io.plumbline;

import static io.plumbline.Works.copy;
import static io.plumbline.Works.job;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A permit whose fence is not found is a lead only where the fences were read. */
@SparkTest
class IncompleteSourcesTest {
    private static final String FENCES = "contract: works.fence, format: csv, path: ";

    private final SparkSession spark;

    @TempDir
    private Path folder;

    IncompleteSourcesTest(SparkSession spark) {
        this.spark = spark;
    }

    @BeforeEach
    void copied() throws IOException {
        copy(folder);
    }

    @Test
    void aFileThatCannotBeReadIsNotAFileWithoutFences() throws IOException {
        garble("fences.csv");
        assertRun("not_supplied: works.fence", 0, 1, FENCES, FENCES);
    }

    @Test
    void aFileOfNothingButItsHeaderSaysThatThereAreNoFences() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("fences.csv"));
        Files.write(folder.resolve("fences.csv"), lines.subList(0, 1));
        assertRun("comparable", 66, 0, FENCES, FENCES);
    }

    @Test
    void oneBrokenFileOfTwoLeavesNothingToConclude() throws IOException {
        Files.createDirectory(folder.resolve("fences"));
        Files.move(folder.resolve("fences.csv"), folder.resolve("fences/2026-01.csv"));
        garble("fences/2026-02.csv");
        assertRun("incomplete: works.fence", 0, 1, FENCES + "fences.csv", FENCES + "\"fences/*.csv\"");
    }

    private void garble(String file) throws IOException {
        byte[] bytes = new byte[4_000];
        new Random(1).nextBytes(bytes);
        Files.write(folder.resolve(file), bytes);
    }

    private void assertRun(String reason, long unfenced, long notes, String part, String by) throws IOException {
        try (Run run = Engine.on(spark).run(job(folder, part, by))) {
            List<String> reasons =
                    run.table("related/works.permit").select("fenced_reason").distinct().collectAsList().stream()
                            .map(row -> row.isNullAt(0) ? "comparable" : row.getString(0))
                            .sorted()
                            .toList();
            assertEquals(reason, String.join(" ", reasons));
            assertEquals(
                    unfenced,
                    run.table("related/works.permit")
                            .where("fenced_comparable and not fenced_found")
                            .count());
            assertEquals(unfenced == 0, run.leads().isEmpty());
            assertEquals(
                    notes,
                    run.table("notes").where("kind = 'incomplete-source'").count());
        }
    }
}
