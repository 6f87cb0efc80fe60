package io.plumbline.organization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.pack.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SuccessionTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    private static Organization street(String id, LocalDate from, LocalDate to, String... succeeds) {
        return new Organization(id, "street", null, id, null, null, null, from, to, List.of(), null, List.of(succeeds));
    }

    private static Map<String, Territory> changes(Organization... organizations) {
        Problems problems = new Problems("register");
        Register register = Register.of(List.of(organizations), problems);
        problems.refuse();
        return register.territories();
    }

    @Test
    void aMergerCarriesThePastOfBoth() {
        assertEquals(
                Map.of("C", new Territory(MARCH, List.of("A", "B"))),
                changes(street("A", null, MARCH), street("B", null, MARCH), street("C", MARCH, null, "A", "B")));
    }

    @Test
    void oneThatGoesOnAndTakesInAnotherCarriesItsPast() {
        assertEquals(
                Map.of("B", new Territory(MARCH, List.of("A"))),
                changes(street("A", null, MARCH), street("B", null, null, "A")));
    }

    @Test
    void theHalvesOfASplitBeginAnew() {
        assertEquals(
                Map.of("B", new Territory(MARCH, List.of()), "C", new Territory(MARCH, List.of())),
                changes(street("A", null, MARCH), street("B", MARCH, null, "A"), street("C", MARCH, null, "A")));
    }

    @Test
    void whoGivesAwayAPartBeginsAnewToo() {
        assertEquals(
                Map.of("A", new Territory(MARCH, List.of()), "B", new Territory(MARCH, List.of())),
                changes(street("A", null, null), street("B", MARCH, null, "A")));
    }

    @Test
    void aSuccessionWithoutADayIsAProblemAndSoIsAnUnknownPredecessor() {
        Problems problems = new Problems("register");
        Register.of(
                List.of(street("A", null, null), street("B", null, null, "A"), street("C", MARCH, null, "Z")),
                problems);
        String told = String.join("; ", problems.all());
        assertTrue(told.contains("but no day is given"), told);
        assertTrue(told.contains("succeeds 'Z'"), told);
    }
}
