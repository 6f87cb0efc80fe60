package io.plumbline.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class YamlTest {
    private static final String MATCH = """
            pack: muck
            title: { zh: 渣土, en: Muck }
            relations:
              muck.arrival:
                kind: match
                of: muck.manifest
                to: { table: muck.visit, on: { vehicle_id: vehicle_id } }
                within: { after: out_at, up_to: PT12H }
            """;

    private final Problems problems = new Problems("muck.yaml");

    @Test
    void readsAPackIntoRecords() {
        Pack pack = Yaml.read(MATCH, Pack.class, problems);
        assertEquals(List.of(), problems.all());
        Match match = assertInstanceOf(Match.class, pack.relations().get("muck.arrival"));
        assertEquals("PT12H", match.within().upTo());
        assertTrue(match.once(), "a counterpart serves one record unless said");
    }

    @Test
    void namesAnUnknownFieldWithItsPathAndTheKnownOnes() {
        Yaml.read(MATCH + "        upto: PT1H\n", Pack.class, problems);
        Yaml.read(MATCH.replace("up_to", "upto"), Pack.class, problems);
        assertEquals(
                "relations.'muck.arrival'.within: unknown field 'upto'; known: after, from, up_to, strictly",
                problems.all().get(problems.all().size() - 1));
    }

    @Test
    void tellsAllProblemsOfAFileAtOnce() {
        Yaml.read("""
                pack: muck
                duties:
                  muck.disposal:
                    title: { zh: 消纳 }
                    holders:
                      - { kinds: [bureau], role: sektor, power: permit, from: 2020-13-01 }
                      - nonsense
                relations:
                  muck.x: { kind: mach, of: a }
                """, Pack.class, problems);
        assertEquals(
                List.of(
                        "field 'title' is missing; it is required",
                        "relations.'muck.x': unknown kind 'mach'; known: balance, calendar, match, overlap, recurrence, repeat,"
                                + " total, windows",
                        "duties.'muck.disposal'.title: field 'en' is missing; it is required",
                        "duties.'muck.disposal'.holders[0].role: 'sektor' is not one of principal, territorial, sector, enforcement, support",
                        "duties.'muck.disposal'.holders[0].from: '2020-13-01' is not a day; write it as 2026-10-31",
                        "duties.'muck.disposal'.holders[1]: 'nonsense' stands where a mapping of fields belongs"),
                problems.all());
    }

    @Test
    void refusesTwoFieldsOfOneName() {
        Yaml.read("pack: a\npack: b\n", Pack.class, problems);
        assertTrue(problems.all().get(0).contains("line 2"), problems.all().toString());
    }

    @Test
    void refusesABillionLaughs() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [")
                    .append(("*a" + (i - 1) + ",").repeat(9))
                    .setLength(bomb.length() - 1);
            bomb.append("]\n");
        }
        Yaml.read(bomb.toString(), Pack.class, problems);
        assertTrue(!problems.none(), "must be refused");
    }

    @Test
    void refusesDeepNesting() {
        Yaml.read("pack: " + "[".repeat(5000), Pack.class, problems);
        assertTrue(!problems.none(), "must be refused");
    }
}
