package io.plumbline.indicator;

import static io.plumbline.indicator.MeasuredManifests.everyKind;
import static io.plumbline.indicator.MeasuredManifests.indicator;
import static io.plumbline.indicator.MeasuredManifests.manifest;
import static io.plumbline.indicator.MeasuredManifests.manifests;
import static io.plumbline.indicator.MeasuredManifests.measured;
import static io.plumbline.indicator.MeasuredManifests.numbers;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.plumbline.SparkTest;
import io.plumbline.pack.Indicator;
import io.plumbline.pack.Indicator.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class ValueCountsTest {
    @Test
    void keepsHowOftenEachValueOccursInOrder(SparkSession spark) {
        List<Row> rows = new ArrayList<>(manifests());
        rows.add(manifest("i", "2026-01-06T08:00", "x", 2.25, 9.0, true, true, "S1"));
        rows.add(manifest("k", "2026-02-06T08:00", "x", 7.0, 9.0, true, true, "S1"));
        Map<String, Row> found = measured(spark, rows, everyKind(), "who");
        assertEquals(
                "[[2.25,null,2], [3.0,null,1], [10.5,null,1]]",
                found.get("loads S1 2026-01-01")
                        .getList(found.get("loads S1 2026-01-01").fieldIndex("values"))
                        .toString());
        assertEquals(
                Arrays.asList(18.0, 4.0, 4L, 1L, 0L, 4.5),
                numbers(
                        found.get("loads S1 2026-01-01"),
                        "numerator",
                        "denominator",
                        "n",
                        "missing",
                        "not_comparable",
                        "value"));
        assertEquals(
                "[[7.0,null,1]]",
                found.get("loads S1 2026-02-01")
                        .getList(found.get("loads S1 2026-02-01").fieldIndex("values"))
                        .toString());
        assertNull(found.get("load S1 2026-01-01").<Object>getAs("values"));
    }

    @Test
    void keepsOfHowManyAValueIsAMean(SparkSession spark) {
        Map<String, Indicator> one = Map.of("fill", indicator(Kind.VALUES, null, null, "load_t", "capacity_t", null));
        Row row = measured(spark, manifests(), one, null).get("fill S1 2026-01-01");
        assertEquals(
                "[[2.25,5.0,1], [3.0,4.0,1], [10.5,20.0,1]]",
                row.getList(row.fieldIndex("values")).toString());
    }

    @Test
    void keepsNoValuesWhereThereAreTooManyDifferentOnes(SparkSession spark) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i <= ValueCounts.MOST; i++) {
            rows.add(manifest("r" + i, "2026-01-05T08:00", "x", i / 8.0, 1.0, true, true, "S1"));
        }
        Map<String, Indicator> one = Map.of("loads", indicator(Kind.VALUES, null, null, "load_t", null, null));
        Row row = measured(spark, rows, one, null).get("loads S1 2026-01-01");
        assertEquals(ValueCounts.MOST + 1L, row.<Long>getAs("n"));
        assertNull(row.<Object>getAs("values"));
        rows.remove(0);
        Row kept = measured(spark, rows, one, null).get("loads S1 2026-01-01");
        assertEquals(ValueCounts.MOST, kept.getList(kept.fieldIndex("values")).size());
    }
}
