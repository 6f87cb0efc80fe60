package io.plumbline.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.SparkTest;
import io.plumbline.pack.Linking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** How often records of different things agree, against counting all pairs of a column of common and rare values. */
@SparkTest
class RandomPairsTest {
    private static final Linking LINKING = Links.linking("""
            block: [[colour]]
            compare: { colour: { by: exact } }
            """);

    private final SparkSession spark;

    RandomPairsTest(SparkSession spark) {
        this.spark = Links.session(spark);
    }

    private static List<Row> coloured(int records) {
        Random random = new Random(19);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            rows.add(RowFactory.create("r" + i, "colour " + (int) (40 * random.nextDouble() * random.nextDouble())));
        }
        return rows;
    }

    private static double pairs(double records) {
        return records * (records - 1) / 2;
    }

    private static double shareOfEqual(List<Row> rows) {
        Map<String, Integer> counts = new TreeMap<>();
        rows.forEach(row -> counts.merge(row.getString(1), 1, Integer::sum));
        return counts.values().stream().mapToDouble(RandomPairsTest::pairs).sum() / pairs(rows.size());
    }

    private PatternCounts random(List<Row> rows) {
        StructType schema = StructType.fromDDL("id string, colour string");
        return RandomPairs.of(
                LINKING,
                new Records(LINKING, Prepared.of(LINKING, spark.createDataFrame(rows, schema), "id", 0), false));
    }

    private static double estimated(PatternCounts counts) {
        double[] whole = new double[counts.size()];
        Arrays.fill(whole, 1);
        return Estimation.shares(counts.marginals(LINKING.degrees(), whole))[0][2];
    }

    @Test
    void allPairsAreComparedWhereThereAreFew() {
        List<Row> rows = coloured(200);
        PatternCounts counts = random(rows);
        assertEquals(pairs(200), counts.total());
        assertEquals(shareOfEqual(rows), estimated(counts), 1e-12);
    }

    @Test
    void aSampleIsWithinFourStandardErrorsOfAllPairs() {
        List<Row> rows = coloured(6_000);
        PatternCounts counts = random(rows);
        double expected = shareOfEqual(rows);
        double error = Math.sqrt(expected * (1 - expected) / counts.total());
        assertTrue(counts.total() < pairs(6_000) / 10, "a sample it is");
        assertEquals(expected, estimated(counts), 4 * error);
    }
}
