package io.plumbline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.pack.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Orders to clear drains, for which the ground answers and the water bureau too, which has ground of its own. Two checks, one by month
 * and one by quarter, find the same orders.
 */
@SparkTest
class DividedDutyTest {
    private static final String ORDERS = """
            单号,属地,报告日期,清掏日期
            O-1,柳桥街道,2026-02-02,2026-02-01
            O-2,柳桥街道,2026-03-09,2026-03-01
            O-3,水务局,2026-03-11,2026-03-10
            O-4,柳桥街道,2026-03-12,2026-03-20
            """;

    @TempDir
    private Path folder;

    /** The job with other holders of its duty. */
    private Job job(String... holders) throws IOException {
        Lamps.write(folder, "register.csv", """
                organization_id,kind,sector,name,parent_id
                QH,district,,青禾区,
                S1,street,,柳桥街道,QH
                B1,bureau,water,水务局,QH
                """);
        Lamps.write(folder, "orders.csv", ORDERS);
        try (var pack = DividedDutyTest.class.getResourceAsStream("/packs/drains.yaml")) {
            String text = new String(pack.readAllBytes(), StandardCharsets.UTF_8);
            Lamps.write(
                    folder,
                    "drains.yaml",
                    text.replaceAll("holders: .*", "holders: [ " + String.join(", ", holders) + " ]"));
        }
        Lamps.write(folder, "job.yaml", """
                job: drains
                as_of: 2026-07-01
                time_zone: Asia/Shanghai
                window: { from: 2026-01-01, to: 2026-07-01 }
                register:
                  organizations: { format: csv, path: register.csv }
                packs: [drains.yaml]
                sources:
                  - { contract: drains.order, format: csv, path: orders.csv }
                """);
        return Job.read(folder.resolve("job.yaml").toString());
    }

    private static String ground(String kinds, String rest) {
        return "{ kinds: [" + kinds + "], role: territorial, power: manage, sees: true" + rest + " }";
    }

    private static String sector(String rest) {
        return "{ kinds: [bureau/water], role: sector, power: permit, sees: true" + rest + " }";
    }

    private Map<String, Row> leads(SparkSession spark, String... holders) throws IOException {
        try (Run run = Engine.on(spark).run(job(holders))) {
            return new TreeMap<>(run.leads().collectAsList().stream()
                    .collect(Collectors.toMap(row -> row.getAs("organization_id"), row -> row)));
        }
    }

    private static double exposure(Row lead) {
        return lead.getAs("exposure");
    }

    /** O-1 and O-2 are .6 the street's and .4 the bureau's, O-3 is the bureau's alone, and O-4 is no one's. */
    @Test
    void everyRecordIsDividedAndCountedOnce(SparkSession spark) throws IOException {
        Map<String, Row> leads = leads(spark, ground("street, bureau/water", ", share: 0.6"), sector(", share: 0.4"));
        Row street = leads.get("S1");
        Row bureau = leads.get("B1");
        assertEquals(2, leads.size());
        assertEquals(2 * 0.6, exposure(street));
        assertEquals(0.6, street.<Double>getAs("share"));
        assertEquals(2 * 0.4 + 1, exposure(bureau));
        assertEquals(1.0, bureau.<Double>getAs("share"));
        assertEquals(List.of("sector", "territorial"), bureau.getList(bureau.fieldIndex("roles")));
        assertEquals(3.0, exposure(street) + exposure(bureau));
        assertEquals(3, street.getList(street.fieldIndex("signals")).size());
    }

    @Test
    void withoutSharesEveryoneAnswersForTheWholeOfARecordOnce(SparkSession spark) throws IOException {
        Map<String, Row> leads = leads(spark, ground("street, bureau/water", ""), sector(""));
        assertEquals(2.0, exposure(leads.get("S1")));
        assertEquals(3.0, exposure(leads.get("B1")));
        assertEquals(1.0, leads.get("B1").<Double>getAs("share"));
    }

    @Test
    void aShareBeginsOnItsDay(SparkSession spark) throws IOException {
        Map<String, Row> leads = leads(
                spark,
                ground("street", ", to: 2026-03-01"),
                ground("street", ", from: 2026-03-01, share: 0.6"),
                sector(", from: 2026-03-01, share: 0.4"));
        Row street = leads.get("S1");
        assertEquals(1 + 0.6, exposure(street));
        assertEquals(0.6, street.<Double>getAs("share"));
        assertEquals(
                3,
                street.getList(street.fieldIndex("signals")).size(),
                "a quarter in which the share changed is no context");
        assertEquals(0.4 * 2, exposure(leads.get("B1")));
    }

    @Test
    void sharesBeyondTheWholeAreRefused(SparkSession spark) {
        ConfigurationException refused = assertThrows(
                ConfigurationException.class,
                () -> leads(spark, ground("street", ", share: 0.6"), sector(", share: 0.5")));
        assertTrue(
                refused.getMessage()
                        .contains(
                                "duties.drains.clearing.holders: the shares that answer from the beginning add up to 1.1"
                                        + " (territorial:street 0.6, sector:bureau/water 0.5); allowed: at most 1"),
                refused::getMessage);
    }
}
