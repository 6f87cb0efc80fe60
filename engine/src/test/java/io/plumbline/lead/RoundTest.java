package io.plumbline.lead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.organization.Organization;
import io.plumbline.organization.Register;
import io.plumbline.pack.Problems;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundTest {
    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    private final Register register = Register.of(organizations(), new Problems("register"));

    /** 112 villages, one of which was dissolved before the day, and one more in its place. */
    private static List<Organization> organizations() {
        List<Organization> villages = new ArrayList<>();
        IntStream.rangeClosed(1, 112).forEach(i -> villages.add(village("V" + i, null)));
        villages.add(village("GONE", LocalDate.of(2026, 1, 1)));
        villages.add(new Organization("B1", "bureau", "fire", "消防救援支队", null, null, null, null, null, List.of(), null));
        return villages;
    }

    private static Organization village(String id, LocalDate to) {
        return new Organization(id, "village", null, id + "村", null, null, null, null, to, List.of(), null);
    }

    private static List<String> villages(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "V" + i).toList();
    }

    private static Round round(List<String> now, List<String> before) {
        return new Round(
                "2026-2",
                DAY,
                List.of("village"),
                List.of(new Round.Team("第一组", now, null)),
                List.of(new Round.Earlier("2026-1", before)),
                null);
    }

    @Test
    void ninetySixOfAHundredAndTwelveAre8571Percent() {
        Round.Coverage coverage = round(villages(51, 96), villages(1, 50)).coverage(register);
        assertEquals(96, coverage.inspected());
        assertEquals(112, coverage.subjects());
        assertEquals("85.71", coverage.percent());
    }

    @Test
    void aSecondInspectionCountsOnceAndIsTold() {
        Round.Coverage coverage = round(villages(50, 96), villages(1, 50)).coverage(register);
        assertEquals(96, coverage.inspected());
        assertEquals(Set.of("V50"), coverage.again());
    }

    @Test
    void whatNoLongerExistsCountsOnNeitherSide() {
        Round.Coverage coverage = round(List.of("V1"), List.of("GONE")).coverage(register);
        assertEquals(1, coverage.inspected());
        assertEquals(112, coverage.subjects());
        assertEquals(Set.of("GONE"), coverage.gone());
    }

    @Test
    void otherKindsCountOnNeitherSide() {
        assertEquals(1, round(List.of("V1", "B1"), List.of()).coverage(register).inspected());
    }

    @Test
    void anUnknownOrganizationIsRefusedByName() {
        Problems problems = new Problems("round.yaml");
        round(List.of("V999"), List.of()).check(register, problems);
        assertTrue(problems.all().get(0).contains("'V999' is not in the register"), problems.all()::toString);
    }

    @Test
    void withoutSubjectsThereIsNoShare() {
        assertEquals("—", new Round.Coverage(0, 0, Set.of(), Set.of()).percent());
    }
}
