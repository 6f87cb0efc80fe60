package io.plumbline.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.examples.bench.NullDistrictsBench;
import java.io.IOException;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class NullDistrictsTest {
    private static final int DISTRICTS = 10;

    /** The first of the districts of the bench {@code nulls}. */
    @Test
    void districtsWithoutAnyFaultGiveNoTopLeadAndFewOthers() throws IOException {
        try (SparkSession spark = LocalSpark.session("2")) {
            NullDistrictsBench.Result result = NullDistrictsBench.judged(spark, DISTRICTS);
            assertTrue(result.judged() > 2_000 * DISTRICTS, result::toString);
            assertEquals(0, result.topGrade(), result::toString);
            assertTrue(result.share() <= 0.15, result::toString);
        }
    }
}
