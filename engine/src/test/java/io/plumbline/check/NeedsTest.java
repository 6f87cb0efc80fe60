package io.plumbline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.contract.Origin;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NeedsTest {
    private static final Measure ANY = Numbers.share("S1", 1, 2);
    private static final OrganizationFacts STREET = new OrganizationFacts("street", null, "street");

    private static Needs needs(Map<String, Double> needed, Map<String, Double> there) {
        return Needs.of(Numbers.check("claim", "{}", needed), ANY, (table, organization, from, to) -> there.get(table));
    }

    @Test
    void aCheckWithoutNeedsIsMet() {
        assertEquals(new Needs(null, null, 0, true), needs(Map.of(), Map.of()));
    }

    @Test
    void whatIsExactlyEnoughIsEnough() {
        assertTrue(needs(Map.of("a", 0.8), Map.of("a", 0.8)).met());
    }

    @Test
    void theTableThatFallsShortestIsNamed() {
        Needs worst = needs(Map.of("a", 0.5, "b", 0.9), Map.of("a", 0.6, "b", 0.85));
        assertEquals(new Needs("b", 0.85, 0.9, false), worst);
        assertEquals("coverage of b 0.85, needs 0.90", worst.reason());
    }

    @Test
    void unknownCoverageIsNoCoverageButNotZero() {
        Map<String, Double> there = new HashMap<>();
        there.put("a", 0.0);
        there.put("b", null);
        Needs worst = needs(Map.of("a", 0.5, "b", 0.5), there);
        assertFalse(worst.met());
        assertNull(worst.share());
        assertEquals("coverage of b unknown, needs 0.50", worst.reason());
    }

    @Test
    void dataAreCalledForFromWhoControlsThem() {
        Map<String, Origin> street = Map.of("a", Muck.origin("x", "street", null, null));
        Map<String, Origin> contractor = Map.of("a", Muck.origin("x", "contractor", null, null));
        Map<String, Origin> bureau = Map.of("a", Muck.origin("x", "bureau/fire", null, null));
        Map<String, Origin> itself = Map.of("a", Muck.origin("x", "S1", null, null));
        Map<String, Origin> noOne = Map.of("a", Muck.origin("x", null, null, null));
        Needs low = needs(Map.of("a", 0.8), Map.of("a", 0.1));
        assertTrue(CallForData.asks(low, "S1", STREET, street));
        assertTrue(CallForData.asks(low, "S1", STREET, contractor));
        assertTrue(CallForData.asks(low, "S1", STREET, itself));
        assertFalse(CallForData.asks(low, "S1", STREET, bureau));
        assertFalse(CallForData.asks(low, "S1", STREET, noOne));
        assertFalse(CallForData.asks(low, "S1", STREET, Map.of()));
    }

    @Test
    void whatIsEnoughOrUnknownIsNotCalledFor() {
        Map<String, Origin> street = Map.of("a", Muck.origin("x", "street", null, null));
        assertFalse(CallForData.asks(needs(Map.of("a", 0.8), Map.of("a", 0.9)), "S1", STREET, street));
        assertFalse(CallForData.asks(needs(Map.of("a", 0.8), Map.of()), "S1", STREET, street));
    }
}
