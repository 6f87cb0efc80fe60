package io.plumbline.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.contract.Role;
import io.plumbline.pack.Duty.Holder;
import io.plumbline.pack.Duty.Power;
import io.plumbline.text.Words;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DutyRulesTest {
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

    private static Holder holder(String kind, Role role, Double share) {
        return holder(kind, role, null, null, share);
    }

    private static Holder holder(String kind, Role role, LocalDate from, LocalDate to, Double share) {
        return new Holder(List.of(kind), role, Power.MANAGE, true, List.of(), from, to, share);
    }

    private static List<String> problems(Holder... holders) {
        Problems problems = new Problems("pack");
        DutyRules.check("holders", new Duty(new Words("职责", "duty"), Arrays.asList(holders)), problems);
        return problems.all();
    }

    @Test
    void aDutyMayBeDividedBetweenTerritoryAndSector() {
        assertEquals(
                List.of(), problems(holder("street", Role.TERRITORIAL, 0.6), holder("bureau/fire", Role.SECTOR, 0.4)));
    }

    @Test
    void whoeverAnswersForTheWholeStatesNoShare() {
        assertEquals(
                List.of(),
                problems(holder("street", Role.TERRITORIAL, null), holder("bureau/fire", Role.SECTOR, null)));
    }

    @Test
    void decimalsThatAddUpToTheWholeDo() {
        assertEquals(
                List.of(),
                problems(
                        holder("street", Role.TERRITORIAL, 0.7),
                        holder("bureau/fire", Role.SECTOR, 0.2),
                        holder("bureau/police", Role.SUPPORT, 0.1)));
    }

    @Test
    void allProblemsAreToldTogether() {
        Holder blind =
                new Holder(List.of("street"), Role.TERRITORIAL, Power.DISCOVER, false, List.of(), null, null, 0.5);
        assertEquals(
                List.of(
                        "holders[0].share: 0.0 is no share; allowed: above 0 up to 1, or none where it answers for the whole",
                        "holders[1].share: NaN is no share; allowed: above 0 up to 1, or none where it answers for the whole",
                        "holders[2].share: stands on a holder that answers for nothing (power discover, sees false); leave it"
                                + " out, or correct these",
                        "holders[3].share: is missing, although another that answers from the beginning states one; state"
                                + " the share of each or of none"),
                problems(
                        holder("street", Role.PRINCIPAL, 0.0),
                        holder("bureau/fire", Role.SECTOR, Double.NaN),
                        blind,
                        holder("bureau/police", Role.SUPPORT, null)));
    }

    @Test
    void nobodyHoldsADutyTwiceOnOneDay() {
        assertEquals(
                List.of(
                        "holders[1]: holds the duty as territorial:street on the same days as [0]; end one where the other"
                                + " begins"),
                problems(
                        holder("street", Role.TERRITORIAL, null, MAY.plusDays(1), null),
                        holder("street", Role.TERRITORIAL, MAY, null, null)));
        assertEquals(
                List.of(),
                problems(
                        holder("street", Role.TERRITORIAL, null, MAY, null),
                        holder("street", Role.TERRITORIAL, MAY, null, null)));
    }

    @Test
    void sharesOfOneDayComeToNoMoreThanTheWhole() {
        assertEquals(
                List.of("holders: the shares that answer on 2026-05-01 add up to 1.1 (territorial:street 0.6,"
                        + " sector:bureau/fire 0.5); allowed: at most 1"),
                problems(holder("street", Role.TERRITORIAL, 0.6), holder("bureau/fire", Role.SECTOR, MAY, null, 0.5)));
    }

    @Test
    void sharesOfDifferentDaysAreNotAddedUp() {
        assertEquals(
                List.of(),
                problems(
                        holder("street", Role.TERRITORIAL, null, MAY, null),
                        holder("street", Role.TERRITORIAL, MAY, null, 0.6),
                        holder("bureau/fire", Role.SECTOR, MAY, null, 0.4)));
    }

    @Test
    void streetsAndTownsAreNeverTheSameGround() {
        assertEquals(
                List.of(),
                problems(
                        holder("street", Role.TERRITORIAL, 0.6),
                        holder("town", Role.TERRITORIAL, 0.5),
                        holder("bureau/fire", Role.SECTOR, 0.4)));
    }

    @Test
    void aKindStandsInOneListOfARole() {
        Holder both = new Holder(List.of("street", "town"), Role.TERRITORIAL, Power.MANAGE, true, List.of(), null, MAY);
        assertEquals(
                List.of(
                        "holders[1].kinds: 'street' stands in territorial:street+town and in territorial:street; give a kind"
                                + " the same list wherever it holds the duty in one role"),
                problems(both, holder("street", Role.TERRITORIAL, MAY, null, null)));
        assertEquals(
                1,
                problems(holder("bureau", Role.SECTOR, null), holder("bureau/fire", Role.SECTOR, null))
                        .size());
        assertEquals(List.of(), problems(both, holder("street", Role.ENFORCEMENT, null)));
    }

    @Test
    void aCommunityAndItsStreetAre() {
        assertEquals(
                1,
                problems(holder("street", Role.TERRITORIAL, 0.6), holder("community", Role.TERRITORIAL, 0.5))
                        .size());
    }
}
