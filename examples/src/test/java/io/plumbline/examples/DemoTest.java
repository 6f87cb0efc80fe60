package io.plumbline.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.Engine;
import io.plumbline.Job;
import io.plumbline.Run;
import io.plumbline.examples.city.Evaluation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The demo as its user runs it, once, and then every question about it. */
class DemoTest {
    @TempDir
    private static Path folder;

    private static final StringWriter ERR = new StringWriter();
    private static String screen;
    private static String explained;
    private static SparkSession spark;
    private static Run run;

    @BeforeAll
    static void runTheDemo() throws IOException {
        screen = screenOf("demo", "--to", folder.toString());
        String job = folder.resolve("job.yaml").toString();
        // A command ends the JVM's session with itself, so all of them come before the session of the questions.
        explained = screenOf("explain", job, firstLead(job).substring(0, 12));
        spark = LocalSpark.session("2");
        run = Engine.on(spark).open(Job.read(job));
    }

    @AfterAll
    static void stop() throws IOException {
        spark.close();
    }

    private static String screenOf(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(ERR, true));
        assertEquals(0, line.execute(arguments), ERR::toString);
        return out.toString();
    }

    private static String firstLead(String job) throws IOException {
        try (SparkSession session = LocalSpark.session("2")) {
            return Engine.on(session)
                    .open(Job.read(job))
                    .leads()
                    .orderBy("rank")
                    .first()
                    .getAs("lead_id");
        }
    }

    private static Evaluation.Result evaluation() throws IOException {
        return EvaluateCommand.of(run, folder.resolve("truth"));
    }

    @Test
    void everyStrongCauseIsFound() throws IOException {
        assertEquals(List.of(), evaluation().missed());
    }

    @Test
    void nineOfTenShownLeadsAreTrue() throws IOException {
        assertTrue(evaluation().precision().share() >= 0.9, evaluation()::page);
    }

    @Test
    void noLookAlikeReachesTheTopGrade() throws IOException {
        assertEquals(List.of(), evaluation().misled());
    }

    @Test
    void everyGeneratedRowWasRead() throws IOException {
        for (String line : Files.readAllLines(folder.resolve("truth/rows.csv")).stream()
                .skip(1)
                .toList()) {
            String[] cells = line.split(",", -1);
            Row read = run.conservation()
                    .where(functions.col("contract").equalTo(cells[0]))
                    .agg(functions.sum("read"))
                    .first();
            assertEquals(Long.parseLong(cells[1]), read.getLong(0), cells[0]);
        }
    }

    @Test
    void everyFileBalances() {
        assertEquals(
                0,
                run.conservation()
                        .where("state = 'failed' or read != accepted + quarantined + duplicate + superseded + ignored")
                        .count());
    }

    @Test
    void everyRecordHasOneAnswerInEveryRole() {
        for (Row row : run.table("coverage")
                .groupBy("table", "role")
                .agg(functions.sum("records"))
                .collectAsList()) {
            String table = row.getString(0);
            String stage = run.has("accepted/" + table) ? "accepted/" : "formed/";
            assertEquals(run.table(stage + table).count(), row.getLong(2), table);
        }
    }

    @Test
    void theScreenIsOnePage() {
        long lines = screen.lines().count();
        assertTrue(lines <= 60, () -> lines + " lines:\n" + screen);
    }

    @Test
    void noVerdictIsSpoken() {
        for (String word : List.of("guilty", "fraud", "corrupt", "违法", "违纪", "造假", "腐败")) {
            assertTrue(!screen.contains(word), word);
        }
    }

    @Test
    void noPersonalDataReachesTablesPagesOrScreen() throws IOException {
        Canaries canaries = Canaries.read(folder.resolve("truth/canaries.txt"));
        List<String> found = new ArrayList<>();
        for (String table : run.manifest().tables()) {
            run.table(table)
                    .select(functions.to_json(functions.struct(functions.col("*"))))
                    .toLocalIterator()
                    .forEachRemaining(
                            row -> canaries.in(row.getString(0)).forEach(each -> found.add(table + ": " + each)));
        }
        canaries.in(screen + explained + ERR).forEach(each -> found.add("screen: " + each));
        try (var files = Files.walk(folder.resolve("out"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                canaries.in(text(file)).forEach(each -> found.add(file + ": " + each));
            }
        }
        assertEquals(List.of(), found);
    }

    private static String text(Path file) throws IOException {
        if (!file.toString().endsWith(".xlsx")) {
            return Files.readString(file, StandardCharsets.ISO_8859_1).isEmpty()
                    ? ""
                    : new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    @Test
    void theCanariesAreInTheInputs() throws IOException {
        Canaries canaries = Canaries.read(folder.resolve("truth/canaries.txt"));
        String hazards = Files.readString(folder.resolve("fences.jsonl"), StandardCharsets.UTF_8);
        assertTrue(!canaries.in(hazards).isEmpty());
    }

    @Test
    void explainGoesDownToTheRows() {
        String lead = run.leads().orderBy("rank").first().getAs("lead_id");
        Row evidence = run.table("evidence")
                .join(
                        run.leads()
                                .where(functions.col("lead_id").equalTo(lead))
                                .select("leading_signal"),
                        functions.col("signal_id").equalTo(functions.col("leading_signal")))
                .first();
        assertTrue(
                explained.contains(evidence.getAs("row_count") + " rows, digest "
                        + evidence.<String>getAs("digest").substring(0, 12)),
                explained);
    }
}
