package io.plumbline.lead;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.SparkTest;
import io.plumbline.pack.Check;
import io.plumbline.text.Words;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class GradeTest {
    private static final Map<String, Object> TWO_SYSTEMS = Map.of("independent_sources", 2L);
    private static final Map<String, Object> CLEAR =
            Map.of("family", "peer", "kind", "peer", "q", 0.05, "clearly_worse", 0.8);
    private final SparkSession spark;

    GradeTest(SparkSession spark) {
        this.spark = spark;
    }

    @SafeVarargs
    private static Map<String, Object> all(Map<String, Object>... parts) {
        Map<String, Object> all = new HashMap<>();
        for (Map<String, Object> part : parts) {
            all.putAll(part);
        }
        return all;
    }

    /** Grade and rule of the first of some signals of one check. */
    @SafeVarargs
    private String grade(Check.Trump trump, Map<String, Object>... departures) {
        List<Row> rows = SignalRows.of(spark, departures);
        Grade grade = Grade.of(check(trump), rows.get(0), rows);
        return grade.level() + " " + grade.rule();
    }

    @SafeVarargs
    private String grade(Map<String, Object>... departures) {
        return grade(null, departures);
    }

    private static Check check(Check.Trump trump) {
        return new Check(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, trump, null);
    }

    @Test
    void ofManyFindingsAgainstAThresholdOnlyTheSureOnesReachTheFirstGrade() {
        Map<String, Object> threshold = Map.of("family", "peer", "kind", "threshold", "outside_witness", true);
        assertEquals("1 witnessed", grade(all(TWO_SYSTEMS, threshold, Map.of("q", 0.05))));
        assertEquals("2 contradicted", grade(all(TWO_SYSTEMS, threshold, Map.of("q", 0.051))));
    }

    @Test
    void aSourceAtOddsWithItselfReachesTheThirdGrade() {
        assertEquals("3 inconsistent", grade(Map.of()));
    }

    @Test
    void oneSourceNeverReachesTheTopWhateverItsEffect() {
        assertEquals(
                "3 inconsistent",
                grade(Map.of("effect_low", 1e6, "numerator", 1e6, "outside_witness", true, "two_reporters", true)));
    }

    @Test
    void twoSystemsThatDisagreeReachTheSecondGrade() {
        assertEquals("2 contradicted", grade(TWO_SYSTEMS));
    }

    @Test
    void twoSystemsWithAWitnessOutsideItsControlReachTheFirst() {
        assertEquals("1 witnessed", grade(all(TWO_SYSTEMS, Map.of("outside_witness", true))));
    }

    @Test
    void twoReportersOnTwoDaysStandForAWitness() {
        assertEquals("1 reported", grade(all(TWO_SYSTEMS, Map.of("two_reporters", true))));
    }

    @Test
    void oneReporterOnManyDaysDoesNot() {
        assertEquals("2 contradicted", grade(all(TWO_SYSTEMS, Map.of("reporters", 9L))));
    }

    @Test
    void aThresholdOnContradictionsIsAContradiction() {
        assertEquals(
                "1 witnessed",
                grade(all(TWO_SYSTEMS, Map.of("family", "peer", "kind", "threshold", "outside_witness", true))));
    }

    @Test
    void contradictionsThatOnlyAComparisonFoundTooManyMustBeClearlyTooMany() {
        Map<String, Object> two = all(TWO_SYSTEMS, CLEAR);
        assertEquals("2 contradicted", grade(two));
        assertEquals("3 departure", grade(all(two, Map.of("q", 0.06))));
        assertEquals("3 departure", grade(all(two, Map.of("clearly_worse", 0.79))));
    }

    /** One in ten families without any fault has a flag. */
    @Test
    void aComparisonNeverReachesTheFirstWhateverItsSources() {
        assertEquals(
                "2 contradicted",
                grade(all(TWO_SYSTEMS, CLEAR, Map.of("q", 1e-9, "clearly_worse", 1.0, "outside_witness", true))));
    }

    @Test
    void poorMatchingLowersByOne() {
        assertEquals("2 witnessed-thin", grade(all(TWO_SYSTEMS, Map.of("outside_witness", true, "match_rate", 0.59))));
    }

    @Test
    void poorAttributionLowersByOne() {
        assertEquals("3 contradicted-thin", grade(all(TWO_SYSTEMS, Map.of("confidence", 0.79))));
    }

    @Test
    void silenceAndOddFormsOnlyAskForData() {
        Map<String, Object> witnessed = all(TWO_SYSTEMS, Map.of("outside_witness", true));
        assertEquals("4 silence", grade(all(witnessed, Map.of("family", "silence"))));
        assertEquals("4 integrity", grade(all(witnessed, Map.of("family", "integrity"))));
    }

    private static Map<String, Object> april(Map<String, Object> signal) {
        return all(signal, Map.of("signal_id", "s2", "period_from", LocalDate.of(2026, 4, 1)));
    }

    @Test
    void twoClearPeriodsReachTheSecondGrade() {
        assertEquals("2 repeated", grade(CLEAR, april(CLEAR)));
    }

    @Test
    void onePeriodStaysInTheThirdHoweverClear() {
        assertEquals("3 departure", grade(all(CLEAR, Map.of("q", 1e-9, "clearly_worse", 1.0, "effect_low", 9.0))));
    }

    @Test
    void twoFindingsOfOnePeriodAreOnePeriod() {
        assertEquals("3 departure", grade(CLEAR, all(CLEAR, Map.of("signal_id", "s2"))));
    }

    @Test
    void eachPeriodMustBeClearByItself() {
        assertEquals("3 departure", grade(CLEAR, april(all(CLEAR, Map.of("q", 0.051)))));
        assertEquals("3 departure", grade(CLEAR, april(all(CLEAR, Map.of("clearly_worse", 0.799)))));
    }

    @Test
    void aRuleOfItsOwnRaises() {
        Words because = new Words("有人员死亡", "somebody died");
        assertEquals("1 trump-L01", grade(new Check.Trump(1, because, List.of("LAW")), Map.of()));
        assertEquals(
                "1 witnessed",
                grade(new Check.Trump(2, because, List.of("LAW")), all(TWO_SYSTEMS, Map.of("outside_witness", true))));
    }

    @Test
    void theFirstRuleThatHoldsDecidesAndTheLastAlwaysHolds() {
        GradeRule[] rules = GradeRule.values();
        assertEquals(GradeRule.DEPARTURE, rules[rules.length - 1]);
        assertEquals(3, rules[rules.length - 1].level());
    }
}
