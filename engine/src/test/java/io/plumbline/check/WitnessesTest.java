package io.plumbline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.contract.Origin;
import io.plumbline.contract.Origin.Nature;
import io.plumbline.pack.Catalog;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WitnessesTest {
    private static final OrganizationFacts STREET = new OrganizationFacts("street", null, "street");
    private static final OrganizationFacts BUREAU = new OrganizationFacts("bureau", "urban-management", null);
    private static final Origin LEDGER = Muck.origin("ledger", "street", null, null);
    private static final Origin TERMINALS =
            Muck.origin("terminals", "bureau/urban-management", null, Nature.INSTRUMENT);
    private static final Origin FENCES = Muck.origin("fences", "bureau/urban-management", null, Nature.OFFICIAL);
    private final Catalog catalog = Muck.catalog(Map.of());

    private Witnesses of(Map<String, Origin> origins) {
        return Witnesses.of(catalog, catalog.indicators().get("muck.no-arrival"), origins);
    }

    @Test
    void aDerivedTableStandsForWhatItWasComputedFrom() {
        Map<String, Origin> origins = Map.of("muck.manifest", LEDGER, "muck.position", TERMINALS, "muck.fence", FENCES);
        Witnesses witnesses = of(origins);
        assertEquals(Set.of("muck.manifest"), witnesses.claims());
        assertEquals(Set.of("muck.position"), witnesses.consulted());
        assertEquals(List.of("muck.fence", "muck.manifest", "muck.position"), witnesses.sources());
        assertEquals(2, witnesses.independent(origins));
    }

    @Test
    void aDerivedTableSuppliedReadyMadeSpeaksForItself() {
        Witnesses witnesses = of(Map.of("muck.manifest", LEDGER, "muck.visit", TERMINALS));
        assertEquals(List.of("muck.manifest", "muck.visit"), witnesses.sources());
    }

    @Test
    void anIndicatorThatReadsNoRelationConsultsNoOne() {
        Witnesses witnesses = Witnesses.of(catalog, catalog.indicators().get("muck.load"), Map.of());
        assertEquals(List.of("muck.manifest"), witnesses.sources());
    }

    @Test
    void aTableFormedByABalanceHasBothSides() {
        Witnesses witnesses = Witnesses.of(catalog, catalog.indicators().get("muck.gap"), Map.of());
        assertEquals(Set.of("muck.scale"), witnesses.claims());
        assertEquals(Set.of("muck.manifest"), witnesses.consulted());
    }

    @Test
    void whatIsFedFromAnotherIsTheSameSource() {
        Map<String, Origin> origins =
                Map.of("muck.manifest", Muck.origin("ledger", "street", "terminals", null), "muck.position", TERMINALS);
        assertEquals(1, of(origins).independent(origins));
        assertFalse(of(origins).outside(origins, "S1", STREET));
    }

    @Test
    void whatIsUndeclaredIsNotIndependent() {
        Map<String, Origin> origins = Map.of("muck.position", TERMINALS);
        assertEquals(1, of(origins).independent(origins));
        assertFalse(of(origins).outside(origins, "S1", STREET));
        assertEquals(0, of(Map.of()).independent(Map.of()));
    }

    @Test
    void anInstrumentIsAWitnessOnlyForThoseWhoDoNotControlIt() {
        Map<String, Origin> origins = Map.of("muck.manifest", LEDGER, "muck.position", TERMINALS);
        assertTrue(of(origins).outside(origins, "S1", STREET));
        assertFalse(of(origins).outside(origins, "B1", BUREAU));
    }

    @Test
    void whatItsContractorControlsIsNoWitness() {
        Map<String, Origin> origins = Map.of(
                "muck.manifest", LEDGER, "muck.position", Muck.origin("gps", "contractor", null, Nature.INSTRUMENT));
        assertFalse(of(origins).outside(origins, "S1", STREET));
    }

    @Test
    void anInstrumentThatNoOneIsNamedForIsNoWitness() {
        Map<String, Origin> origins =
                Map.of("muck.manifest", LEDGER, "muck.position", Muck.origin("gps", null, null, Nature.INSTRUMENT));
        assertFalse(of(origins).outside(origins, "S1", STREET));
    }

    @Test
    void anotherLedgerIsNoWitness() {
        Map<String, Origin> origins =
                Map.of("muck.manifest", LEDGER, "muck.position", Muck.origin("other", "bureau/other", null, null));
        assertFalse(of(origins).outside(origins, "S1", STREET));
    }
}
