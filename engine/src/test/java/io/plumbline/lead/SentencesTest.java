package io.plumbline.lead;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plumbline.SparkTest;
import io.plumbline.text.Words;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

@SparkTest
class SentencesTest {
    private static final Words SAYS = new Words(
            "{organization}：{n} 项中 {numerator} 项（{value_pct} %，区间 {low_pct}–{high_pct} %）。",
            "{organization}: {numerator} of {n} ({value_pct} %, interval {low_pct}–{high_pct} %).");

    private static Words said(SparkSession spark, Words says, long n) {
        Row signal = SignalRows.of(spark, Map.of("n", n, "numerator", 6.0, "denominator", (double) n, "value", 6.0 / n))
                .get(0);
        return Sentences.say(says, signal, "柳桥街道");
    }

    /** Clopper and Pearson's bounds of 6 of 30 are {@code beta.ppf} of SciPy 1.17: .07714 and .38567. */
    @Test
    void aShareIsToldWithItsInterval(SparkSession spark) {
        assertEquals(
                "柳桥街道: 6 of 30 (20.0 %, interval 7.7–38.6 %).",
                said(spark, SAYS, 30).en());
    }

    @Test
    void ofFewerThanThirtyRecordsNoRateIsTold(SparkSession spark) {
        Words said = said(spark, SAYS, 29);
        assertEquals("柳桥街道: 6 of 29 (— %, interval —–— %). Fewer than 30 records: no rates.", said.en());
        assertEquals("柳桥街道：29 项中 6 项（— %，区间 —–— %）。记录不足 30 条，不计比例。", said.zh());
    }

    @Test
    void whatTellsNoRateNeedsNoExcuse(SparkSession spark) {
        assertEquals(
                "6 of 29",
                said(spark, new Words("29 项中 6 项", "{numerator} of {n}"), 29).en());
    }
}
