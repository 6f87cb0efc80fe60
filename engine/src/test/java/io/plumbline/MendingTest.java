package io.plumbline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * One example of every kind of check on rectification, through a whole run. Street S1 closes ten items: the calls about them go on,
 * its neighbour S2 gets more of the same, it sweeps when visited and hauls when not, two of its photographs are one, and all is
 * closed on the day it was opened, the last one. S3 closes nothing, and S4 as well; S5 closes
 * ten items of another topic, and the calls end.
 */
@SparkTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MendingTest {
    private static final LocalDate CLOSED = LocalDate.of(2026, 4, 1);
    private static final LocalDate VISITED = LocalDate.of(2026, 4, 1);

    private static final String JOB = """
            job: mending
            as_of: 2026-07-10
            time_zone: Asia/Shanghai
            window: { from: 2026-01-01, to: 2026-07-01 }
            register:
              organizations: { format: csv, path: register.csv }
            packs: [mending.yaml]
            sources:
              - { contract: mend.item, format: csv, path: items.csv }
              - { contract: mend.call, format: csv, path: calls.csv }
              - { contract: mend.visit, format: csv, path: visits.csv }
              - { contract: mend.trip, format: csv, path: trips.csv }
              - { contract: mend.neighbour, format: csv, path: neighbours.csv }
            """;

    private final SparkSession spark;
    private final StringBuilder calls = new StringBuilder("call_no,street,place,topic,called_on\n");
    private final StringBuilder trips = new StringBuilder("trip_no,street,work,started_on\n");
    private int number;

    @TempDir
    private Path folder;

    MendingTest(SparkSession spark) {
        this.spark = spark;
    }

    private Job job() throws IOException {
        Lamps.write(folder, "register.csv", """
                organization_id,kind,name,parent_id,code
                QH,district,青禾区,,
                S1,street,柳桥街道,QH,S1
                S2,street,石桥街道,QH,S2
                S3,street,木桥街道,QH,S3
                S4,street,竹桥街道,QH,S4
                S5,street,铁桥街道,QH,S5
                """);
        StringBuilder items = new StringBuilder("item_no,street,place,topic,opened_on,due_on,closed_on,photo\n");
        for (int i = 0; i < 10; i++) {
            items.append(String.join(
                            ",",
                            "A" + i,
                            "S1",
                            "A" + i,
                            "noise",
                            CLOSED.toString(),
                            CLOSED.toString(),
                            CLOSED.toString(),
                            i < 2 ? "same" : "own" + i))
                    .append('\n');
            items.append(String.join(
                            ",",
                            "E" + i,
                            "S5",
                            "E" + i,
                            "light",
                            "2026-02-01",
                            "2026-05-01",
                            CLOSED.toString(),
                            "light" + i))
                    .append('\n');
            calls("S1", "A" + i, "noise", 16, 16);
            calls("S5", "E" + i, "light", 16, 1);
        }
        for (int i = 0; i < 30; i++) {
            calls(i % 2 == 0 ? "S3" : "S4", "C" + i, "noise", 16, i % 3 == 0 ? 15 : 0);
            calls(i % 2 == 0 ? "S3" : "S4", "L" + i, "light", 16, 16);
        }
        calls("S2", "B", "noise", 40, 120);
        calls("S6", "F", "noise", 40, 40);
        for (String street : List.of("S1", "S2", "S3", "S4")) {
            trips(street, "sweep", -49, 50, 1);
            trips(street, "haul", -49, 50, 1);
        }
        trips("S1", "sweep", -7, 8, 3);
        drop("S1,haul", 0, 10);
        Lamps.write(folder, "items.csv", items.toString());
        Lamps.write(folder, "calls.csv", calls.toString());
        Lamps.write(folder, "trips.csv", trips.toString());
        Lamps.write(
                folder,
                "visits.csv",
                "visit_no,street,from_on,to_on\nV1,S1,%s,%s\n".formatted(VISITED, VISITED.plusDays(9)));
        Lamps.write(folder, "neighbours.csv", "street,neighbour\nS1,S2\nS2,S1\n");
        try (InputStream in = MendingTest.class.getResourceAsStream("/packs/mending.yaml")) {
            Files.write(folder.resolve("mending.yaml"), in.readAllBytes());
        }
        Lamps.write(folder, "job.yaml", JOB);
        return Job.read(folder.resolve("job.yaml").toString());
    }

    private void calls(String street, String place, String topic, int before, int after) {
        for (int i = 0; i < before + after; i++) {
            LocalDate day = i < before ? CLOSED.minusDays(8 + i % 40) : CLOSED.plusDays(8 + (i - before) % 40);
            calls.append(String.join(",", "K" + number++, street, place, topic, day.toString()))
                    .append('\n');
        }
    }

    private void trips(String street, String work, int from, int to, int aDay) {
        for (int day = from; day < to; day++) {
            for (int i = 0; i < aDay; i++) {
                trips.append(String.join(
                                ",",
                                "T" + number++,
                                street,
                                work,
                                VISITED.plusDays(day).toString()))
                        .append('\n');
            }
        }
    }

    private void drop(String what, int from, int to) {
        for (int day = from; day < to; day++) {
            String line = "," + what + "," + VISITED.plusDays(day) + "\n";
            int end = trips.indexOf(line) + line.length();
            trips.delete(trips.lastIndexOf("\n", end - line.length() - 1) + 1, end);
        }
    }

    @Test
    void everyKindFindsItsExampleAndShowsItsRows() throws IOException {
        try (Run run = Engine.on(spark).run(job())) {
            Map<String, Row> signals = new TreeMap<>();
            run.signals()
                    .where("period_from = '2026-04-01'")
                    .collectAsList()
                    .forEach(row -> signals.put(row.getAs("check_id") + " " + row.getAs("organization_id"), row));
            assertEquals("flagged: short of claim, not improved", said(signals.get("N01 S1")));
            assertEquals("not_flagged: improved", said(signals.get("N01 S5")));
            assertEquals("flagged: null", said(signals.get("N02 S1")));
            assertEquals("flagged: null", said(signals.get("N03 S1")));
            assertEquals("not_judgeable: no comparable record", said(signals.get("N03 S5")));
            assertEquals("flagged: null", said(signals.get("N04 S1")));
            assertEquals("flagged: null", said(signals.get("N05 S1")));
            assertEquals("flagged: null", said(signals.get("N06 S1")));
            assertEquals(2.0, signals.get("N06 S1").<Double>getAs("numerator"));
            assertEquals("flagged: null", said(signals.get("N07 S1")));
            assertEquals("not_flagged: null", said(signals.get("N07 S5")));
            assertEquals("flagged: null", said(signals.get("N08 S1")));
            assertEquals("not_flagged: null", said(signals.get("N08 S5")));
            assertNull(signals.get("N04 S2"));
            evidenceIsReplayed(run);
        }
    }

    /** S1 and S2 lie beside each other, S3 to S5 each on its own. */
    @Test
    void withoutADeclaredListTheAreasSayWhoIsBesideWhom() throws IOException {
        job();
        Lamps.write(folder, "areas.geojson", """
                {"type": "FeatureCollection", "features": [%s]}
                """.formatted(String.join(
                ",",
                square("S1", 121.0),
                square("S2", 121.01),
                square("S3", 121.1),
                square("S4", 121.2),
                square("S5", 121.3))));
        Path file = folder.resolve("job.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("  - { contract: mend.neighbour, format: csv, path: neighbours.csv }\n", "")
                        .replace(
                                "packs:",
                                "  areas: { format: geojson, path: areas.geojson, crs: WGS84, id: id }\npacks:"));
        Job job = Job.read(file.toString());
        assertEquals(
                List.of(),
                Engine.validation(job).checks().stream()
                        .filter(line -> !line.blockedBy().isEmpty())
                        .toList());
        try (Run run = Engine.on(spark).run(job)) {
            Row moved = run.signals()
                    .where("check_id = 'N03' and organization_id = 'S1' and period_from = '2026-04-01'")
                    .first();
            assertEquals("flagged: null", said(moved));
        }
    }

    private static String square(String id, double west) {
        double east = west + 0.01;
        return """
                {"type": "Feature", "properties": {"id": "%s"}, "geometry": {"type": "Polygon", "coordinates":
                 [[[%s, 31], [%s, 31], [%s, 31.01], [%s, 31.01], [%s, 31]]]}}
                """.formatted(id, west, east, east, west, west);
    }

    private static String said(Row signal) {
        return signal == null ? "none" : signal.getAs("state") + ": " + signal.getAs("reason");
    }

    /** The selector of every flagged signal picks as many rows as it says. */
    private static void evidenceIsReplayed(Run run) {
        List<Row> selectors = run.table("evidence").collectAsList();
        assertEquals(8, selectors.size());
        for (Row selector : selectors) {
            long rows = run.table("related/" + selector.getAs("table"))
                    .where(functions.col(selector.getAs("flag")).equalTo(1))
                    .where(functions
                            .element_at(functions.col("organizations"), selector.<String>getAs("level"))
                            .equalTo(selector.<String>getAs("organization_id")))
                    .count();
            assertEquals(rows, selector.<Long>getAs("row_count"), selector::toString);
            assertTrue(rows > 0, selector::toString);
        }
    }
}
