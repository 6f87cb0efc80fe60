package io.plumbline.lead;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.organization.Organization;
import io.plumbline.organization.Predecessor;
import io.plumbline.organization.Register;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Problems;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TerritoryNotesTest {
    private static final LocalDate CHANGE = LocalDate.of(2026, 4, 1);

    @Test
    void aTownThatBecomesAStreetIsToldOnceWithItsCommunities() {
        List<Note> notes = notes(
                unit("town", "D", null),
                unit("town-1", "town", null),
                unit("street", "D", "town"),
                unit("street-1", "street", "town-1"));
        assertEquals(List.of("street"), notes.stream().map(Note::addressee).toList());
    }

    @Test
    void aCommunityThatMovesAloneIsTold() {
        List<Note> notes = notes(unit("old", "D", null), unit("S1", "D", ""), unit("new", "S1", "old"));
        assertEquals(List.of("new"), notes.stream().map(Note::addressee).toList());
    }

    private static List<Note> notes(Organization... units) {
        Problems problems = new Problems("register");
        List<Organization> all =
                Stream.concat(Stream.of(unit("D", null, "")), Stream.of(units)).toList();
        Register register = Register.of(all, problems);
        problems.refuse();
        return new Noting(Catalog.of(List.of()), register)
                .territories(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 7, 1), List.of());
    }

    /**
     * @param succeeds whom it succeeds on the day of the change; null for one that ends on it, "" for one that it does not touch
     */
    private static Organization unit(String id, String parent, String succeeds) {
        boolean touched = succeeds == null || !succeeds.isEmpty();
        return new Organization(
                id,
                "unit",
                null,
                id,
                null,
                parent,
                null,
                touched && succeeds != null ? CHANGE : null,
                succeeds == null ? CHANGE : null,
                List.of(),
                null,
                touched && succeeds != null ? List.of(Predecessor.parse(succeeds)) : List.of(),
                List.of());
    }
}
