package io.plumbline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.pack.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls about garbage in a district of 24 streets, of which each has 60 in March, 12 of them about garbage. */
@SparkTest
class CallsTest {
    private static final int STREETS = 24;

    @TempDir
    private Path folder;

    private final StringBuilder calls = new StringBuilder("单号,街道,日期,小区,反映人编号,事项,住宅类型\n");
    private int number;

    private void call(int street, int day, int block, int caller, String about, String dwelling) {
        calls.append(String.format(
                "N%d,街%02d街道,2026-03-%02d,B%d-%d,C%d-%d,%s,%s%n",
                number++, street, day, street, block, street, caller, about, dwelling));
    }

    /** A call in five is about garbage, a little more or less by street, spread over blocks, callers and days. */
    private void ordinary() {
        for (int street = 0; street < STREETS; street++) {
            for (int i = 0; i < 60; i++) {
                boolean garbage = i % 5 == 0 && (i > 0 || street % 2 == 0);
                call(street, 1 + i % 28, i % 7, i % 40, garbage ? "garbage" : "noise", i % 2 == 0 ? "tower" : "house");
            }
        }
    }

    private Job job() throws IOException {
        StringBuilder register = new StringBuilder("organization_id,kind,name,parent_id\nQH,district,青禾区,\n");
        for (int street = 0; street < STREETS; street++) {
            register.append(String.format("S%02d,street,街%02d街道,QH%n", street, street));
        }
        Lamps.write(folder, "register.csv", register.toString());
        Lamps.write(folder, "calls.csv", calls.toString());
        try (var pack = CallsTest.class.getResourceAsStream("/packs/calls.yaml")) {
            Files.write(folder.resolve("calls.yaml"), pack.readAllBytes());
        }
        Lamps.write(folder, "job.yaml", """
                job: calls
                as_of: 2026-04-01
                time_zone: Asia/Shanghai
                window: { from: 2026-03-01, to: 2026-04-01 }
                register:
                  organizations: { format: csv, path: register.csv }
                packs: [calls.yaml]
                sources:
                  - { contract: calls.order, format: csv, path: calls.csv }
                """);
        return Job.read(folder.resolve("job.yaml").toString());
    }

    private record Found(List<String> leads, Map<String, Row> signals) {}

    private Found found(SparkSession spark) throws IOException {
        try (Run run = Engine.on(spark).run(job())) {
            return new Found(
                    run.leads().select("organization_id").collectAsList().stream()
                            .map(row -> row.getString(0))
                            .toList(),
                    new TreeMap<>(run.table("signals").collectAsList().stream()
                            .collect(Collectors.toMap(
                                    row -> row.getAs("check_id") + " " + row.getAs("organization_id"), row -> row))));
        }
    }

    @Test
    void sixtyFiveCallsAboutOneBlockOnOneDayMakeNoLead(SparkSession spark) throws IOException {
        ordinary();
        for (int i = 0; i < 65; i++) {
            call(3, 17, 2, 100 + i, "garbage", i % 2 == 0 ? "tower" : "house");
        }
        Found found = found(spark);
        assertEquals(List.of(), found.leads());
        Row peer = found.signals().get("C01 S03");
        assertTrue(peer.<Double>getAs("effect") > 2 && peer.<Double>getAs("q") < 0.01, peer::toString);
        assertEquals("rests on one place: 66 of 76, on one day: 65 of 76", peer.getAs("reason"));
        assertEquals(
                "rests on one place: 66 of 76, on one day: 65 of 76",
                found.signals().get("C02 S03").getAs("reason"));
        assertEquals(List.of("dwelling"), peer.getList(peer.fieldIndex("strata")));
    }

    @Test
    void asManyFromManyPlacesOnManyDaysDo(SparkSession spark) throws IOException {
        ordinary();
        for (int i = 0; i < 65; i++) {
            call(3, 1 + i % 28, i % 7, 100 + i, "garbage", i % 2 == 0 ? "tower" : "house");
        }
        Found found = found(spark);
        assertEquals(List.of("S03"), found.leads());
        assertEquals("flagged", found.signals().get("C01 S03").getAs("state"));
        assertEquals("flagged", found.signals().get("C02 S03").getAs("state"));
    }

    private String refusal(String from, String to) throws IOException {
        Job job = job();
        String pack = Files.readString(folder.resolve("calls.yaml"));
        assertTrue(pack.contains(from));
        Lamps.write(folder, "calls.yaml", pack.replace(from, to));
        return assertThrows(ConfigurationException.class, () -> Engine.validation(job))
                .getMessage();
    }

    @Test
    void aMixThatTheJudgedOrganizationWritesItselfIsRefused() throws IOException {
        String told = refusal("controlled_by: bureau/hotline", "controlled_by: street");
        assertTrue(
                told.contains(
                        "indicators.calls.garbage.strata.dwelling: comes from 'calls.order', controlled by 'street'"),
                told);
        String contractor = refusal("controlled_by: bureau/hotline", "controlled_by: contractor");
        assertTrue(contractor.contains("controlled by 'contractor'"), contractor);
    }

    @Test
    void aMixOfWhichNobodySaysWhoControlsItIsRefused() throws IOException {
        String told = refusal("controlled_by: bureau/hotline, ", "");
        assertTrue(told.contains("of which nobody says who controls it"), told);
    }

    @Test
    void aStratumThatIsNoColumnIsTold() throws IOException {
        String told = refusal("      dwelling: { zh: 住", "      height: { zh: 住");
        assertTrue(told.contains("indicators.calls.garbage.strata") && told.contains("height"), told);
    }

    @Test
    void aStratumNeedsAReason() throws IOException {
        String told = refusal(
                "dwelling: { zh: 住宅类型由规划确定，街道不能选择, en: \"planning decides on the type of dwelling, the street does not choose it\" }",
                "dwelling:");
        assertTrue(told.contains("strata.dwelling"), told);
    }

    @Test
    void onlySharesAndRatesHaveAMix() throws IOException {
        String told = refusal("kind: share", "kind: count");
        assertTrue(told.contains("only a share or a rate can be standardised"), told);
    }
}
