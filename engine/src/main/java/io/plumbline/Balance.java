package io.plumbline;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.functions;

/** 归属守恒: every accepted record has one answer in every role of its contract, attributed or with the reason. */
final class Balance {
    private Balance() {}

    /** @throws IllegalStateException when a table has more or fewer answers than records, which is a defect */
    static void check(RunFolder folder) {
        Map<String, Long> accepted = new TreeMap<>();
        folder.read("conservation")
                .groupBy("contract")
                .agg(functions.sum("accepted"))
                .collectAsList()
                .forEach(row -> accepted.put(row.getString(0), row.getLong(1)));
        folder.read("coverage")
                .groupBy("table", "role")
                .agg(functions.sum("records"))
                .collectAsList()
                .forEach(row -> {
                    Long expected = accepted.get(row.getString(0));
                    if (expected != null && expected != row.getLong(2)) {
                        throw new IllegalStateException(String.format(
                                Locale.ROOT,
                                "Table '%s', role %s: %d records accepted, %d answers; this is a defect of the engine",
                                row.getString(0),
                                row.getString(1),
                                expected,
                                row.getLong(2)));
                    }
                });
    }
}
