package io.plumbline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Eight streets keep a ledger of what a truck lifts, weighed to a tenth of a kilogram and entered to one: the first enters few
 * lifts, the second enters all and many of one weight, the others enter nearly all.
 */
@SparkTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SortingTest {
    private static final String JOB = """
            job: sorting
            as_of: 2026-02-10
            time_zone: Asia/Shanghai
            window: { from: 2026-01-01, to: 2026-02-01 }
            register:
              organizations: { format: csv, path: register.csv }
            packs: [sorting.yaml]
            sources:
              - { contract: sorting.entry, format: csv, path: entries.csv }
              - { contract: sorting.lift, format: csv, path: lifts.csv }
            """;

    private final SparkSession spark;
    private Run run;

    SortingTest(SparkSession spark) {
        this.spark = spark;
    }

    @BeforeAll
    void runOnce(@TempDir Path folder) throws IOException {
        StringBuilder register = new StringBuilder("organization_id,kind,name,parent_id\nQH,district,青禾区,\n");
        StringBuilder lifts = new StringBuilder("收运号,街道,称重日期,公斤\n");
        StringBuilder entries = new StringBuilder("台账号,街道,收运号,收运日期,公斤\n");
        for (int street = 1; street <= 8; street++) {
            String name = "第" + street + "街道";
            register.append("QH-S")
                    .append(street)
                    .append(",street,")
                    .append(name)
                    .append(",QH\n");
            for (int i = 0; i < 60; i++) {
                String lift = "L-" + street + "-" + i;
                String day = String.format("2026-01-%02d", 1 + i % 28);
                double kg = 40 + (i * 17 + street) % 50 + (1 + i % 4) / 10.0;
                lifts.append(String.join(",", lift, name, day, kg + "\n"));
                if (street == 1 ? i % 6 == 0 : i % 20 != street) {
                    long written = street == 2 && i % 2 == 0 ? 60 : Math.round(kg);
                    entries.append(String.join(",", "E-" + lift, name, lift, day, written + "\n"));
                }
            }
        }
        Lamps.write(folder, "register.csv", register.toString());
        Lamps.write(folder, "lifts.csv", lifts.toString());
        Lamps.write(folder, "entries.csv", entries.toString());
        Lamps.write(folder, "job.yaml", JOB);
        try (InputStream in = SortingTest.class.getResourceAsStream("/packs/sorting.yaml")) {
            Files.write(folder.resolve("sorting.yaml"), in.readAllBytes());
        }
        run = Engine.on(spark).run(Job.read(folder.resolve("job.yaml").toString()));
    }

    @AfterAll
    void close() {
        run.close();
    }

    private Row signal(String check, String organization) {
        return run.table("signals")
                .where("check_id = '" + check + "' and organization_id = '" + organization + "'")
                .collectAsList()
                .get(0);
    }

    /** The records that a flag, an organization and a month select, as the evidence says. */
    private List<String> replayed(Row signal) {
        Row evidence = run.table("evidence")
                .where("signal_id = '" + signal.getAs("signal_id") + "'")
                .collectAsList()
                .get(0);
        List<String> ids = run
                .table("related/" + evidence.getAs("table"))
                .where(evidence.getAs("flag") + " = 1 and organizations['" + evidence.getAs("level") + "'] = '"
                        + evidence.getAs("organization_id") + "'")
                .select("record_id")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .sorted()
                .toList();
        assertEquals(ids.size(), evidence.<Long>getAs("row_count"));
        assertEquals(
                ids,
                run
                        .table("evidence_rows")
                        .where("signal_id = '" + signal.getAs("signal_id") + "'")
                        .select("record_id")
                        .collectAsList()
                        .stream()
                        .map(row -> row.getString(0))
                        .sorted()
                        .toList());
        return ids;
    }

    private static List<Object> numbers(Row row, String... columns) {
        return Arrays.stream(columns).map(row::<Object>getAs).toList();
    }

    @Test
    void aLedgerThatHoldsFewerThanItsPeersIsFlaggedWithTheMonthThatShowsIt() {
        Row pair = signal("X01", "QH-S1");
        assertEquals(
                List.of("flagged", "contradiction", 10.0, 60.0, 7L, 2L, true),
                numbers(
                        pair,
                        "state",
                        "family",
                        "numerator",
                        "denominator",
                        "peers",
                        "independent_sources",
                        "outside_witness"));
        assertTrue(pair.<Double>getAs("effect_high") < 0.4, pair::toString);
        assertEquals(1, replayed(pair).size());
        assertEquals("not_flagged", signal("X01", "QH-S3").getAs("state"));
    }

    @Test
    void aWeightThatDoesNotBalanceIsFlagged() {
        Row gap = signal("X02", "QH-S1");
        assertEquals(List.of("flagged", 1L), numbers(gap, "state", "n"));
        assertTrue(gap.<Double>getAs("effect") < -0.75, gap::toString);
        assertEquals(1, replayed(gap).size());
        assertEquals("not_flagged", signal("X02", "QH-S3").getAs("state"));
    }

    @Test
    void liftsThatALedgerOmitsAreFlaggedAndShownOneByOne() {
        Row omitted = signal("X03", "QH-S1");
        assertEquals(List.of("flagged", 50.0, 60L, 1.0), numbers(omitted, "state", "numerator", "n", "match_rate"));
        assertEquals(50, replayed(omitted).size());
        assertEquals("not_flagged", signal("X03", "QH-S3").getAs("state"));
    }

    @Test
    void aWeightWrittenAgainAndAgainIsFlaggedAndShownAndNoLeadOnItsOwn() {
        Row repeats = signal("X04", "QH-S2");
        assertEquals(List.of("flagged", "integrity"), numbers(repeats, "state", "family"));
        assertTrue(repeats.<Double>getAs("effect") > 5, repeats::toString);
        assertEquals(27, replayed(repeats).size());
        assertEquals(
                List.of("QH-S1"),
                run.leads().select("organization_id").collectAsList().stream()
                        .map(row -> row.getString(0))
                        .toList());
    }

    @Test
    void theThreeContradictionsAreOneLeadOnOneDuty() {
        Row lead = run.leads().collectAsList().get(0);
        assertEquals(List.of("X01", "X02", "X03"), lead.getList(lead.fieldIndex("checks")));
        assertEquals(1, lead.<Integer>getAs("grade"));
    }

    @Test
    void valuesStandBesideTheirNumbersAndNowhereElse() {
        TreeSet<String> kept = run
                .table("indicators")
                .where("`values` is not null")
                .select("indicator_id")
                .distinct()
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(List.of("sorting.weights")), kept);
    }
}
