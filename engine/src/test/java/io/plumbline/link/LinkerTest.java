package io.plumbline.link;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.SparkTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sites in a ledger, some of them twice with slips. */
@SparkTest
class LinkerTest {
    private static final StructType SITES =
            StructType.fromDDL("id string, code string, name string, street string, nr string");
    private static final String RULES = """
            certain: [[code]]
            distinct: [code]
            block: [[name], [street, nr], [street]]
            compare:
              name: { by: jaro_winkler, levels: [0.9], rarity: 1 }
              street: { by: exact }
              nr: { by: edits, levels: [1] }
            most_per_key: 30
            """;

    private final SparkSession spark;

    @TempDir
    private Path folder;

    LinkerTest(SparkSession spark) {
        this.spark = spark;
    }

    private static Row site(String id, String code, String name, String street, String no) {
        return RowFactory.create(id, code, name, street, no);
    }

    /** 90 sites, 40 of them written down again with a slip in the name; 35 on one street. */
    private static List<Row> ledger() {
        List<Row> rows = new ArrayList<>();
        Random random = new Random(11);
        for (int i = 0; i < 90; i++) {
            String name = Integer.toString(100_000 + random.nextInt(800_000), 36)
                    + Integer.toString(random.nextInt(900_000), 36);
            String street = i < 35 ? "long" : "street " + i % 17;
            String no = Integer.toString(1 + random.nextInt(400));
            rows.add(site("s" + i, i % 3 == 0 ? "C" + i : null, name, street, no));
            if (i % 9 < 4) {
                String slip = i % 2 == 0 ? name : name.substring(1) + "x";
                rows.add(site("t" + i, i % 6 == 0 ? "C" + i : null, slip, street, no));
            }
        }
        return rows;
    }

    private Dataset<Row> table(List<Row> rows) {
        return spark.createDataFrame(rows, SITES);
    }

    private Linker linker(String rules) {
        return Linker.of(Links.linking(rules), Links.below(spark, folder));
    }

    private static Map<String, String> entities(Linked linked) {
        Map<String, String> entities = new HashMap<>();
        linked.clusters().collectAsList().forEach(row -> entities.put(row.getString(1), row.getString(2)));
        return entities;
    }

    private static Map<String, Row> pairs(Linked linked) {
        Map<String, Row> pairs = new HashMap<>();
        linked.links().collectAsList().forEach(row -> {
            Set<String> ids = new TreeSet<>(List.of(row.getString(0), row.getString(1)));
            pairs.put(String.join(" ", ids), row);
        });
        return pairs;
    }

    @Test
    void linksAndCapsAndExplainsAndIsTheSameFromAnyPartitions() {
        List<Row> rows = ledger();
        rows.add(site(" ", "C1", "no id", "long", "1"));
        Linked linked = linker(RULES).within(table(rows), "id");
        Map<String, String> entities = entities(linked);
        assertEquals(List.of(130L, 0L, 1L), linked.records());
        assertEquals(entities.get("s2"), entities.get("t2"));
        assertEquals(entities.get("s0"), entities.get("t0"));
        assertNotEquals(entities.get("s1"), entities.get("s2"));
        Links.Score score = Links.score(linked.clusters(), id -> id.substring(1));
        assertTrue(score.f1() > 0.9, score::toString);

        Row capped = linked.capped(Set.of("street")).get(0);
        assertEquals("street long s0 51 1275", capped.mkString(" "));
        assertEquals("…", linked.capped(Set.of()).get(0).getString(1));

        for (Row pair : linked.links().collectAsList()) {
            double sum = pair.<Double>getAs("rarity_bits") + pair.<Double>getAs("prior_bits");
            for (String name : List.of("name", "street", "nr")) {
                sum += pair.<Double>getAs(name + "_bits");
            }
            assertEquals(pair.<Double>getAs("weight"), sum, 1e-9);
        }
        Linked.Example example = linked.examples(2, Set.of("street")).get(0);
        assertEquals(example.link().<Double>getAs("weight"), example.score().weight(), 1e-9);
        assertEquals(Set.of("street"), example.left().keySet());
        PairScore alone = linked.parameters()
                .compare(Map.of("name", "abcdefgh", "code", " C7 "), Map.of("name", "abcdefgx", "code", "C7"));
        assertEquals("code", alone.certain());
        assertEquals(
                List.of("jaro_winkler ≥ 0.9", "blank", "blank"),
                alone.steps().stream().map(PairScore.Step::meaning).toList());
        assertEquals(0, alone.steps().get(1).bits());

        List<Row> before = sorted(linked);
        List<Row> turned = new ArrayList<>(rows);
        java.util.Collections.reverse(turned);
        Linked again = linker(RULES).within(table(turned).repartition(5, col("name")), "id");
        assertEquals(before, sorted(again));
        assertEquals(entities, entities(again));
    }

