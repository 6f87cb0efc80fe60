package io.plumbline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.contract.Origin;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Pack;
import io.plumbline.pack.Problems;
import io.plumbline.pack.Yaml;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

@SparkTest
class SharedSourcesTest {
    private static final String CONTRACT =
            "{ title: { zh: 表, en: table }, key: [id], time: at, columns: { id: { type: string }, at: { type: timestamp },"
                    + " load_t: { type: double, zh: 重量, en: load, unit: %s } } }";
    private static final Map<String, Origin> DECLARED = Map.of(
            "t.ledger", new Origin("ledger", "street", null, null),
            "t.scale", new Origin("scale", "bureau", null, Origin.Nature.INSTRUMENT));
    private final SparkSession spark;
    private final Catalog catalog;

    SharedSourcesTest(SparkSession spark) {
        this.spark = spark;
        Problems problems = new Problems("pack");
        catalog = Catalog.of(List.of(
                Yaml.read("""
                pack: t
                title: { zh: 试, en: try }
                contracts: { t.ledger: %s, t.scale: %s }
                relations:
                  t.weighed: { kind: match, of: t.ledger, to: { table: t.scale, on: { id: id } },
                               within: { after: at, up_to: PT12H } }
                """.formatted(CONTRACT.formatted("t"), CONTRACT.formatted("t")), Pack.class, problems)));
        problems.refuse();
    }

    /** So many matched records with the lags in seconds that a rule gives. */
    private SharedSources shared(int records, IntToLongFunction lag) {
        Dataset<Row> related = spark.createDataFrame(
                IntStream.range(0, records)
                        .mapToObj(i -> RowFactory.create("r" + i, lag.applyAsLong(i)))
                        .toList(),
                new StructType().add("id", "string").add("weighed_after_s", "bigint"));
        return SharedSources.of(catalog, DECLARED, Map.of("t.ledger", related));
    }

    /** So many matched records, minutes apart, with the amounts in kilograms that two rules give. */
    private SharedSources weighed(int records, IntToLongFunction typed, IntToLongFunction scaled) {
        Dataset<Row> ledger = spark.createDataFrame(
                IntStream.range(0, records)
                        .mapToObj(i -> RowFactory.create("r" + i, "s" + i, 60L + 37L * i, typed.applyAsLong(i) * 0.001))
                        .toList(),
                new StructType()
                        .add("record_id", "string")
                        .add("weighed_id", "string")
                        .add("weighed_after_s", "bigint")
                        .add("load_t", "double"));
        Dataset<Row> scale = spark.createDataFrame(
                IntStream.range(0, records)
                        .mapToObj(i -> RowFactory.create("s" + i, scaled.applyAsLong(i) / 1000.0))
                        .toList(),
                new StructType().add("record_id", "string").add("load_t", "double"));
        return SharedSources.of(catalog, DECLARED, Map.of("t.ledger", ledger, "t.scale", scale));
    }

    private static long kilograms(int i) {
        return 8_000 + 7_919L * i % 9_000;
    }

    @Test
    void aCopyIsOneSourceAndBothAreNamed() {
        SharedSources shared = shared(100, i -> i < 80 ? 0 : 37L * i);
        assertEquals("ledger", shared.origins().get("t.scale").root());
        Row note = shared.notes().get(0).row();
        assertEquals(List.of("t.ledger", "t.scale"), shared.notes().get(0).sources());
        assertEquals(80L, shared.notes().get(0).seen().count());
        assertEquals("shared-source", note.getString(1));
    }

    @Test
    void twoClocksAreTwoSources() {
        SharedSources shared = shared(100, i -> 7L * i % 900);
        assertEquals(DECLARED, shared.origins());
        assertEquals(List.of(), shared.notes());
    }

    /** Where no seconds are written, equal minutes are no more than the neighbouring minute is. */
    @Test
    void equalMinutesOfTwoSystemsWithoutSecondsAreChance() {
        assertEquals(List.of(), shared(100, i -> i < 55 ? 0 : 60).notes());
    }

    @Test
    void aFewMatchesSayNothing() {
        assertEquals(List.of(), shared(29, i -> 0).notes());
    }

    @Test
    void aLedgerThatAgreesWithTheScaleToTheKilogramIsTypedFromIt() {
        SharedSources shared = weighed(100, SharedSourcesTest::kilograms, SharedSourcesTest::kilograms);
        assertEquals("ledger", shared.origins().get("t.scale").root());
        assertEquals(1, shared.notes().size());
        assertEquals(100L, shared.notes().get(0).seen().count());
        assertEquals(
                "ledger and scale are declared independent, but of 100 matched records 100 (100 %) agree to the last digit in load,"
                        + " far beyond chance: they count as one source; ask whether one is filled from the other.",
                shared.notes().get(0).text().en());
    }

    /** Whoever always writes five tons agrees with everybody else who does. */
    @Test
    void heapedAmountsAgreeByChance() {
        assertEquals(List.of(), weighed(100, i -> 5_000, i -> 5_000).notes());
        assertEquals(
                List.of(),
                weighed(100, i -> i % 10 == 0 ? 10_000 : 5_000, i -> i % 9 == 0 ? 10_000 : 5_000)
                        .notes());
    }

    /** The same load rounded by two people to whole tons, the one a little high, is often the same and else one ton apart. */
    @Test
    void loadsRoundedToWholeTonsAreNotCopied() {
        IntToLongFunction up = i -> Math.round((kilograms(i) + 300) / 1000.0) * 1000;
        IntToLongFunction plain = i -> Math.round(kilograms(i) / 1000.0) * 1000;
        assertEquals(List.of(), weighed(100, up, plain).notes());
    }

    @Test
    void twoScalesAreTwoSources() {
        assertEquals(
                DECLARED,
                weighed(100, SharedSourcesTest::kilograms, i -> kilograms(i) + 10 * (i % 7) - 30)
                        .origins());
    }

    @Test
    void aFewEqualAmountsSayNothing() {
        assertEquals(
                List.of(),
                weighed(29, SharedSourcesTest::kilograms, SharedSourcesTest::kilograms)
                        .notes());
    }
}
