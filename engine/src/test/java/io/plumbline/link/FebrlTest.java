package io.plumbline.link;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.SparkTest;
import io.plumbline.pack.Linking;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** People invented by P. Christen's FEBRL and by others, with known truth; run only where {@code -Dplumbline.data} names the folder that holds it. */
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

    private static final String FAKE = """
            block:
              - [first_name]
              - [surname]
              - [dob]
              - [email]
            compare:
              first_name: { by: jaro_winkler, levels: [0.92, 0.88, 0.7], rarity: 1 }
              surname: { by: jaro_winkler, levels: [0.92, 0.88, 0.7], rarity: 1 }
              dob: { by: edits, levels: [1, 2] }
              city: { by: exact, rarity: 1 }
              email: { by: jaro_winkler, levels: [0.92, 0.88], rarity: 1 }
            """;

    private final SparkSession spark;

    FebrlTest(SparkSession spark) {
        this.spark = Links.session(spark);
    }

    private Dataset<Row> read(String name) {
        return spark.read()
                .option("header", true)
                .option("ignoreLeadingWhiteSpace", true)
                .option("ignoreTrailingWhiteSpace", true)
                .csv(Path.of(System.getProperty("plumbline.data"), "linkage", name)
                        .toString());
    }

    private Linker linker(String rules) {
        return Linker.of(Links.linking(rules), Links.inMemory(spark));
    }

    private static String original(String id) {
        return id.split("-")[1];
    }

    @Test
    void findsTheDuplicatesOfFebrl3() {
        Linked linked = linker(PEOPLE).within(read("dataset3.csv"), "rec_id");
        Links.Score score = Links.score(linked.clusters(), FebrlTest::original);
        assertEquals(6_538, score.inTruth());
        assertTrue(score.f1() >= 0.99717, score::toString);
    }

    @Test
    void linksTheTwoTablesOfFebrl4() {
        Linked linked = linker(PEOPLE + "one_to_one: true\n")
                .across(read("dataset4a.csv"), "rec_id", read("dataset4b.csv"), "rec_id");
        Links.Score score = Links.score(linked.clusters(), FebrlTest::original);
        assertEquals(5_000, score.inTruth());
        assertTrue(score.found() - score.right() + score.inTruth() - score.right() <= 9, score::toString);
    }

    /** So often blank or replaced that no rule finds a fifth of the pairs; some of them meet through a third record. */
    @Test
    void findsDuplicatesAmongPeopleOfWhomLittleIsKnown() {
        Dataset<Row> people = read("fake_1000.csv");
        Map<String, String> truth = new HashMap<>();
        people.select("unique_id", "cluster")
                .collectAsList()
                .forEach(row -> truth.put(row.getString(0), row.getString(1)));
        Linked linked = linker(FAKE).within(people, "unique_id");
        Links.Score score = Links.score(linked.clusters(), truth::get);
        assertEquals(2_031, score.inTruth());
        assertEquals(score.right(), score.found());
        assertTrue(score.f1() >= 0.925, score::toString);
    }

    @Test
    void theEstimateIsThatOfAnotherExpectationMaximization() {
        Linking linking = Links.linking(PEOPLE);
        Staging memory = Links.inMemory(spark);
        List<Row> counted = new ArrayList<>();
        Staging watched = (name, rows) -> {
            Dataset<Row> written = memory.write(name, rows);
            if (name.equals("pairs")) {
                Column counts = col(PairScoring.COUNTS);
                counted.addAll(written.select(counts).where(counts.isNotNull()).collectAsList());
            }
            return written;
        };
        double[][] u = Linker.of(linking, watched)
                .within(read("dataset3.csv"), "rec_id")
                .parameters()
                .weights()
                .u();
        PatternCounts counts = PairScoring.counts(counted);
        List<String> names = List.copyOf(linking.compare().keySet());
        for (int rule = 0; rule < linking.rules().size(); rule++) {
            boolean[] fixed = new boolean[names.size()];
            for (String column : linking.rules().get(rule)) {
                fixed[names.indexOf(column)] = true;
            }
            double[][] m = new Expectation(counts.of(rule), linking.degrees(), u, fixed)
                    .fit()
                    .m();
            double[][] other = Links.expectation(counts.of(rule), linking.degrees(), u, fixed);
            for (int f = 0; f < names.size(); f++) {
                assertArrayEquals(other[f], m[f], 1e-6, linking.ruleName(rule) + ": " + names.get(f));
            }
        }
    }
}
