package io.plumbline.attribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.contract.Role;
import io.plumbline.contract.Way;
import io.plumbline.organization.Dated;
import io.plumbline.organization.Organization;
import io.plumbline.organization.Register;
import io.plumbline.pack.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpecialAreasTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 5);
    private static final List<Way> CODE = List.of(new Way("code", null, null, null, null, null, null, null));

    private final Attributor attributor = new Attributor(
            Register.of(
                    List.of(
                            organization("D", "district", null),
                            organization("S", "street", "D"),
                            organization("C", "community", "S"),
                            organization("STATION-C", "community", "S"),
                            organization("PARK", "bureau", "D", "place-7[2026-01-01..)"),
                            organization("STATION", "bureau", "D", "STATION-C")),
                    new Problems("register")),
            null,
            DefaultPoints.NONE);

    private static Organization organization(String id, String kind, String parent, String... answersFor) {
        return new Organization(
                id,
                kind,
                null,
                id,
                id,
                parent,
                null,
                null,
                null,
                List.of(),
                null,
                List.of(),
                List.of(answersFor).stream().map(Dated::parse).toList());
    }

    private String told(Role role, String code, String place, LocalDate day) {
        Facts stated = StatedFacts.withoutPosition(Map.of("code", code), place, day);
        Answer answer = attributor.answer(role, CODE, stated, null);
        return answer.organization() + " " + answer.method() + " " + answer.candidates();
    }

    @Test
    void aParkAnswersForItsPlaceInsteadOfTheStreet() {
        assertEquals("PARK special [S]", told(Role.TERRITORIAL, "S", "place-7", DAY));
        assertEquals("S code []", told(Role.TERRITORIAL, "S", "place-8", DAY));
    }

    @Test
    void onlyOnTheDaysOnWhichItDoes() {
        assertEquals("S code []", told(Role.TERRITORIAL, "S", "place-7", LocalDate.of(2025, 12, 31)));
    }

    @Test
    void aStationAnswersForACommunityAndTheStreetForTheOthers() {
        assertEquals("STATION special [STATION-C]", told(Role.TERRITORIAL, "STATION-C", null, DAY));
        assertEquals("C code []", told(Role.TERRITORIAL, "C", null, DAY));
    }

    @Test
    void twoCannotAnswerForOnePlaceOnTheSameDays() {
        Problems problems = new Problems("register");
        Register.of(
                List.of(
                        organization("PARK", "bureau", null, "place-7[2026-01-01..)"),
                        organization("ZOO", "bureau", null, "place-7[..2026-01-02)"),
                        organization("STATION", "bureau", null, "place-8[..2026-01-01)", "place-9")),
                problems);
        assertEquals(List.of("ZOO: answers for 'place-7' on days on which PARK does; one alone can"), problems.all());
    }

    @Test
    void otherRolesStayWithWhoeverHoldsThem() {
        assertEquals("S code []", told(Role.PRINCIPAL, "S", "place-7", DAY));
    }
}
