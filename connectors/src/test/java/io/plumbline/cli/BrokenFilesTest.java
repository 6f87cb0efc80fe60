package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.Engine;
import io.plumbline.Job;
import io.plumbline.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One run over everything that may arrive broken, beside sources that are sound. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenFilesTest {
    private static final String SOURCES = """
              - { contract: lamps.fault, id: csv, format: csv, path: csv/*.csv }
              - { contract: lamps.fault, id: declared, format: csv, path: declared/*.csv, encoding: UTF-8 }
              - { contract: lamps.fault, id: jsonl, format: jsonl, path: jsonl }
              - { contract: lamps.fault, id: xlsx, format: xlsx, path: xlsx/*.xlsx }
              - { contract: lamps.fault, id: sheet, format: xlsx, sheet: 三月, path: sheet/*.xlsx }
              - { contract: lamps.fault, id: parquet, format: parquet, path: parquet/*.parquet }
              - { contract: lamps.fault, id: nothing, format: csv, path: csv/*.tsv }
              - { contract: lamps.fault, id: nowhere, format: csv, path: nowhere/*.csv }
              - { contract: lamps.fault, id: hollow, format: csv, path: hollow }
              - { contract: lamps.fault, id: table, format: table, path: no_such_table }
              - { contract: lamps.fault, id: injected, format: table, path: "x; drop table y" }
              - { contract: lamps.fault, id: secret, format: jdbc, options: { url: "jdbc:none:x", dbtable: x, password: "${env:PLUMBLINE_NO_SUCH_KEY}" } }
              - { contract: lamps.fault, id: driver, format: jdbc, options: { url: "jdbc:none:x", dbtable: x } }
              - { contract: lamps.post, id: places, format: csv, path: places.csv, crs: WGS84 }
            sinks:
            """;

    private static final String PLACES = """
            灯杆编号,经度,纬度
            Q-1,39.9,116.1
            Q-2,416.1,39.9
            Q-3,116.1,
            Q-4,0,0
            Q-5,116.105,39.905
            Q-6,east,north
            """;

    @TempDir
    private static Path folder;

    private List<Arrived> arrived;
    private SparkSession spark;
    private Run run;
    private final Map<String, Row> counted = new HashMap<>();
    private final Map<String, List<String>> reasons = new HashMap<>();

    @BeforeAll
    void receiveEverythingAtOnce() throws IOException {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.shuffle.partitions", "2")
                .getOrCreate();
        arrived = Stream.of(
                        BrokenCsv.all(),
                        BrokenJson.all(),
                        BrokenBinaries.workbooks(),
                        BrokenBinaries.tables(spark, folder.resolve("made")))
                .flatMap(each -> each)
                .toList();
        LampJob job = new LampJob(folder.resolve("job"));
        for (Arrived file : arrived) {
            job.write(file.source() + "/" + file.file(), file.bytes());
        }
        Files.createDirectories(job.path("hollow"));
        job.write("places.csv", PLACES);
        job.write("job.yaml", job.text("job.yaml").replace("sinks:\n", SOURCES));
        run = Engine.on(spark).run(Job.read(job.path("job.yaml").toString()));
        run.conservation()
                .collectAsList()
                .forEach(row -> counted.put(row.getAs("source_id") + "/" + row.getAs("file"), row));
        run.table("quarantine")
                .collectAsList()
                .forEach(row -> reasons.computeIfAbsent(
                                row.getAs("source_id") + "/" + row.getAs("file"), file -> new ArrayList<>())
                        .addAll(row.getList(row.fieldIndex("reasons"))));
    }

    @AfterAll
    void stop() {
        run.close();
        spark.stop();
    }

    private Stream<Arrived> files() {
        return arrived.stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void isAccountedForInWords(Arrived file) {
        String name = file.source() + "/" + file.file();
        Row row = counted.get(name);
        assertNotNull(row, () -> name + " is not in " + counted.keySet());
        String told = row.getAs("problem") + "\n" + String.join("\n", reasons.getOrDefault(name, List.of()));
        assertEquals(file.state(), row.getAs("state"), told);
        assertEquals(
                file.counts(),
                Stream.of("read", "accepted", "quarantined", "duplicate", "ignored")
                        .map(column -> row.<Long>getAs(column))
                        .toList(),
                told);
        for (String word : file.words()) {
            assertTrue(told.contains(word), () -> "no '" + word + "' in: " + told);
        }
        assertFalse(told.contains("赵一"), told);
        assertFalse(told.contains("Exception"), told);
    }

    @Test
    void everyFileBalances() {
        assertEquals(
                0,
                run.conservation()
                        .where("read != accepted + quarantined + duplicate + superseded + ignored")
                        .count());
    }

    @Test
    void theSoundSourcesAreReceivedAsIfTheyWereAlone() {
        assertEquals(3L, counted.get("lamps.fault/faults.csv").<Long>getAs("accepted"));
        assertEquals(2L, counted.get("lamps.post/posts.jsonl").<Long>getAs("accepted"));
        assertTrue(run.signals()
                        .where("organization_id = 'QH-S1' and state = 'flagged'")
                        .count()
                > 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing|no file matches|csv/*.tsv|holds",
                "nowhere|no file matches|nowhere/*.csv|holds",
                "hollow|no file matches|holds nothing",
                "table|there is no table no_such_table",
                "injected|is no table name; allowed are letters, digits and underscores",
                "secret|options 'password': ${env:PLUMBLINE_NO_SUCH_KEY}: there is no such environment variable",
                "driver|Spark cannot open it as jdbc|class path"
            })
    void aSourceWithoutFilesFailsByName(String line) {
        String[] words = line.split("\\|");
        Row row = counted.get(words[0] + "/null");
        assertEquals("failed", row.getAs("state"));
        for (String word : words) {
            assertTrue(row.<String>getAs("problem").contains(word), row::toString);
        }
    }

    @Test
    void positionsThatAreNoneAreToldEach() {
        String told = String.join("\n", reasons.get("places/places.csv"));
        for (String word : List.of(
                "swapped_position: longitude 39.9 and latitude 116.1",
                "lon: out_of_range: 416.1 is not in [-180, 180] degrees",
                "lat: half_position",
                "'east'",
                "'north'")) {
            assertTrue(told.contains(word), () -> "no '" + word + "' in: " + told);
        }
        assertEquals(2L, counted.get("places/places.csv").<Long>getAs("accepted"));
    }
}
