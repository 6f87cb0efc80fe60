package io.plumbline.examples.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistrictTest {
    @TempDir
    static Path folder;

    private static Map<String, Long> written;
    private static KnownTruth truth;

    @BeforeAll
    static void generate() throws IOException {
        try (SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .appName("plumbline-tests")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
                .getOrCreate()) {
            written = District.generate(() -> spark, folder.resolve("one"), 1, Scale.DEMO, true).stream()
                    .collect(Collectors.toMap(District.Written::name, District.Written::rows));
            District.generate(() -> spark, folder.resolve("again"), 1, Scale.DEMO, true);
        }
        truth = KnownTruth.read(folder.resolve("one/truth"));
        String keep = System.getProperty("plumbline.keep");
        if (keep != null) {
            copy(folder.resolve("one"), Path.of(keep));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (Map.Entry<String, byte[]> file : files(from).entrySet()) {
            io.plumbline.examples.city.Files.bytes(to.resolve(file.getKey()), file.getValue());
        }
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    @Test
    void writesTheSameFilesForTheSameSeed() throws IOException {
        Map<String, byte[]> one = files(folder.resolve("one"));
        Map<String, byte[]> again = files(folder.resolve("again"));
        assertEquals(one.keySet(), again.keySet());
        List<String> different = one.keySet().stream()
                .filter(name -> !java.util.Arrays.equals(one.get(name), again.get(name)))
                .toList();
        assertEquals(List.of(), different);
    }

    /** A weaker cause may by chance touch enough records to be a strong one. */
    @Test
    void plantsEnoughStrongCausesForEveryCheck() {
        Map<String, Long> strong = truth.causes().stream()
                .filter(KnownTruth.Cause::strong)
                .collect(Collectors.groupingBy(KnownTruth.Cause::check, TreeMap::new, Collectors.counting()));
        Map<String, Long> planted = new TreeMap<>(Map.of("M01", 3L, "M03", 3L, "M04", 3L, "M05", 3L, "M07", 4L));
        planted.putAll(Map.of("M08", 2L, "M19", 2L, "W01", 4L, "W07", 4L, "F08", 3L, "R01", 3L, "R09", 3L));
        List.of("C01", "C08", "C09", "C10", "F01", "F11", "F12", "H03", "H06", "R05")
                .forEach(check -> planted.put(check, 4L));
        strong.replaceAll((check, found) -> Math.min(found, planted.getOrDefault(check, 0L)));
        assertEquals(planted, strong);
    }

    @Test
    void plantsNoCauseWhereItPlantsALookAlike() {
        List<KnownTruth.LookAlike> both = truth.lookAlikes().stream()
                .filter(each -> truth.causes().stream()
                        .anyMatch(cause -> cause.check().equals(each.check())
                                && cause.organizationId().equals(each.organizationId())
                                && cause.month().equals(each.month())))
                .toList();
        assertEquals(List.of(), both);
    }

    @Test
    void keepsPositionsWithinWhatALaptopReads() {
        long positions = written.get("muck.position");
        assertTrue(positions > 100_000 && positions <= 400_000, "positions " + positions);
    }

    @Test
    void writesEverySourceOfTheJob() throws IOException {
        String job = Files.readString(folder.resolve("one/job.yaml"), StandardCharsets.UTF_8);
        List<String> contracts = job.lines()
                .filter(line -> line.startsWith("  - contract: "))
                .map(line -> line.substring("  - contract: ".length()))
                .sorted()
                .toList();
        assertEquals(written.keySet().stream().sorted().toList(), contracts);
    }

    @Test
    void hidesEveryCanaryKindInItsSources() throws IOException {
        String canaries = Files.readString(folder.resolve("one/truth/canaries.txt"), StandardCharsets.UTF_8);
        assertTrue(canaries.lines().anyMatch(line -> line.matches("199\\d{8}")), "phone");
        assertTrue(canaries.lines().anyMatch(line -> line.matches("990101\\d{12}")), "identity number");
        assertTrue(canaries.lines().anyMatch(line -> line.matches("京Z·\\d{5}[A-HJK]")), "plate");
        assertTrue(canaries.lines().anyMatch(line -> line.endsWith("室")), "door");
    }
}
