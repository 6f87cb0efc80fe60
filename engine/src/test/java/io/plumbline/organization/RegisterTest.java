package io.plumbline.organization;

import static io.plumbline.organization.Registers.organization;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.pack.Problems;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegisterTest {
    private final Problems problems = new Problems("register.csv");

    @Test
    void rollsACommunityUpToItsStreet() {
        Register register = Register.of(
                List.of(
                        organization("D", "district", "柳原区", null),
                        organization("S", "street", "柳桥街道", "D"),
                        organization("C", "community", "北里社区", "S")),
                problems);
        assertEquals("S", register.nearest("C", List.of("street", "town")));
        assertEquals("D", register.nearest("C", List.of("district")));
        assertNull(register.nearest("C", List.of("bureau")));
        assertTrue(problems.none(), problems.all().toString());
    }

    @Test
    void refusesACircleOfParents() {
        Register.of(List.of(organization("A", "street", "甲", "B"), organization("B", "street", "乙", "A")), problems);
        assertEquals(
                List.of(
                        "A: is its own ancestor; territory and sector lines must not form a circle",
                        "B: is its own ancestor; territory and sector lines must not form a circle"),
                problems.all());
    }

    @Test
    void refusesAParentThatIsNotThere() {
        Register.of(List.of(organization("A", "street", "甲", "X")), problems);
        assertEquals(List.of("A: names the parent 'X', which is not in the register"), problems.all());
    }

    @Test
    void refusesAnIdGivenTwice() {
        Register.of(List.of(organization("A", "street", "甲", null), organization("A", "town", "乙", null)), problems);
        assertEquals(List.of("A: stands twice; give every organization an id of its own"), problems.all());
    }

    @Test
    void findsNamesakesOfTwoDistrictsByOneName() {
        Register register = Register.of(
                List.of(
                        organization("D1", "district", "东区", null),
                        organization("D2", "district", "西区", null),
                        organization("S1", "street", "八里街道", "D1"),
                        organization("S2", "street", "八里街道", "D2", "八里")),
                problems);
        assertEquals(List.of("S1", "S2"), register.named("八里街道"));
        assertEquals(List.of("S2"), register.named("八里"));
    }

    @Test
    void knowsWhetherAnOrganizationExistedOnADay() {
        Organization renamed = new Organization(
                "S",
                "street",
                null,
                "老街道",
                null,
                null,
                null,
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2021, 1, 1),
                List.of(),
                null);
        assertTrue(renamed.existsOn(LocalDate.of(2020, 12, 31)));
        assertFalse(renamed.existsOn(LocalDate.of(2021, 1, 1)), "valid_to is the first day on which it is gone");
    }

    @Test
    void comparesWithItsOwnKindUnlessAGroupIsGiven() {
        assertEquals("street", organization("S", "street", "甲", null).peerGroup());
        Organization bureau =
                new Organization("B", "bureau", "fire", "消防", null, null, null, null, null, List.of(), null);
        assertEquals("bureau/fire", bureau.peerGroup());
    }
}
