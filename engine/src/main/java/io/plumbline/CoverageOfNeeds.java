package io.plumbline;

import io.plumbline.check.CoverageLookup;
import io.plumbline.pack.Balance;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Check;
import io.plumbline.pack.Condition;
import io.plumbline.pack.Relation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Of the records that a table was asked about, the share it could have answered for: those not set aside because the table did
 * not know a key or was not live that day. By organization and day.
 */
final class CoverageOfNeeds implements CoverageLookup {
    private final Map<String, TreeMap<LocalDate, long[]>> days = new HashMap<>();

    /** Counts, for every table that a check needs, the records asked about and those it was silent on. */
    static CoverageOfNeeds of(Catalog catalog, Map<String, Dataset<Row>> related) {
        CoverageOfNeeds coverage = new CoverageOfNeeds();
        Set<List<String>> pairs = new LinkedHashSet<>();
        for (Check check : catalog.checks().values()) {
            String counted = catalog.indicators().get(check.indicator()).of();
            for (String needed : check.needs().keySet()) {
                if (related.containsKey(counted) && catalog.timeOf(counted) != null) {
                    pairs.add(List.of(counted, needed));
                }
            }
        }
        pairs.stream()
                .map(pair -> asked(catalog, pair.get(0), pair.get(1), related.get(pair.get(0))))
                .filter(Objects::nonNull)
                .reduce(Dataset::unionByName)
                .ifPresent(coverage::count);
        return coverage;
    }

    /** The records asked about, by the needed table; null where no relation says when that table is silent. */
    private static Dataset<Row> asked(Catalog catalog, String counted, String needed, Dataset<Row> related) {
        Map<String, List<String>> silent = silentReasons(catalog, counted, needed);
        if (silent.isEmpty()) {
            return null;
        }
        Column blocked = functions.lit(false);
        Column asked = functions.lit(false);
        for (Map.Entry<String, List<String>> entry : silent.entrySet()) {
            Column reason = functions.col(entry.getKey() + "_reason");
            blocked = blocked.or(functions.coalesce(reason.isin(entry.getValue().toArray()), functions.lit(false)));
            asked = asked.or(functions.coalesce(reason.notEqual("outside"), functions.lit(true)));
        }
        return related.where(asked)
                .select(
                        functions.lit(needed).as("needed"),
                        functions.map_values(functions.col("organizations")).as("organizations"),
                        functions
                                .to_date(functions.col(catalog.timeOf(counted)))
                                .as("day"),
                        blocked.as("blocked"));
    }

    /** Records of the same organizations are added up before they are told apart: there are many records, and few such combinations. */
    private void count(Dataset<Row> records) {
        List<Row> rows = records.where(functions.col("day").isNotNull())
                .groupBy("needed", "organizations", "day")
                .agg(
                        functions.count(functions.lit(1)).as("asked"),
                        functions.count_if(functions.col("blocked")).as("silent"))
                .select(
                        functions.col("needed"),
                        functions
                                .explode(functions.array_distinct(functions.col("organizations")))
                                .as("organization"),
                        functions.col("day"),
                        functions.col("asked"),
                        functions.col("silent"))
                .groupBy("needed", "organization", "day")
                .agg(functions.sum("asked").as("asked"), functions.sum("silent").as("silent"))
                .collectAsList();
        for (Row row : rows) {
            long[] counts = days.computeIfAbsent(key(row.getString(0), row.getString(1)), key -> new TreeMap<>())
                    .computeIfAbsent(row.<LocalDate>getAs("day"), day -> new long[2]);
            counts[0] += row.<Long>getAs("asked");
            counts[1] += row.<Long>getAs("silent");
        }
    }

    /** Prefix of a relation → the reasons with which it sets a record aside because of the needed table. */
    private static Map<String, List<String>> silentReasons(Catalog catalog, String counted, String needed) {
        Map<String, List<String>> silent = new LinkedHashMap<>();
        Map<String, Relation> relations = new LinkedHashMap<>(catalog.relationsOf(counted));
        if (catalog.formsTable(counted)) {
            relations.put(counted, catalog.relations().get(counted));
        }
        relations.forEach((id, relation) -> {
            List<String> reasons = new ArrayList<>();
            for (Condition condition : relation.comparable()) {
                if (needed.equals(condition.in())) {
                    reasons.add(
                            condition.known() != null
                                    ? "unknown_" + condition.known()
                                    : "not_live_" + condition.live());
                    reasons.add("not_supplied: " + needed);
                    reasons.add("incomplete: " + needed);
                }
            }
            if (relation instanceof Balance balance) {
                reasons.addAll(fewRows(balance, needed));
            }
            if (!reasons.isEmpty()) {
                silent.put(Catalog.prefix(id), reasons);
            }
        });
        return silent;
    }

    private static List<String> fewRows(Balance balance, String needed) {
        List<String> reasons = new ArrayList<>();
        if (balance.left().table().equals(needed)) {
            reasons.add("few_rows_left");
        }
        if (balance.right().table().equals(needed)) {
            reasons.add("few_rows_right");
        }
        return reasons;
    }

    @Override
    public Double share(String table, String organization, LocalDate from, LocalDate to) {
        Asked asked = asked(table, organization, from, to);
        return asked == null ? null : 1.0 - (double) asked.silent() / asked.records();
    }

    @Override
    public Asked asked(String table, String organization, LocalDate from, LocalDate to) {
        long asked = 0;
        long silent = 0;
        for (long[] counts : days.getOrDefault(key(table, organization), new TreeMap<>())
                .subMap(from, to)
                .values()) {
            asked += counts[0];
            silent += counts[1];
        }
        return asked == 0 ? null : new Asked(asked, silent);
    }

    private static String key(String table, String organization) {
        return table + " " + organization;
    }
}
