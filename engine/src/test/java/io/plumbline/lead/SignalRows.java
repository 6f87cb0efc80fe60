package io.plumbline.lead;

import io.plumbline.check.Signals;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Rows of the table of signals, each like an ordinary one except for what a test says. */
final class SignalRows {
    private SignalRows() {}

    @SafeVarargs
    static List<Row> of(SparkSession spark, Map<String, Object>... departures) {
        List<Row> rows = new java.util.ArrayList<>();
        for (Map<String, Object> departure : departures) {
            Map<String, Object> values = ordinary();
            values.putAll(departure);
            rows.add(RowFactory.create(List.of(Signals.SCHEMA.fieldNames()).stream()
                    .map(values::get)
                    .toArray()));
        }
        SparkSession own = spark.newSession();
        own.conf().set("spark.sql.datetime.java8API.enabled", "true");
        SparkSession.setActiveSession(own);
        try {
            return own.createDataFrame(rows, Signals.SCHEMA).collectAsList();
        } finally {
            SparkSession.clearActiveSession();
        }
    }

    private static Map<String, Object> ordinary() {
        Map<String, Object> values = new HashMap<>();
        values.put("signal_id", "s1");
        values.put("check_id", "L01");
        values.put("check_version", 1);
        values.put("kind", "claim");
        values.put("family", "contradiction");
        values.put("state", "flagged");
        values.put("context", false);
        values.put("trial", false);
        values.put("organization_id", "S1");
        values.put("role", "territorial");
        values.put("duty_id", "lamps.repair");
        values.put("power", "manage");
        values.put("share", 1.0);
        values.put("period_from", LocalDate.of(2026, 3, 1));
        values.put("period_to", LocalDate.of(2026, 4, 1));
        values.put("numerator", 3.0);
        values.put("denominator", 10.0);
        values.put("n", 10L);
        values.put("missing", 0L);
        values.put("value", 0.3);
        values.put("effect_low", 1.2);
        values.put("independent_sources", 1L);
        values.put("outside_witness", false);
        values.put("two_reporters", false);
        values.put("sources", List.of("lamps.fault"));
        return values;
    }
}
