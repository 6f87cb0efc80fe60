package io.plumbline.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.SparkTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

@SparkTest
class ExactTest {
    private static final Exact LOAD = new Exact("load");

    private static Row sum(SparkSession spark, List<Double> quantities) {
        Column[] parts = LOAD.parts(Exact.held(functions.col("value"))).toArray(new Column[0]);
        List<Column> sums = LOAD.sums();
        return spark.createDataset(quantities, Encoders.DOUBLE())
                .select(parts)
                .agg(sums.get(0), sums.get(1))
                .select(LOAD.total().as("total"))
                .head();
    }

    @Test
    void tenTenthsAreOne(SparkSession spark) {
        double plain = 0;
        for (int i = 0; i < 10; i++) {
            plain += 0.1;
        }
        assertNotEquals(1.0, plain);
        assertEquals(1.0, sum(spark, Collections.nCopies(10, 0.1)).getDouble(0));
    }

    @Test
    void quantitiesBelowZeroTakeAwayWhatTheyAre(SparkSession spark) {
        assertEquals(
                12.1,
                sum(spark, List.of(12.345678901, -0.25, -0.000000001, 0.0043211))
                        .getDouble(0),
                1e-8);
        assertEquals(-0.3, sum(spark, List.of(-0.1, -0.1, -0.1)).getDouble(0));
    }

    @Test
    void theOrderOfThePartsDecidesNothing(SparkSession spark) {
        Random random = new Random(4);
        List<Double> quantities = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            quantities.add(Math.exp(random.nextGaussian() * 8));
        }
        Row forward = sum(spark, quantities);
        Collections.reverse(quantities);
        assertEquals(forward, sum(spark, quantities));
    }

    @Test
    void whatIsNoMeasurementIsUnknownAndNotZero(SparkSession spark) {
        List<Double> none = Arrays.asList(Double.NaN, Double.POSITIVE_INFINITY, -1e12, null);
        assertTrue(sum(spark, none).isNullAt(0));
        List<Double> one = Arrays.asList(Double.NaN, 7.5, null);
        assertEquals(7.5, sum(spark, one).getDouble(0));
    }
}
