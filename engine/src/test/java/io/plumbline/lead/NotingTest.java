package io.plumbline.lead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.SparkTest;
import io.plumbline.organization.Organization;
import io.plumbline.organization.Register;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Pack;
import io.plumbline.pack.Problems;
import io.plumbline.pack.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class NotingTest {
    private final SparkSession spark;
    private final String pack;

    NotingTest(SparkSession spark) throws IOException {
        this.spark = spark;
        try (InputStream in = NotingTest.class.getResourceAsStream("/packs/lamps.yaml")) {
            pack = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace(
                            "    holders:\n",
                            "    holders:\n      - { kinds: [bureau/lamps], role: sector, power: supervise, sees: true }\n");
        }
    }

    /** Seven of twenty-four streets, of which the odd ones lie in district B. */
    private List<Note> notes(boolean trial, Organization... bureaus) {
        List<Map<String, Object>> signals = new ArrayList<>();
        List<Organization> register = new ArrayList<>(List.of(bureaus));
        register.add(organization("A", "district", null, null));
        register.add(organization("B", "district", null, null));
        for (int i = 0; i < 24; i++) {
            String id = String.format(java.util.Locale.ROOT, "S%02d", i);
            register.add(organization(id, "street", null, i % 2 == 0 ? "A" : "B"));
            Map<String, Object> signal = new HashMap<>(
                    Map.of("signal_id", "s" + i, "organization_id", id, "state", "not_flagged", "value", i / 100.0));
            signal.put("level", "territorial:street");
            signal.put("trial", trial);
            signal.put("reason", i < 7 ? "common pattern: 7 of 24 organizations" : null);
            signals.add(signal);
        }
        Problems problems = new Problems("test");
        Catalog catalog = Catalog.of(List.of(Yaml.read(pack, Pack.class, problems)));
        Register known = Register.of(register, problems);
        problems.refuse();
        @SuppressWarnings({"unchecked", "rawtypes"})
        List<Row> rows = SignalRows.of(spark, signals.toArray(new Map[0]));
        return new Noting(catalog, known).commonPatterns(rows);
    }

    private static Organization organization(String id, String kind, String sector, String parent) {
        return new Organization(id, kind, sector, id, null, parent, null, null, null, List.of(), null);
    }

    @Test
    void whatManyShowIsToldToTheBureauInCharge() {
        List<Note> notes = notes(false, organization("L", "bureau", "lamps", null));
        assertEquals(1, notes.size());
        Note note = notes.get(0);
        assertEquals("L", note.addressee());
        assertEquals(7, note.organizations().size());
        assertEquals(new Note.Seen(7L, 24L, 0.03), note.seen());
        assertTrue(note.text().zh().contains("24 个单位中有 7 个（29 %）"), note.text()::zh);
        assertTrue(note.text().en().contains("7 of 24"), note.text()::en);
    }

    @Test
    void ofSeveralBureausEachIsToldOfItsOwn() {
        List<Note> notes =
                notes(false, organization("LA", "bureau", "lamps", "A"), organization("LB", "bureau", "lamps", "B"));
        assertEquals(List.of("LA", "LB"), notes.stream().map(Note::addressee).toList());
        assertEquals(List.of("S01", "S03", "S05"), List.copyOf(notes.get(1).organizations()));
        assertEquals(7L, notes.get(1).seen().count());
    }

    @Test
    void withoutABureauTheNoteGoesToNoOne() {
        assertNull(notes(false).get(0).addressee());
    }

    @Test
    void aTrialIsSilent() {
        assertEquals(List.of(), notes(true));
    }
}
