package io.plumbline.check;

import static io.plumbline.check.JudgedManifests.M05;
import static io.plumbline.check.JudgedManifests.ORIGINS;
import static io.plumbline.check.JudgedManifests.judge;
import static io.plumbline.check.JudgedManifests.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plumbline.SparkTest;
import io.plumbline.contract.Role;
import io.plumbline.indicator.Indicators;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Check;
import io.plumbline.pack.Duty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class JudgementTest {
    private final SparkSession spark;

    JudgementTest(SparkSession spark) {
        this.spark = spark;
    }

    @Test
    void givesThreeAnswersAndKeepsTheNumbersBesideThem() {
        List<Row> numbers = List.of(number("S1", 30.0, 100), number("S2", 2.0, 100), number("S3", null, 0));
        Map<String, Row> signals = judge(spark, Muck.catalog(M05, Muck.STREET), numbers, Set.of(), Map.of());
        Row flagged = signals.get("threshold S1 territorial");
        assertEquals("flagged", flagged.getAs("state"));
        assertEquals(3, flagged.<Integer>getAs("check_version"));
        assertEquals(0.3, flagged.<Double>getAs("value"));
        assertEquals(100.0 / 150, flagged.<Double>getAs("match_rate"));
        assertEquals(2L, flagged.<Long>getAs("independent_sources"));
        assertFalse(flagged.<Boolean>getAs("outside_witness"));
        assertFalse(flagged.<Boolean>getAs("context"));
        assertEquals("manage", flagged.getAs("power"));
        assertEquals("not_flagged", signals.get("threshold S2 territorial").getAs("state"));
        Row unknown = signals.get("threshold S3 territorial");
        assertEquals("not_judgeable", unknown.getAs("state"));
        assertEquals("no comparable record", unknown.getAs("reason"));
        assertNull(unknown.getAs("value"));
        assertNull(unknown.getAs("numerator"));
        assertEquals(0.0, unknown.<Double>getAs("match_rate"));
    }

    @Test
    void aTrialSaysSo() {
        List<Row> numbers = List.of(number("S1", 30.0, 100));
        Catalog catalog = Muck.catalog(Map.of("M05", M05, "M06", M05), Muck.STREET);
        Map<String, Boolean> trials = Judgement.judge(
                        spark,
                        catalog,
                        Map.of("threshold", new Threshold()),
                        spark.createDataFrame(numbers, Indicators.SCHEMA),
                        Map.of(),
                        ORIGINS,
                        Set.of("M06"),
                        (table, organization, from, to) -> 1.0)
                .signals()
                .collectAsList()
                .stream()
                .collect(Collectors.toMap(row -> row.getAs("check_id"), row -> row.getAs("trial")));
        assertEquals(Map.of("M05", false, "M06", true), trials);
    }

    @Test
    void tooLittleCoverageIsNotJudgedAndTheDataAreCalledFor() {
        List<Row> numbers = List.of(number("S1", 30.0, 100), number("S2", 30.0, 100));
        Map<String, Row> signals = judge(spark, Muck.catalog(M05, Muck.STREET), numbers, Set.of(), Map.of("S1", 0.25));
        Row own = signals.get("threshold S1 territorial");
        assertEquals("not_judgeable", own.getAs("state"));
        assertEquals("coverage of muck.position 0.25, needs 0.80", own.getAs("reason"));
        Row call = signals.get("call-for-data S1 territorial");
        assertEquals("flagged", call.getAs("state"));
        assertEquals("silence", call.getAs("family"));
        assertEquals(0.25, call.<Double>getAs("effect"));
        assertEquals(0.8, call.<Double>getAs("threshold"));
        assertEquals(0.25, call.<Double>getAs("coverage"));
        assertEquals(List.of("muck.position"), call.getList(call.fieldIndex("sources")));
        assertNull(call.getAs("numerator"));
        assertFalse(own.getAs("signal_id").equals(call.getAs("signal_id")));
        assertEquals("flagged", signals.get("threshold S2 territorial").getAs("state"));
        assertEquals(3, signals.size());
    }

    @Test
    void whoIsNotCoveredIsNoOnesPeer() {
        List<Row> numbers = new ArrayList<>();
        for (int i = 0; i < 22; i++) {
            numbers.add(number("S" + i, i == 0 ? 50.0 : 5.0, 100));
        }
        Check peers = Numbers.check("peer", "{}", Map.of("muck.position", 0.8));
        Map<String, Row> signals = judge(spark, Muck.catalog(peers, Muck.STREET), numbers, Set.of(), Map.of("S9", 0.1));
        assertEquals(20L, signals.get("peer S0 territorial").<Long>getAs("peers"));
        assertEquals(21L, signals.get("peer S0 territorial").<Long>getAs("family_size"));
        assertNull(signals.get("peer S9 territorial").getAs("q"));
    }

    @Test
    void eachLevelIsJudgedForItself() {
        Duty.Holder bureau = new Duty.Holder(
                List.of("bureau/urban-management"), Role.SECTOR, Duty.Power.PERMIT, true, null, null, null);
        List<Row> numbers =
                List.of(number("S1", 30.0, 100), number(bureau.level().id(), "B1", Numbers.JANUARY, 40.0, 200, 0));
        Map<String, Row> signals = judge(spark, Muck.catalog(M05, Muck.STREET, bureau), numbers, Set.of(), Map.of());
        assertEquals(Set.of("threshold S1 territorial", "threshold B1 sector"), signals.keySet());
        assertEquals("permit", signals.get("threshold B1 sector").getAs("power"));
    }

    @Test
    void theOrderOfTheNumbersDecidesNothing() {
        List<Row> numbers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            numbers.add(number("S" + i, i % 5 * 3.0, 60));
        }
        Check peers = Numbers.check("peer", "{}", Map.of());
        Map<String, Row> signals = judge(spark, Muck.catalog(peers, Muck.STREET), numbers, Set.of(), Map.of());
        Collections.reverse(numbers);
        assertEquals(signals, judge(spark, Muck.catalog(peers, Muck.STREET), numbers, Set.of(), Map.of()));
    }

    @Test
    void anUnknownKindIsNamed() {
        Catalog catalog = Muck.catalog(Numbers.check("magic", "{}", Map.of()), Muck.STREET);
        assertEquals(
                "checks 'M05': unknown kind 'magic'; known: threshold; name one of them or add it",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> Judgement.judge(
                                        spark,
                                        catalog,
                                        Map.of("threshold", new Threshold()),
                                        spark.createDataFrame(List.of(), Indicators.SCHEMA),
                                        Map.of(),
                                        Map.of(),
                                        Set.of(),
                                        (table, organization, from, to) -> 1.0))
                        .getMessage());
    }
}
