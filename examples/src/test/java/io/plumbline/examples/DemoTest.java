package io.plumbline.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.Engine;
import io.plumbline.Job;
import io.plumbline.Run;
import io.plumbline.contract.Column;
import io.plumbline.contract.Contract;
import io.plumbline.contract.Privacy;
import io.plumbline.examples.bench.Numbers;
import io.plumbline.examples.city.Evaluation;
import io.plumbline.source.Intake;
import io.plumbline.source.ReadRequest;
import io.plumbline.source.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
    private static final Map<String, String> KINDS = new TreeMap<>(Map.of(
            "name", "\\p{IsHan}{3}",
            "phone", "199\\d{8}",
            "identity number", "\\d{17}[0-9X]",
            "plate", "京Z.?\\d{5}[A-K]",
            "door", "\\d+号楼\\d单元\\d+室"));

    private static String screen;
    private static String heard;
    private static Job job;
    private static Canaries canaries;
    private static String explained;
    private static SparkSession spark;
    private static Run run;

    @BeforeAll
    static void runTheDemo() throws IOException {
        String file = folder.resolve("job.yaml").toString();
        try (Heard everything = Heard.listen()) {
            screen = screenOf("demo", "--to", folder.toString());
            // A command ends the JVM's session with itself, so all of them come before the session of the questions.
            explained = screenOf("explain", file, firstLead(file).substring(0, 12));
            heard = everything.text();
        }
        spark = LocalSpark.session("2");
        job = Job.read(file);
        run = Engine.on(spark).open(job);
        canaries = Canaries.read(folder.resolve("truth/canaries.txt"));
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
        // A sheet of A4 holds so many at six to the inch.
        assertTrue(lines <= 66, () -> lines + " lines:\n" + screen);
    }

    @Test
    void noVerdictIsSpoken() {
        for (String word : List.of("guilty", "fraud", "corrupt", "违法", "违纪", "造假", "腐败")) {
            assertTrue(!screen.contains(word), word);
        }
    }

    @Test
    void theLogWasHeard() {
        assertTrue(heard.contains("read hotline.order"), () -> heard.length() + " characters were heard");
    }

    @Test
    void noPersonalDataReachesTablesPagesOrScreen() throws IOException {
        List<String> found = new ArrayList<>();
        for (String table : run.manifest().tables()) {
            run.table(table)
                    .select(functions.to_json(functions.struct(functions.col("*"))))
                    .toLocalIterator()
                    .forEachRemaining(
                            row -> canaries.in(row.getString(0)).forEach(each -> found.add(table + ": " + each)));
        }
        canaries.in(screen + explained + ERR).forEach(each -> found.add("screen: " + each));
        canaries.in(heard).forEach(each -> found.add("log: " + each));
        try (var files = Files.walk(folder.resolve("out"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                canaries.in(file).forEach(each -> found.add(file + ": " + each));
            }
        }
        assertEquals(List.of(), found);
    }

    @Test
    void everySourceHoldsEveryKindOfPersonalDataInColumnsNobodyDeclared() throws IOException {
        for (Source source : job.sources()) {
            Contract contract = run.catalog().contract(source.contract());
            StringBuilder undeclared = new StringBuilder();
            handed(source).forEach((header, text) -> {
                if (declared(header, contract, source) == null) {
                    undeclared.append(text);
                }
            });
            assertEquals(KINDS.keySet(), kinds(undeclared.toString()), source.contract());
        }
    }

    @Test
    void everyColumnDeclaredPersonalHoldsPersonalData() throws IOException {
        for (Source source : job.sources()) {
            Contract contract = run.catalog().contract(source.contract());
            Set<String> silent = new HashSet<>();
            contract.columns().forEach((name, column) -> {
                if (column.privacy() != Privacy.KEEP) {
                    silent.add(name);
                }
            });
            handed(source).forEach((header, text) -> {
                if (!canaries.in(text).isEmpty()) {
                    silent.remove(declared(header, contract, source));
                }
            });
            assertEquals(Set.of(), silent, source.contract());
        }
    }

    @Test
    void aNameThatIsKeptHoldsWhatCanBeMasked() throws IOException {
        Source premises = job.sources().stream()
                .filter(source -> source.contract().equals("fire.unit"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                Set.of("phone", "identity number", "plate", "door"),
                kinds(handed(premises).get("单位名称")));
        assertTrue(
                run.table("accepted/fire.unit").where("unit_name like '%***%'").count() > 0);
    }

    private static Map<String, String> handed(Source source) throws IOException {
        return Handed.over(spark, folder, source.path(), source.format());
    }

    /** The contract's column that a header stands for; null for none. */
    private static String declared(String header, Contract contract, Source source) {
        for (ReadRequest.Wanted wanted : Intake.wanted(contract, source)) {
            if (wanted.headers().contains(header)) {
                return wanted.column();
            }
        }
        for (Map.Entry<String, Column> column : contract.columns().entrySet()) {
            if (List.of(column.getKey(), column.getValue().zh()).contains(header)) {
                return column.getKey();
            }
        }
        return null;
    }

    private static Set<String> kinds(String text) {
        Set<String> kinds = new TreeSet<>();
        for (String canary : canaries.in(text)) {
            KINDS.forEach((kind, pattern) -> {
                if (canary.matches(pattern)) {
                    kinds.add(kind);
                }
            });
        }
        return kinds;
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

    @Test
    void pagesWorkbookAndExplainHoldTheNumbersOfTheTables() throws IOException {
        Numbers numbers =
                new Numbers(run).cards(folder.resolve("out/dossier")).workbook(folder.resolve("out/leads.xlsx"));
        numbers.explained(explained, numbers.leads().subList(0, 1));
        assertEquals(List.of(), numbers.differences());
        assertTrue(numbers.compared().get("page") >= 500, numbers.compared()::toString);
        assertTrue(numbers.compared().get("workbook") >= 500, numbers.compared()::toString);
        assertTrue(numbers.compared().get("explain") >= 8, numbers.compared()::toString);
    }
}
