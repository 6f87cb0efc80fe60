package io.plumbline.check;

import static io.plumbline.check.JudgedManifests.M05;
import static io.plumbline.check.JudgedManifests.judge;
import static io.plumbline.check.JudgedManifests.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.SparkTest;
import io.plumbline.contract.Role;
import io.plumbline.pack.Duty;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** Of whom signals speak: who held a duty when, with what power, and for what share. */
@SparkTest
class DutyHoldersTest {
    private final SparkSession spark;

    DutyHoldersTest(SparkSession spark) {
        this.spark = spark;
    }

    private static Duty.Holder street(Duty.Power power, boolean sees, LocalDate from, LocalDate to) {
        return new Duty.Holder(List.of("street"), Role.TERRITORIAL, power, sees, null, from, to);
    }

    @Test
    void whoCouldNotActOrNotSeeIsToldAsContext() {
        List<Row> numbers = List.of(number("S1", 30.0, 100));
        Map<String, Row> discovers = judge(
                spark, Muck.catalog(M05, street(Duty.Power.DISCOVER, true, null, null)), numbers, Set.of(), Map.of());
        Map<String, Row> blind = judge(
                spark, Muck.catalog(M05, street(Duty.Power.ENFORCE, false, null, null)), numbers, Set.of(), Map.of());
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
                spark,
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
                judge(spark, Muck.catalog(M05, before, since), List.of(number("S1", 30.0, 100)), Set.of(), Map.of());
        assertEquals("enforce", signals.get("threshold S1 territorial").getAs("power"));
        assertEquals(1, signals.size());
    }

    private static Duty.Holder sharing(LocalDate from, LocalDate to, Double share) {
        return new Duty.Holder(List.of("street"), Role.TERRITORIAL, Duty.Power.MANAGE, true, null, from, to, share);
    }

    private Row january(Duty.Holder... holders) {
        return judge(spark, Muck.catalog(M05, holders), List.of(number("S1", 30.0, 100)), Set.of(), Map.of())
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
        return judge(spark, Muck.catalog(M05, holder), List.of(number("S1", 30.0, 100)), Set.of(), Map.of())
                .get("threshold S1 territorial")
                .getAs("context");
    }
}
