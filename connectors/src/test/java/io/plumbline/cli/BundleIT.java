package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The bundle jar at work on the Spark that the build lays beside it. The class path holds the bundle, that Spark and JUnit, nothing of
 * the build's own folders, so what a cluster would miss is missing here.
 */
class BundleIT {
    private static final List<String> HEADERS = List.of("单号", "报修日期", "修复日期", "维修车", "经度", "纬度", "报修人");

    @TempDir
    private static Path folder;

    private static String screen;
    private static String job;

    @BeforeAll
    static void runsAJobThatReadsEveryFormat() throws IOException {
        for (String file : List.of("job.yaml", "lamps.yaml", "register.csv", "areas.geojson")) {
            try (InputStream in = BundleIT.class.getResourceAsStream("/smoke/" + file)) {
                Files.write(folder.resolve(file), in.readAllBytes());
            }
        }
        Files.writeString(folder.resolve("programme.key"), "0123456789abcdef0123456789abcdef");
        january();
        february();
        march();
        april();
        job = folder.resolve("job.yaml").toString();
        screen = screenOf("run", job, "--lang", "en");
    }

    private static void january() throws IOException {
        String rows = String.join(",", HEADERS) + "\n"
                + "A-1,2026-01-05,2026-01-02,京A12345,118.05,37.05,赵一\n"
                + "A-2,2026-01-06,,京A12345,118.15,37.05,钱二\n"
                + "A-3,一月,,京A12345,118.15,37.05,孙三\n";
        Files.write(folder.resolve("january.csv"), rows.getBytes(Charset.forName("GB18030")));
    }

    private static void february() throws IOException {
        String row = "{\"单号\":\"B-1\",\"报修日期\":\"2026-02-05\",\"维修车\":\"京B12345\",\"经度\":118.05,\"纬度\":37.05}\n";
        Files.writeString(folder.resolve("february.jsonl"), row, StandardCharsets.UTF_8);
    }

    private static void march() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("march.xlsx"));
                Workbook workbook = new Workbook(out, "office", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("三月");
            List<Object> row = List.of("C-1", "2026-03-05", "2026-03-09", "京C12345", 118.05, 37.05, "李四");
            for (int c = 0; c < row.size(); c++) {
                sheet.value(0, c, HEADERS.get(c));
                if (row.get(c) instanceof Double number) {
                    sheet.value(1, c, number);
                } else {
                    sheet.value(1, c, row.get(c).toString());
                }
            }
        }
    }

    private static void april() throws IOException {
        StructType schema = new StructType();
        for (String header : HEADERS) {
            schema = schema.add(header, "string");
        }
        try (SparkSession spark = JobOptions.spark()) {
            spark.createDataFrame(
                            List.of(RowFactory.create("D-1", "2026-04-05", null, "京D12345", "118.15", "37.05", "周五")),
                            schema)
                    .write()
                    .parquet(folder.resolve("april").toString());
        }
    }

    private static String screenOf(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Plumbline.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        assertEquals(0, line.execute(arguments), err::toString);
        return out.toString();
    }

    @Test
    void thisIsTheSparkThatTheBuildNamed() throws IOException {
        try (SparkSession spark = JobOptions.spark()) {
            assertEquals(System.getProperty("plumbline.spark"), spark.version());
        }
    }

    @Test
    void theEngineComesFromTheBundle() {
        String jar = Plumbline.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        assertTrue(jar.endsWith("-bundle.jar"), jar);
    }

    @Test
    void everyFormatIsReadAndEveryRowAccountedFor() {
        assertTrue(screen.matches("(?s).*lamps\\.fault +6 +5 +1 +0 +0 +0\\n.*"), screen);
    }

    @Test
    void everyPointFindsItsStreet() {
        assertTrue(screen.contains("5 attributed, 0 ambiguous, 0 unattributed"), screen);
    }

    @Test
    void theLeadIsOnTheScreenAndInEverySink() throws IOException {
        assertTrue(screen.contains("柳桥街道, 2026-01: repairs dated before their report: 1."), screen);
        assertTrue(Files.size(folder.resolve("out/leads.xlsx")) > 0);
        assertTrue(Files.readString(folder.resolve("out/dossier/index.html")).contains("柳桥街道2026-01有 1 张"));
    }

    @Test
    void runningAgainDoesNothing() {
        assertTrue(screenOf("run", job, "--lang", "en").contains("committed before, nothing was run again"));
    }

    @Test
    void explainAndOrganizationAnswerFromTheRun() {
        String organization = screenOf("organization", job, "QH-S1", "--lang", "en");
        assertTrue(organization.contains("repairs dated before their report: 1."), organization);
        assertTrue(organization.contains("january.csv:1"), organization);
    }
}
