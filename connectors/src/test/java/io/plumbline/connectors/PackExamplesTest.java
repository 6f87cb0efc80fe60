package io.plumbline.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.PackExamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the packs as an example comes out as the example says. */
class PackExamplesTest {
    private static SparkSession spark;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "1")
                .getOrCreate();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fire", "hotline", "housing", "rectification", "muck", "waste"})
    void everyExampleGivesWhatItSays(String pack) {
        List<PackExamples.Answer> answers = PackExamples.of(spark, pack);
        assertTrue(!answers.isEmpty());
        assertEquals(List.of(), answers.stream().filter(each -> !each.holds()).toList());
    }

    @Test
    void anExampleThatDoesNotHoldIsToldWithBothNumbers() throws IOException {
        String text = Files.readString(Path.of("src/main/resources/io/plumbline/packs/waste.yaml"))
                .replace("kitchen_kg: 1500 } ]", "kitchen_kg: 1050 } ]");
        Path own = Files.writeString(folder.resolve("waste.yaml"), text);

        PackExamples.Answer w01 = PackExamples.of(spark, own.toString()).stream()
                .filter(each -> each.check().equals("W01"))
                .findFirst()
                .orElseThrow();

        assertEquals("{n=1, numerator=1}", w01.expected().toString());
        assertEquals("{n=1, numerator=0}", w01.found().toString());
        assertTrue(!w01.holds());
    }
}
