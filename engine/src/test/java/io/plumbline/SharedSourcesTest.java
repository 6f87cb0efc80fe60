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
            "{ title: { zh: 表, en: table }, key: [id], time: at, columns: { id: { type: string }, at: { type: timestamp } } }";
    private static final Map<String, Origin> DECLARED = Map.of(
            "t.ledger", new Origin("ledger", "street", null, null),
            "t.scale", new Origin("scale", "bureau", null, Origin.Nature.INSTRUMENT));
    private final SparkSession spark;
    private final Catalog catalog;

    SharedSourcesTest(SparkSession spark) {
        this.spark = spark;
        Problems problems = new Problems("pack");
        catalog = Catalog.of(List.of(Yaml.read("""
                pack: t
                title: { zh: 试, en: try }
                contracts: { t.ledger: %s, t.scale: %s }
                relations:
                  t.weighed: { kind: match, of: t.ledger, to: { table: t.scale, on: { id: id } },
                               within: { after: at, up_to: PT12H } }
                """.formatted(CONTRACT, CONTRACT), Pack.class, problems)));
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
}
