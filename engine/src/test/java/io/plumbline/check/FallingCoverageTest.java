package io.plumbline.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.pack.Duty;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FallingCoverageTest {
    private static final int MONTHS = 5;

    /** Coverage by organization and month, of 200 records asked about each. */
    private record Coverage(int fallen, double to, double allFallTo) implements CoverageLookup {
        @Override
        public Double share(String table, String organization, LocalDate from, LocalDate to) {
            Asked asked = asked(table, organization, from, to);
            return 1 - (double) asked.silent() / asked.records();
        }

        @Override
        public Asked asked(String table, String organization, LocalDate from, LocalDate end) {
            int number = Integer.parseInt(organization.substring(1));
            boolean last = from.equals(Numbers.JANUARY.plusMonths(MONTHS - 1));
            double share = last && number < fallen ? to : last ? allFallTo : 0.93 + number % 5 * 0.01;
            return new Asked(200, Math.round(200 * (1 - share)));
        }
    }

    private static List<Figure> family(int organizations) {
        List<Figure> family = new ArrayList<>();
        for (int i = 0; i < organizations; i++) {
            for (int month = 0; month < MONTHS; month++) {
                Measure measure = Numbers.share("S" + i, 2, 200, Numbers.JANUARY.plusMonths(month));
                family.add(
                        new Figure("muck.no-arrival", "muck.manifest", "territorial:street", measure, 1.0, null, null));
            }
        }
        return family;
    }

    private static Map<String, Verdict> falls(CoverageLookup coverage, int organizations) {
        Case one = new Case(
                "M05",
                Numbers.check("threshold", "{'above': 0.05}", Map.of("muck.position", 0.6)),
                new Threshold(),
                Muck.NO_ARRIVAL,
                new Witnesses(Set.of(), Set.of(), Set.of()),
                List.<Duty.Holder>of(Muck.STREET),
                false);
        return new FallingCoverage(one, "muck.position", coverage, Map.of())
                .falls(family(organizations)).entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().measure().organizationId() + " "
                                        + entry.getKey().measure().from(),
                                Map.Entry::getValue));
    }

    @Test
    void whatCoversEnoughButMuchLessThanItDidIsCalledFor() {
        Map<String, Verdict> falls = falls(new Coverage(1, 0.7, 0.95), 24);
        assertEquals(Set.of("S0 2026-05-01"), falls.keySet());
        Verdict fall = falls.get("S0 2026-05-01");
        assertTrue(fall.effect() > 0.2 && fall.effect() < 0.27, fall::toString);
        assertEquals(0.93, fall.peerValue(), 0.03);
        assertTrue(fall.q() < 0.01);
    }

    @Test
    void aSmallFallIsNot() {
        assertEquals(Map.of(), falls(new Coverage(1, 0.8, 0.95), 24));
    }

    @Test
    void aFallOfAllIsNoOnesOwn() {
        assertEquals(Map.of(), falls(new Coverage(0, 0, 0.7), 24));
    }

    @Test
    void withoutPeersTheCommonFallIsUnknown() {
        assertEquals(Map.of(), falls(new Coverage(1, 0.2, 0.95), 6));
    }
}
