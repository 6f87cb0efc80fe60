package io.plumbline.check;

import io.plumbline.contract.Origin;
import io.plumbline.indicator.Indicators;
import io.plumbline.pack.Catalog;
import io.plumbline.pack.Check;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/** Shares of manifests that did not arrive, and the signals that {@link Judgement} makes of them. */
final class JudgedManifests {
    static final Check M05 = Numbers.check("threshold", "{'above': 0.05}", Map.of("muck.position", 0.8));
    static final Map<String, Origin> ORIGINS = Map.of(
            "muck.manifest", Muck.origin("ledger", "street", null, null),
            "muck.position", Muck.origin("terminals", "contractor", null, Origin.Nature.INSTRUMENT));
    private static final String STREETS = Muck.STREET.level().id();

    private JudgedManifests() {}

    static Row number(String level, String organization, LocalDate from, Double hits, long n, long apart) {
        Object[] known = {
            "muck.no-arrival",
            "muck.manifest",
            level,
            level.substring(0, level.indexOf(':')),
            organization,
            java.sql.Date.valueOf(from),
            java.sql.Date.valueOf(from.plusMonths(1)),
            hits,
            (double) n,
            n,
            2L,
            apart,
            0L,
            n + 2 + apart,
            hits == null ? null : hits / n,
            0.9,
            7L
        };
        return RowFactory.create(Arrays.copyOf(known, Indicators.SCHEMA.length()));
    }

    static Row number(String organization, Double hits, long n) {
        return number(STREETS, organization, Numbers.JANUARY, hits, n, 50);
    }

    static Map<String, Row> judge(
            SparkSession spark, Catalog catalog, List<Row> numbers, Set<String> trials, Map<String, Double> coverage) {
        Map<String, OrganizationFacts> facts = new TreeMap<>();
        for (Row row : numbers) {
            facts.put(row.getString(4), new OrganizationFacts("street", null, "street"));
        }
        return Judgement.judge(
                        spark,
                        catalog,
                        CheckKinds.all().stream().collect(Collectors.toMap(CheckKind::name, kind -> kind)),
                        spark.createDataFrame(numbers, Indicators.SCHEMA),
                        facts,
                        ORIGINS,
                        trials,
                        (table, organization, from, to) -> coverage.getOrDefault(organization, 1.0))
                .signals()
                .collectAsList()
                .stream()
                .collect(Collectors.toMap(
                        row -> row.getAs("kind") + " " + row.getAs("organization_id") + " " + row.getAs("role"),
                        row -> row));
    }
}
