package io.plumbline.examples.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LampDeskTest {
    @Test
    void anApplicationAsksAboutTheTableItHoldsInMemory(@TempDir Path folder) throws IOException {
        try (SparkSession spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "2")
                .getOrCreate()) {
            assertEquals(List.of("柳桥街道, 2026-03: repairs dated before their report: 1."), LampDesk.ask(spark, folder));
        }
    }
}
