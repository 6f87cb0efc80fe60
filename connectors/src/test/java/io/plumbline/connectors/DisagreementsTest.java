package io.plumbline.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.attribution.Coverage;
import io.plumbline.pack.Catalog;
import io.plumbline.sink.RunTables;
import io.plumbline.text.Words;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DisagreementsTest {
    private static SparkSession spark;

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

    /** A run that has nothing but coverage. */
    private record Covered(Dataset<Row> coverage) implements RunTables {
        @Override
        public String runId() {
            return "r";
        }

        @Override
        public String job() {
            return "lamps";
        }

        @Override
        public LocalDate asOf() {
            return LocalDate.of(2026, 7, 1);
        }

        @Override
        public ZoneId zone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Catalog catalog() {
            return Catalog.of(List.of());
        }

        @Override
        public boolean has(String table) {
            return table.equals("coverage");
        }

        @Override
        public Dataset<Row> table(String name) {
            return coverage;
        }
    }

    private static Row counted(
            String table, String role, String state, String reason, String organization, long records) {
        return RowFactory.create(table, role, state, reason, organization, null, records);
    }

    private List<Words> lines(Row... coverage) {
        return Disagreements.lines(new Covered(spark.createDataFrame(List.of(coverage), Coverage.SCHEMA)));
    }

    @Test
    void everyPairOfWaysIsCountedAgainstAllRecordsOfItsTableAndRole() {
        List<Words> lines = lines(
                counted("lamp.fault", "territorial", "attributed", "code_and_point_disagree", "QH-S1", 30),
                counted("lamp.fault", "territorial", "attributed", "code_and_point_disagree", "QH-S2", 10),
                counted("lamp.fault", "territorial", "ambiguous", "name_and_point_disagree", null, 60),
                counted("lamp.fault", "territorial", "attributed", "point_near_boundary", "QH-S1", 400),
                counted("lamp.fault", "territorial", "attributed", null, "QH-S1", 1_500),
                counted("lamp.fault", "sector", "attributed", null, "QH-B1", 7));
        assertEquals(
                List.of(
                        "lamp.fault (territorial): name and point disagree: 60 of 2,000",
                        "lamp.fault (territorial): code and point disagree: 40 of 2,000"),
                lines.stream().map(Words::en).toList());
        assertEquals("lamp.fault（属地）：按名称与按位置归属不一致 60 条，共 2,000 条", lines.get(0).zh());
    }

    @Test
    void whereAllWaysAgreeThereIsNothingToSay() {
        assertEquals(List.of(), lines(counted("lamp.fault", "territorial", "attributed", null, "QH-S1", 5)));
    }
}
