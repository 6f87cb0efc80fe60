package io.plumbline.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.SparkTest;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Data made by P. Christen's FEBRL with known truth; run only where {@code -Dplumbline.data} names the folder that holds it. */
@SparkTest
@EnabledIfSystemProperty(named = "plumbline.data", matches = ".+", disabledReason = "needs -Dplumbline.data")
class FebrlTest {
    private static final String PEOPLE = """
            block:
              - [soc_sec_id]
              - [given_name, surname]
              - [surname, date_of_birth]
              - [given_name, date_of_birth]
              - [street_number, address_1]
              - [date_of_birth, postcode]
              - [postcode, surname]
            compare:
              given_name: { by: jaro_winkler, levels: [0.92, 0.88, 0.7], rarity: 1 }
              surname: { by: jaro_winkler, levels: [0.92, 0.88, 0.7], rarity: 1 }
              date_of_birth: { by: edits, levels: [1, 2] }
              soc_sec_id: { by: edits, levels: [1, 2] }
              street_number: { by: exact, rarity: 1 }
              address_1: { by: jaro_winkler, levels: [0.9], rarity: 1 }
              postcode: { by: edits, levels: [1] }
            """;

    private final SparkSession spark;

    @TempDir
    private Path folder;

    FebrlTest(SparkSession spark) {
        this.spark = spark;
    }

    private Dataset<Row> read(String name) {
        return spark.read()
                .option("header", true)
                .option("ignoreLeadingWhiteSpace", true)
                .option("ignoreTrailingWhiteSpace", true)
                .csv(Path.of(System.getProperty("plumbline.data"), "linkage", name)
                        .toString());
    }

    private static String original(String id) {
        return id.split("-")[1];
    }

    @Test
    void findsTheDuplicatesOfFebrl3() {
        Linked linked = Linker.of(Links.linking(PEOPLE), Links.below(spark, folder))
                .within(read("dataset3.csv"), "rec_id");
        Links.Score score = Links.score(linked.clusters(), FebrlTest::original);
        assertEquals(6_538, score.inTruth());
        assertTrue(score.f1() >= 0.99717, score::toString);
    }

    @Test
    void linksTheTwoTablesOfFebrl4() {
        Linked linked = Linker.of(Links.linking(PEOPLE + "one_to_one: true\n"), Links.below(spark, folder))
                .across(read("dataset4a.csv"), "rec_id", read("dataset4b.csv"), "rec_id");
        Links.Score score = Links.score(linked.clusters(), FebrlTest::original);
        assertEquals(5_000, score.inTruth());
        assertTrue(score.found() - score.right() + score.inTruth() - score.right() <= 9, score::toString);
    }
}
