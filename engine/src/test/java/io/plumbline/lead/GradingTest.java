package io.plumbline.lead;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.SparkTest;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class GradingTest {
    private final SparkSession spark;

    GradingTest(SparkSession spark) {
        this.spark = spark;
    }

    private int grade(Map<String, Object> departure) {
        List<Row> rows = SignalRows.of(spark, departure);
        return Grading.grade(rows.get(0), rows).level();
    }

    @Test
    void oneSourceReachesTheThirdGrade() {
        assertEquals(3, grade(Map.of()));
    }

    @Test
    void oneSourceNeverReachesTheTopWhateverItsEffect() {
        assertEquals(3, grade(Map.of("effect_low", 1e6, "numerator", 1e6, "outside_witness", true)));
    }

    @Test
    void twoSystemsThatDisagreeReachTheSecondGrade() {
        assertEquals(2, grade(Map.of("independent_sources", 2L)));
    }

    @Test
    void twoSystemsWithAWitnessOutsideItsControlReachTheFirst() {
        assertEquals(1, grade(Map.of("independent_sources", 2L, "outside_witness", true)));
    }

    /** One in ten families without any fault has a flag. */
    @Test
    void aComparisonWithPeersNeverReachesTheFirstWhateverItsSources() {
        assertEquals(
                3,
                grade(Map.of(
                        "family",
                        "peer",
                        "q",
                        1e-9,
                        "effect_low",
                        9.0,
                        "independent_sources",
                        2L,
                        "outside_witness",
                        true)));
    }

    @Test
    void twoReportersStandForAWitness() {
        assertEquals(1, grade(Map.of("independent_sources", 2L, "reporters", 2L)));
    }

    @Test
    void oneReporterDoesNot() {
        assertEquals(2, grade(Map.of("independent_sources", 2L, "reporters", 1L)));
    }

    @Test
    void poorMatchingLowersByOne() {
        assertEquals(2, grade(Map.of("independent_sources", 2L, "outside_witness", true, "match_rate", 0.59)));
    }

    @Test
    void poorAttributionLowersByOne() {
        assertEquals(3, grade(Map.of("independent_sources", 2L, "confidence", 0.79)));
    }

    @Test
    void silenceOnlyAsksForData() {
        assertEquals(4, grade(Map.of("family", "silence", "independent_sources", 3L, "outside_witness", true)));
    }

    @Test
    void twoPeriodsClearlyAbovePeersReachTheSecondGrade() {
        List<Row> rows = SignalRows.of(
                spark,
                Map.of("family", "peer", "effect_low", 1.5),
                Map.of("signal_id", "s2", "family", "peer", "effect_low", 1.6));
        assertEquals(2, Grading.grade(rows.get(0), rows).level());
    }

    @Test
    void onePeriodAbovePeersStaysInTheThird() {
        assertEquals(3, grade(Map.of("family", "peer", "effect_low", 5.0)));
    }
}
