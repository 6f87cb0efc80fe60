package io.plumbline.examples.city;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistrictTest {
    @TempDir
    static Path folder;

    private static List<District.Written> written;

    @BeforeAll
    static void generate() throws IOException {
        try (SparkSession spark = SparkSession.builder()
                .master("local[2]")
                .appName("plumbline-tests")
                .config("spark.ui.enabled", "false")
                .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
                .getOrCreate()) {
            written = District.generate(spark, folder.resolve("district"), 1);
        }
    }

    private static String truth(String file) throws IOException {
        return java.nio.file.Files.readString(folder.resolve("district/truth/" + file), StandardCharsets.UTF_8);
    }

    @Test
    void plantsStrongCausesForEveryCheck() throws IOException {
        for (String check : List.of("M05", "M19", "W01", "F08", "R01")) {
            assertTrue(
                    truth("causes.csv")
                            .lines()
                            .anyMatch(line -> line.contains("," + check + ",") && line.contains(",true,")),
                    check);
        }
    }

    @Test
    void keepsPositionsWithinWhatALaptopReads() {
        long positions = written.stream()
                .filter(each -> each.name().equals("muck.position"))
                .mapToLong(District.Written::rows)
                .sum();
        assertTrue(positions > 100_000 && positions <= 400_000, "positions " + positions);
    }

    @Test
    void writesEverySourceOfTheJob() {
        assertEquals(12, written.size());
    }
}
