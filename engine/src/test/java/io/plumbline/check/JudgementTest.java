package io.plumbline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.SparkTest;
import io.plumbline.contract.Origin;
import io.plumbline.contract.Role;
import io.plumbline.indicator.Indicators;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Check;
import io.plumbline.pack.Duty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class JudgementTest {
    private static final Check M05 = Numbers.check("threshold", "{'above': 0.05}", Map.of("muck.position", 0.8));
    private static final Map<String, Origin> ORIGINS = Map.of(
            "muck.manifest", Muck.origin("ledger", "street", null, null),
            "muck.position", Muck.origin("terminals", "contractor", null, Origin.Nature.INSTRUMENT));
    private static final String STREETS = Muck.STREET.level().id();
    private final SparkSession spark;

    JudgementTest(SparkSession spark) {
        this.spark = spark;
    }

    private static Row number(String level, String organization, LocalDate from, Double hits, long n, long apart) {
        Object[] known = {
            "muck.no-arrival",
            "muck.manifest",
            level,
            level.substring(0, level.indexOf(':')),
            organization,
            java.sql.Date.valueOf(from),
            java.sql.Date.valueOf(from.plusMonths(1)),
            hits,
            (double) n,
            n,
            2L,
            apart,
            0L,
            n + 2 + apart,
            hits == null ? null : hits / n,
            0.9,
            7L
        };
        return RowFactory.create(Arrays.copyOf(known, Indicators.SCHEMA.length()));
    }

    private static Row number(String organization, Double hits, long n) {
        return number(STREETS, organization, Numbers.JANUARY, hits, n, 50);
    }

    private Map<String, Row> judge(
            Catalog catalog, List<Row> numbers, Set<String> trials, Map<String, Double> coverage) {
        Map<String, OrganizationFacts> facts = new TreeMap<>();
        for (Row row : numbers) {
            facts.put(row.getString(4), new OrganizationFacts("street", null, "street"));
        }
        return Judgement.judge(
                        spark,
                        catalog,
                        CheckKinds.all().stream().collect(Collectors.toMap(CheckKind::name, kind -> kind)),
                        spark.createDataFrame(numbers, Indicators.SCHEMA),
                        facts,
                        ORIGINS,
                        trials,
                        (table, organization, from, to) -> coverage.getOrDefault(organization, 1.0))
                .signals()
                .collectAsList()
                .stream()
                .collect(Collectors.toMap(
                        row -> row.getAs("kind") + " " + row.getAs("organization_id") + " " + row.getAs("role"),
                        row -> row));
    }

    private static Duty.Holder street(Duty.Power power, boolean sees, LocalDate from, LocalDate to) {
        return new Duty.Holder(List.of("street"), Role.TERRITORIAL, power, sees, null, from, to);
    }

    @Test
    void givesThreeAnswersAndKeepsTheNumbersBesideThem() {
        List<Row> numbers = List.of(number("S1", 30.0, 100), number("S2", 2.0, 100), number("S3", null, 0));
        Map<String, Row> signals = judge(Muck.catalog(M05, Muck.STREET), numbers, Set.of(), Map.of());
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
    void whoCouldNotActOrNotSeeIsToldAsContext() {
        List<Row> numbers = List.of(number("S1", 30.0, 100));
        Map<String, Row> discovers =
                judge(Muck.catalog(M05, street(Duty.Power.DISCOVER, true, null, null)), numbers, Set.of(), Map.of());
        Map<String, Row> blind =
                judge(Muck.catalog(M05, street(Duty.Power.ENFORCE, false, null, null)), numbers, Set.of(), Map.of());
        for (Map<String, Row> signals : List.of(discovers, blind)) {
            Row signal = signals.get("threshold S1 territorial");
            assertTrue(signal.<Boolean>getAs("context"));
            assertEquals("flagged", signal.getAs("state"));
        }
    }

    @Test
    void whoDidNotHoldTheDutyThroughThePeriodIsToldAsContext() {
        LocalDate middle = LocalDate.of(2026, 1, 15);
        Duty.Holder later = street(Duty.Power.MANAGE, true, middle, null);
        Duty.Holder ended = street(Duty.Power.MANAGE, true, null, middle);
        Duty.Holder held = street(Duty.Power.MANAGE, true, Numbers.JANUARY, LocalDate.of(2026, 2, 1));
        assertTrue(contextOf(later));
        assertTrue(contextOf(ended));
        assertFalse(contextOf(held));
    }

    @Test
    void ofWhoDidNotHoldTheDutyOnAnyDayNothingIsSaid() {
        Map<String, Row> signals = judge(
                Muck.catalog(M05, street(Duty.Power.ENFORCE, true, LocalDate.of(2026, 2, 1), null)),
                List.of(number("S1", 30.0, 100), number("S2", 2.0, 100)),
                Set.of(),
                Map.of("S1", 0.1));
        assertEquals(2, signals.size());
        for (String street : List.of("S1", "S2")) {
            Row signal = signals.get("threshold " + street + " territorial");
            assertEquals("not_judgeable", signal.getAs("state"));
            assertEquals(
                    "did not hold this duty then: from 2026-02-01 to now, period 2026-01-01 to 2026-02-01",
                    signal.getAs("reason"));
        }
    }

    @Test
    void ofWhoDidNotExistThenNothingIsSaid() {
        Measure january =
                new Measure("S1", "street", Numbers.JANUARY, LocalDate.of(2026, 2, 1), 1.0, 2.0, 2, 0, 0, 0.5);
        OrganizationFacts later = new OrganizationFacts("street", null, "street", null, LocalDate.of(2026, 2, 1), null);
        assertEquals(
                "did not exist then: from 2026-02-01 to now, period 2026-01-01 to 2026-02-01", later.absent(january));
        OrganizationFacts since =
                new OrganizationFacts("street", null, "street", null, LocalDate.of(2026, 1, 31), null);
        assertNull(since.absent(january));
    }

    @Test
    void ofTwoHoldersTheOneThatHeldThePeriodSpeaks() {
        Duty.Holder before = street(Duty.Power.DISCOVER, true, null, Numbers.JANUARY);
        Duty.Holder since = street(Duty.Power.ENFORCE, true, Numbers.JANUARY, null);
        Map<String, Row> signals =
                judge(Muck.catalog(M05, before, since), List.of(number("S1", 30.0, 100)), Set.of(), Map.of());
        assertEquals("enforce", signals.get("threshold S1 territorial").getAs("power"));
        assertEquals(1, signals.size());
    }

    private static Duty.Holder sharing(LocalDate from, LocalDate to, Double share) {
        return new Duty.Holder(List.of("street"), Role.TERRITORIAL, Duty.Power.MANAGE, true, null, from, to, share);
    }

    private Row january(Duty.Holder... holders) {
        return judge(Muck.catalog(M05, holders), List.of(number("S1", 30.0, 100)), Set.of(), Map.of())
                .get("threshold S1 territorial");
    }

    @Test
    void aSignalCarriesTheShareThatIsAnsweredFor() {
        assertEquals(1.0, january(Muck.STREET).<Double>getAs("share"));
        assertEquals(0.6, january(sharing(null, null, 0.6)).<Double>getAs("share"));
    }

    /** Of January's 31 days the street answered for the whole on 15 and for a half on 16. */
    @Test
    void aShareThatChangesWithinThePeriodCountsByItsDays() {
        LocalDate middle = LocalDate.of(2026, 1, 16);
        Row signal = january(sharing(null, middle, null), sharing(middle, null, 0.5));
        assertEquals((15 + 16 * 0.5) / 31, signal.<Double>getAs("share"), 1e-12);
        assertFalse(signal.<Boolean>getAs("context"));
    }

    @Test
    void aDayOnWhichNobodyAnsweredMakesItContext() {
        LocalDate middle = LocalDate.of(2026, 1, 16);
        assertTrue(january(sharing(null, middle, null), sharing(middle.plusDays(1), null, 0.5))
                .<Boolean>getAs("context"));
    }

    private boolean contextOf(Duty.Holder holder) {
        return judge(Muck.catalog(M05, holder), List.of(number("S1", 30.0, 100)), Set.of(), Map.of())
                .get("threshold S1 territorial")
                .getAs("context");
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
        Map<String, Row> signals = judge(Muck.catalog(M05, Muck.STREET), numbers, Set.of(), Map.of("S1", 0.25));
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
        Map<String, Row> signals = judge(Muck.catalog(peers, Muck.STREET), numbers, Set.of(), Map.of("S9", 0.1));
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
        Map<String, Row> signals = judge(Muck.catalog(M05, Muck.STREET, bureau), numbers, Set.of(), Map.of());
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
        Map<String, Row> signals = judge(Muck.catalog(peers, Muck.STREET), numbers, Set.of(), Map.of());
        Collections.reverse(numbers);
        assertEquals(signals, judge(Muck.catalog(peers, Muck.STREET), numbers, Set.of(), Map.of()));
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
