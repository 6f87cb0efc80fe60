package io.plumbline.lead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.stats.Intervals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ValidityLedgerTest {
    private final List<OutcomeEntry> entries = new ArrayList<>();

    private void visits(int times, Outcome outcome, Selection selection, Double probability) {
        for (int i = 0; i < times; i++) {
            entries.add(entry(null, outcome, selection, probability, "M05"));
        }
    }

    private static OutcomeEntry entry(
            Long spotCheck, Outcome outcome, Selection selection, Double probability, String... checks) {
        return new OutcomeEntry(
                "lead",
                null,
                spotCheck,
                null,
                List.of(checks),
                null,
                null,
                null,
                outcome,
                null,
                selection,
                probability,
                null,
                null,
                null,
                null);
    }

    private Map<String, Object> line(String check) {
        List<Row> rows =
                ValidityLedger.of(Map.of(), Map.of(), Outcomes.of(entries)).rows();
        Row row = rows.stream()
                .filter(each -> each.getString(0).equals(check))
                .findFirst()
                .orElseThrow();
        Map<String, Object> line = new java.util.HashMap<>();
        String[] names = ValidityLedger.SCHEMA.fieldNames();
        assertEquals(names.length, row.size(), () -> Arrays.toString(names));
        for (int i = 0; i < names.length; i++) {
            line.put(names[i], row.get(i));
        }
        return line;
    }

    @Test
    void underFiftyOutcomesItTellsKOfNAndDecidesNothing() {
        visits(9, Outcome.CONFIRMED, Selection.RANKED, null);
        visits(2, Outcome.PARTLY, Selection.RANKED, null);
        visits(30, Outcome.UNFOUNDED_JUSTIFIED, Selection.RANKED, null);
        visits(5, Outcome.NOT_VERIFIABLE, Selection.RANKED, null);
        visits(4, null, Selection.RANKED, null);
        visits(40, Outcome.UNFOUNDED_DATA, Selection.CONTROL, 0.1);
        Map<String, Object> line = line("M05");
        assertEquals(50L, line.get("places"));
        assertEquals(4L, line.get("not_visited"));
        assertEquals(5L, line.get("not_verifiable"));
        assertEquals(41L, line.get("judged"));
        assertEquals(11L, line.get("found"));
        assertEquals(Intervals.clopperPearson(11, 41, 0.95).low(), line.get("found_low"));
        assertNull(line.get("lift_low"));
        assertEquals("trial", line.get("state"));
        assertEquals("41 outcomes, under 50: nothing is decided", line.get("state_reason_en"));
    }

    @Test
    void aCheckThatFindsNoMoreThanLookingAtRandomIsRetired() {
        visits(40, Outcome.CONFIRMED, Selection.RANKED, null);
        visits(360, Outcome.UNFOUNDED_DATA, Selection.RANKED, null);
        visits(30, Outcome.CONFIRMED, Selection.CONTROL, 0.2);
        visits(120, Outcome.UNFOUNDED_DATA, Selection.CONTROL, 0.2);
        Map<String, Object> line = line("M05");
        assertEquals(Intervals.shareRatio(40, 400, 30, 150, 0.95).high(), line.get("lift_high"));
        assertEquals("retired", line.get("state"));
    }

    @Test
    void aCheckThatFindsMoreThanLookingAtRandomIsValid() {
        visits(104, Outcome.CONFIRMED, Selection.RANKED, null);
        visits(296, Outcome.UNFOUNDED_DATA, Selection.RANKED, null);
        visits(13, Outcome.CONFIRMED, Selection.CONTROL, 0.2);
        visits(87, Outcome.UNFOUNDED_DATA, Selection.CONTROL, 0.2);
        assertEquals(2.0, (Double) line("M05").get("lift"), 1e-12);
        assertEquals("valid", line("M05").get("state"));
    }

    @Test
    void withoutARandomArmManyOutcomesDecideNothingEither() {
        visits(2, Outcome.CONFIRMED, Selection.RANKED, null);
        visits(98, Outcome.UNFOUNDED_DATA, Selection.RANKED, null);
        assertEquals("trial", line("M05").get("state"));
        assertEquals("no random arm of this check to compare with", line("M05").get("state_reason_en"));
    }

    @Test
    void recordsLookedAtOnTheSpotAreNoPlaces() {
        entries.add(entry(1L, Outcome.CONFIRMED, Selection.RANKED, null, "M05"));
        entries.add(entry(2L, Outcome.UNFOUNDED_DATA, Selection.RANKED, null, "M05"));
        assertEquals(0L, line("M05").get("judged"));
        assertEquals(2L, line("M05").get("spot_checks"));
        assertEquals(1L, line("M05").get("spot_checks_found"));
    }

    @Test
    void anOutcomeOfALeadCountsForEveryCheckOfTheLead() {
        entries.add(entry(null, Outcome.CONFIRMED, Selection.RANKED, null, "M05", "M19"));
        assertEquals(1L, line("M05").get("found"));
        assertEquals(1L, line("M19").get("found"));
        assertTrue(line("M19").get("runs_as_reason_en").toString().contains("none of this run's packs"));
    }
}