    private static List<Row> sorted(Linked linked) {
        return linked.links().drop("left_id", "right_id").collectAsList().stream()
                .sorted(java.util.Comparator.comparing(Row::toString))
                .toList();
    }

    @Test
    void strongKeysVetoAndPeopleOutrankScoresAndIdsLiveOn() {
        List<Row> rows = ledger();
        rows.add(site("a1", "A1", "harbour works yard", "pier", "7"));
        rows.add(site("a2", "A2", "harbour works yard", "pier", "7"));
        rows.add(site("a3", null, "harbour works yard", "pier", "7"));
        Linked first = linker(RULES).within(table(rows), "id");
        Map<String, String> before = entities(first);
        assertNotEquals(before.get("a1"), before.get("a2"));
        assertEquals("review", pairs(first).get("a1 a2").getAs("decision"));
        long together = List.of("a1", "a2").stream()
                .filter(id -> before.get(id).equals(before.get("a3")))
                .count();
        assertEquals(1, together, "a3 belongs to one of the two, and the other link goes to review");
        Dataset<Row> earlier = spark.createDataFrame(first.clusters().collectAsList(), Membership.SCHEMA);

        Dataset<Row> said = spark.createDataFrame(
                List.of(
                        RowFactory.create("s1", "s2", "same"),
                        RowFactory.create("t10", "s10", "Different"),
                        RowFactory.create("s0", "t0", "unsure")),
                StructType.fromDDL("left_id string, right_id string, verdict string"));
        Linked second = linker(RULES)
                .parameters(first.parameters())
                .judgements(said)
                .before(earlier)
                .within(table(rows), "id");
        Map<String, String> after = entities(second);
        assertEquals(after.get("s1"), after.get("s2"));
        assertTrue(Set.of(before.get("s1"), before.get("s2")).contains(after.get("s1")));
        assertEquals(before.get("s10"), before.get("t10"));
        assertNotEquals(after.get("s10"), after.get("t10"));
        assertNotEquals(after.get("s0"), after.get("t0"));
        Map<String, Row> pairs = pairs(second);
        assertEquals("same", pairs.get("s1 s2").getAs("judgement"));
        assertEquals("apart", pairs.get("s10 t10").getAs("decision"));
        assertEquals("review", pairs.get("s0 t0").getAs("decision"));
        assertEquals(3, second.changes().size(), second.changes()::toString);
        Set<String> untouched = new TreeSet<>(before.keySet());
        untouched.removeAll(List.of("s1", "t1", "s2", "t2", "s10", "t10", "s0", "t0"));
        untouched.forEach(id -> assertEquals(before.get(id), after.get(id)));
    }

    @Test
    void tooManyPairsAndRepeatedIdsAreRefusedByName() {
        String words = assertThrows(
                        IllegalArgumentException.class,
                        () -> linker(RULES + "most_pairs: 10\n").within(table(ledger()), "id"))
                .getMessage();
        assertTrue(words.contains("rule street forms"), words);
        assertTrue(words.contains("key street: "), words);
        assertFalse(words.contains("street 3"), words);
        List<Row> twice = new ArrayList<>(ledger());
        twice.add(twice.get(0));
        assertTrue(assertThrows(
                        IllegalArgumentException.class, () -> linker(RULES).within(table(twice), "id"))
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
            Linked linked = linker(RULES).within(table(rows), "id");
            assertEquals(rows.size(), entities(linked).size());
            assertTrue(linked.parameters().rows().stream().allMatch(row -> Double.isFinite(row.getDouble(5))));
        }
    }

    @Test
    void randomPairsAreAllPairsWhereThereAreFew() {
        Linking linking = Links.linking(RULES);
        List<Row> rows = ledger();
        PatternCounts random = RandomPairs.of(linking, new Records(linking, Prepared.of(linking, table(rows), "id", 0), false));
        double[] whole = new double[random.size()];
        Arrays.fill(whole, 1);
        double[][] u = Estimation.shares(random.marginals(linking.degrees(), whole));
        double same = 0;
        double all = 0;
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < i; j++) {
                all++;
                same += rows.get(i).getString(3).equals(rows.get(j).getString(3)) ? 1 : 0;
            }
        }
        assertEquals(all, random.total());
        assertEquals(same / all, u[1][2], 1e-12);
    }
}
