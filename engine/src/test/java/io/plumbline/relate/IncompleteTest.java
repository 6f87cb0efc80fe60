package io.plumbline.relate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.plumbline.expr.Expression;
import io.plumbline.pack.Balance;
import io.plumbline.pack.Condition;
import io.plumbline.pack.Counterpart;
import io.plumbline.pack.Match;
import io.plumbline.pack.Period;
import io.plumbline.pack.Within;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which relations conclude nothing when rows of a table are missing. */
class IncompleteTest {
    private static final Incomplete POSITIONS =
            Incomplete.of(Set.of("position")).derived("visit", List.of("position", "fence"));

    private static Match match(String of, String to, Condition... comparable) {
        return new Match(
                of,
                null,
                new Counterpart(to, Map.of("vehicle_id", "vehicle_id"), null, null),
                new Within("out_at", null, "PT12H", false),
                null,
                List.of(comparable));
    }

    private static Balance balance(String left, String right) {
        Balance.Side claims = new Balance.Side(left, Expression.parse("kg"), null, null);
        Balance.Side measures = new Balance.Side(right, Expression.parse("kg"), null, null);
        return new Balance(List.of("place_id"), Period.MONTH, claims, measures, null, null);
    }

    @Test
    void whatLooksIntoATableThatLacksRowsConcludesNothing() {
        assertEquals("position", POSITIONS.stopping(match("manifest", "position")));
        assertEquals("position", POSITIONS.stopping(match("manifest", "visit")));
    }

    @Test
    void whatLooksElsewhereGoesOn() {
        assertNull(POSITIONS.stopping(match("manifest", "fence")));
        assertNull(POSITIONS.stopping(match("position", "fence")));
        assertNull(Incomplete.NONE.stopping(match("manifest", "position")));
    }

    @Test
    void whoAsksWhetherTheSourceWasLiveThatDayKnowsWhereItIsBlind() {
        Condition live = new Condition(null, "vehicle_id", "position", null, "out_at", null);
        assertNull(POSITIONS.stopping(match("manifest", "visit", live)));
    }

    @Test
    void toBeKnownOnSomeDayIsNotEnough() {
        Condition known = new Condition("vehicle_id", null, "position", null, null, null);
        assertEquals("position", POSITIONS.stopping(match("manifest", "visit", known)));
    }

    @Test
    void aBalanceMissesWhatEitherSideLacks() {
        assertEquals("position", POSITIONS.stopping(balance("position", "fence")));
        assertEquals("position", POSITIONS.stopping(balance("fence", "position")));
        assertNull(POSITIONS.stopping(balance("fence", "fence")));
    }
}
