package io.plumbline.check;

import static io.plumbline.check.FlaggedManifests.FEBRUARY;
import static io.plumbline.check.FlaggedManifests.STREETS;
import static io.plumbline.check.FlaggedManifests.bySignal;
import static io.plumbline.check.FlaggedManifests.manifests;
import static io.plumbline.check.FlaggedManifests.replayed;
import static io.plumbline.check.FlaggedManifests.sha256;
import static io.plumbline.check.FlaggedManifests.signal;
import static io.plumbline.check.FlaggedManifests.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.SparkTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class EvidenceSelectionTest {
    private static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private final FlaggedManifests flagged;

    EvidenceSelectionTest(SparkSession spark) {
        flagged = new FlaggedManifests(spark);
    }

    private static String digest(List<Row> rows) {
        return sha256(rows.stream().map(row -> row.getString(0)).sorted().collect(Collectors.joining("\n")));
    }

    @Test
    void countAndDigestAreThoseOfAPlainReplay() {
        EvidenceSelection selection = flagged.selection(
                signal("s1", "muck.no-arrival", "muck.manifest", "S1", Numbers.JANUARY),
                signal("s2", "muck.no-arrival", "muck.manifest", "S1", FEBRUARY),
                signal("s3", "muck.no-arrival", "muck.manifest", "S2", FEBRUARY));
        Dataset<Row> selectors = selection.selectors(flagged.rows(selection), "run-1");
        assertEquals(Evidence.SCHEMA.simpleString(), selectors.schema().simpleString());
        Map<String, Row> found = bySignal(selectors);
        Map<String, List<Row>> replayed = Map.of(
                "s1", replayed("S1", Numbers.JANUARY),
                "s2", replayed("S1", FEBRUARY),
                "s3", replayed("S2", FEBRUARY));
        assertEquals(replayed.keySet(), found.keySet());
        replayed.forEach((id, rows) -> {
            assertTrue(rows.size() > 30);
            assertEquals((long) rows.size(), found.get(id).<Long>getAs("row_count"));
            assertEquals(digest(rows), found.get(id).getAs("digest"));
            assertEquals("flag_muck_no_arrival", found.get(id).getAs("flag"));
            assertEquals("run-1", found.get(id).getAs("run_id"));
        });
    }

    @Test
    void whereAQuantityIsSummedAllThatTakePartAreEvidence() {
        EvidenceSelection selection =
                flagged.selection(signal("s1", "muck.load", "muck.manifest", "S1", Numbers.JANUARY));
        long weighed = manifests().stream()
                .filter(row -> "S1".equals(((Map<?, ?>) row.get(14)).get(STREETS)))
                .filter(row -> row.get(8) != null && row.get(9) != null)
                .filter(row -> ((Instant) row.get(8)).isBefore(Instant.parse("2026-01-31T16:00:00Z")))
                .count();
        Row found = bySignal(selection.selectors(flagged.rows(selection), "r")).get("s1");
        assertEquals(weighed, found.<Long>getAs("row_count"));
    }

    @Test
    void aFlaggedSignalWithoutRowsHasAnEmptySelector() {
        EvidenceSelection selection =
                flagged.selection(signal("s9", "muck.no-arrival", "muck.manifest", "S9", FEBRUARY));
        Dataset<Row> rows = flagged.rows(selection);
        Row found = bySignal(selection.selectors(rows, "r")).get("s9");
        assertEquals(0L, found.<Long>getAs("row_count"));
        assertEquals(NOTHING, found.getAs("digest"));
        assertEquals(0, flagged.shown(selection).count());
    }

    @Test
    void aCallForDataHasNoRows() {
        Row call = with(signal("c1", "muck.no-arrival", "muck.manifest", "S1", FEBRUARY), "kind", CallForData.KIND);
        EvidenceSelection selection = flagged.selection(call);
        Row found = bySignal(selection.selectors(flagged.rows(selection), "r")).get("c1");
        assertEquals(0L, found.<Long>getAs("row_count"));
    }

    @Test
    void whatIsNotFlaggedNeedsNoEvidence() {
        Row signal = signal("s1", "muck.no-arrival", "muck.manifest", "S1", FEBRUARY);
        EvidenceSelection selection = flagged.selection(with(signal, "state", "not_flagged"));
        assertEquals(Set.of(), selection.tables());
        assertEquals(0, selection.selectors(flagged.rows(selection), "r").count());
    }
}
