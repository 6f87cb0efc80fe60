package io.plumbline.organization;

import static io.plumbline.organization.Registers.register;
import static io.plumbline.organization.Registers.street;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.pack.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SuccessionTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    private static Map<String, Territory> changes(Organization... organizations) {
        return register(List.of(organizations)).territories();
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
    void whatWentInPartIsNotCarriedThoughNobodyElseTookTheRest() {
        assertEquals(
                Map.of("B", new Territory(MARCH, List.of())),
                changes(street("A", null, MARCH), street("B", MARCH, null, "A:0.6")));
    }

    @Test
    void whoGivesAwayATwentiethGoesOnAsItWas() {
        assertEquals(
                Map.of("B", new Territory(MARCH, List.of())),
                changes(street("A", null, null), street("B", MARCH, null, "A:0.05")));
        assertEquals(
                Map.of("A", new Territory(MARCH, List.of()), "B", new Territory(MARCH, List.of())),
                changes(street("A", null, null), street("B", MARCH, null, "A:0.06")));
    }

    @Test
    void noOneGivesAwayMoreThanAllOfItself() {
        Problems problems = new Problems("register");
        Register.of(
                List.of(street("A", null, MARCH), street("B", MARCH, null, "A:0.6"), street("C", MARCH, null, "A:0.5")),
                problems);
        assertEquals(List.of("A: gives away 1.1 of itself on 2026-03-01; its shares add to 1 at most"), problems.all());
    }

    @ParameterizedTest
    @ValueSource(strings = {"A:0", "A:1.5", "A:60%", "A:0.0"})
    void aShareIsMoreThanNothingAndNoMoreThanAll(String text) {
        String message = assertThrows(IllegalArgumentException.class, () -> Predecessor.parse(text))
                .getMessage();
        assertTrue(message.contains("is not between 0 and 1"), message);
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
