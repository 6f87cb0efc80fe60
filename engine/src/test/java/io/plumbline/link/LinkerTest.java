package io.plumbline.link;

import static io.plumbline.link.Sites.RULES;
import static io.plumbline.link.Sites.in;
import static io.plumbline.link.Sites.site;
import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.SparkTest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@SparkTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LinkerTest {
    private final SparkSession spark;
    private final Sites sites;
    private final List<Row> ledger = Sites.ledger();
    private Linked linked;
    private Map<String, String> entities;
    private Map<String, Row> pairs;

    LinkerTest(SparkSession spark) {
        this.spark = Links.session(spark);
        sites = new Sites(this.spark);
    }

    @BeforeAll
    void link() {
        linked = sites.linker(RULES).within(sites.table(ledger), "id");
        entities = entities(linked);
        pairs = pairs(linked);
    }

    private static Map<String, String> entities(Linked linked) {
        Map<String, String> entities = new HashMap<>();
        linked.clusters().collectAsList().forEach(row -> entities.put(row.getString(1), row.getString(2)));
        return entities;
    }

    private static Map<String, Row> pairs(Linked linked) {
        Map<String, Row> pairs = new TreeMap<>();
        linked.links().collectAsList().forEach(row -> {
            Set<String> ids = new TreeSet<>(List.of(row.getString(0), row.getString(1)));
            pairs.put(String.join(" ", ids), row);
        });
        return pairs;
    }

    /** The records of each thing, whatever its id. */
    private static Set<Set<String>> things(Map<String, String> entities) {
        Map<String, Set<String>> things = new HashMap<>();
        entities.forEach((id, entity) ->
                things.computeIfAbsent(entity, none -> new TreeSet<>()).add(id));
        return new HashSet<>(things.values());
    }

    private static List<Row> sorted(Collection<Row> rows) {
        return rows.stream().sorted(Comparator.comparing(Row::toString)).toList();
    }

    @Test
    void recordsWithoutAnIdAreCountedAndTakeNoPart() {
        assertEquals(List.of(133L, 0L, 1L), linked.records());
        assertEquals(133, entities.size());
    }

    @Test
    void findsTheSitesThatAreWrittenDownTwice() {
        assertEquals(entities.get("s2"), entities.get("t2"));
        assertEquals(entities.get("s0"), entities.get("t0"));
        assertNotEquals(entities.get("s1"), entities.get("s2"));
        Links.Score score = Links.score(linked.clusters(), id -> id.substring(1));
        assertTrue(score.f1() > 0.9, score::toString);
    }

    @Test
    void aValueOfTooManyRecordsIsCappedByNameAndShownWhereItMay() {
        Row capped = linked.capped(Set.of("street")).get(0);
        assertEquals("street long s0 51 1275", capped.mkString(" "));
        assertEquals("…", linked.capped(Set.of()).get(0).getString(1));
    }

    @Test
    void theBitsOfALinkAddUpToItsWeight() {
        for (Row pair : pairs.values()) {
            double sum = pair.<Double>getAs("rarity_bits") + pair.<Double>getAs("prior_bits");
            for (String name : List.of("name", "street", "nr")) {
                sum += pair.<Double>getAs(name + "_bits");
            }
            assertEquals(pair.<Double>getAs("weight"), sum, 1e-9);
        }
    }

    @Test
    void examplesAreThePairsNearestToTheThresholdOnEitherSide() {
        double match = Weights.bits(linked.parameters().linking().match());
        List<Linked.Example> examples = linked.examples(2, Set.of("street"));
        for (boolean above : new boolean[] {true, false}) {
            List<Double> nearest = pairs.values().stream()
                    .map(pair -> pair.<Double>getAs("weight"))
                    .filter(weight -> weight >= match == above)
                    .sorted(Comparator.comparingDouble(weight -> Math.abs(weight - match)))
                    .limit(2)
                    .toList();
            assertEquals(
                    nearest,
                    examples.stream()
                            .map(one -> one.link().<Double>getAs("weight"))
                            .filter(weight -> weight >= match == above)
                            .toList());
        }
        examples.forEach(one ->
                assertEquals(one.link().<Double>getAs("weight"), one.score().weight(), 1e-9));
        examples.forEach(one -> assertEquals(Set.of("street"), one.left().keySet()));
    }

    @Test
    void aSinglePairIsScoredAsTablesAre() {
        PairScore alone = linked.parameters()
                .compare(Map.of("name", "abcdefgh", "code", " C7 "), Map.of("name", "abcdefgx", "code", "C7"));
        assertEquals("code", alone.certain());
        assertEquals(
                List.of("jaro_winkler ≥ 0.9", "blank", "blank"),
                alone.steps().stream().map(PairScore.Step::meaning).toList());
        assertEquals(0, alone.steps().get(1).bits());
    }

    @Test
    void theResultIsTheSameFromAnyPartitions() {
        List<Row> turned = new ArrayList<>(ledger);
        Collections.reverse(turned);
        Linked again = sites.linker(RULES).within(sites.table(turned).repartition(5, col("name")), "id");
        assertEquals(sorted(pairs.values()), sorted(pairs(again).values()));
        assertEquals(entities, entities(again));
        assertEquals(linked.parameters().version(), again.parameters().version());
    }

    @Test
    void differentStrongKeysVetoAPairAndACluster() {
        assertNotEquals(entities.get("y901"), entities.get("y902"));
        assertEquals("review", pairs.get("y901 y902").getAs("decision"));
        long together = List.of("y901", "y902").stream()
                .filter(id -> entities.get(id).equals(entities.get("y903")))
                .count();
        assertEquals(1, together, "y903 belongs to one of the two, and the other link goes to review");
    }

    @Test
    void peopleOutrankScoresAndIdsLiveOn() {
        Dataset<Row> said = spark.createDataFrame(
                List.of(
                        RowFactory.create("s1", "s2", "same"),
                        RowFactory.create("t10", "s10", "Different"),
                        RowFactory.create("s0", "t0", "unsure")),
                StructType.fromDDL("left_id string, right_id string, verdict string"));
        Linked second = sites.linker(RULES)
                .parameters(linked.parameters())
                .judgements(said)
                .before(sites.kept(linked))
                .within(sites.table(ledger), "id");
        Map<String, String> after = entities(second);
        assertEquals(after.get("s1"), after.get("s2"));
        assertTrue(Set.of(entities.get("s1"), entities.get("s2")).contains(after.get("s1")));
        assertEquals(entities.get("s10"), entities.get("t10"));
        assertNotEquals(after.get("s10"), after.get("t10"));
        assertNotEquals(after.get("s0"), after.get("t0"));
        Map<String, Row> judged = pairs(second);
        assertEquals("same", judged.get("s1 s2").getAs("judgement"));
        assertEquals("apart", judged.get("s10 t10").getAs("decision"));
        assertEquals("review", judged.get("s0 t0").getAs("decision"));
        assertEquals(3, second.changes().size(), second.changes()::toString);
        Set<String> untouched = new TreeSet<>(entities.keySet());
        untouched.removeAll(List.of("s1", "t1", "s2", "t2", "s10", "t10", "s0", "t0"));
        untouched.forEach(id -> assertEquals(entities.get(id), after.get(id)));
    }

    /** The same sites in twenty worlds at once, in each in an order of its own, in one batch to five. */
    @Test
    void batchesWithKeptParametersEndWhereLinkingAtOnceEnds() {
        List<List<Row>> worlds = new ArrayList<>();
        for (int world = 0; world < 20; world++) {
            int mark = world;
            List<Row> rows = new ArrayList<>();
            ledger.subList(0, 40).forEach(site -> rows.add(in(mark, site)));
            Collections.shuffle(rows, new Random(world));
            worlds.add(rows);
        }
        Linked last = null;
        for (int batch = 1; batch <= 5; batch++) {
            List<Row> come = new ArrayList<>();
            for (int world = 0; world < worlds.size(); world++) {
                List<Row> rows = worlds.get(world);
                int batches = 1 + world % 5;
                come.addAll(rows.subList(0, rows.size() * Math.min(batch, batches) / batches));
            }
            Linker linker = sites.linker(RULES).parameters(linked.parameters());
            if (last != null) {
                linker.before(sites.kept(last));
            }
            last = linker.within(sites.table(come), "id");
        }
        List<Row> all = worlds.stream().flatMap(List::stream).toList();
        Linked atOnce = sites.linker(RULES).parameters(linked.parameters()).within(sites.table(all), "id");
        assertTrue(pairs(atOnce).size() > 200, "pairs in every world");
        assertEquals(sorted(pairs(atOnce).values()), sorted(pairs(last).values()));
        assertEquals(things(entities(atOnce)), things(entities(last)));
    }

    @Test
    void aLinkingOfTooManyPairsIsRefusedByTheNamesOfTheWorstKeys() {
        String words = assertThrows(
                        IllegalArgumentException.class,
                        () -> sites.linker(RULES + "most_pairs: 10\n").within(sites.table(ledger), "id"))
                .getMessage();
        assertTrue(words.contains("rule street forms"), words);
        assertTrue(words.contains("key street: "), words);
        assertFalse(words.contains("street 3"), words);
    }

    @Test
    void repeatedIdsAreRefused() {
        List<Row> twice = new ArrayList<>(ledger);
        twice.add(twice.get(0));
        assertTrue(assertThrows(
                        IllegalArgumentException.class,
                        () -> sites.linker(RULES).within(sites.table(twice), "id"))
                .getMessage()
                .startsWith("1 ids stand on several records"));
    }

    @Test
    void tablesOfNothingOfBlanksAndOfEqualsAreLinkedToo() {
        for (List<Row> rows : List.of(
                List.<Row>of(),
                List.of(site("a", null, "x", "y", "1")),
                List.of(site("a", null, null, null, null), site("b", null, null, null, null)),
                List.of(
                        site("a", null, "x", "y", "1"),
                        site("b", null, "x", "y", "1"),
                        site("c", null, "x", "y", "1")))) {
            Linked small = sites.linker(RULES).within(sites.table(rows), "id");
            assertEquals(rows.size(), entities(small).size());
            assertTrue(small.parameters().rows().stream().allMatch(row -> Double.isFinite(row.getDouble(5))));
        }
    }
}
