package io.plumbline.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.Engine;
import io.plumbline.Job;
import io.plumbline.Run;
import io.plumbline.contract.Column;
import io.plumbline.contract.Contract;
import io.plumbline.contract.Privacy;
import io.plumbline.examples.city.Evaluation;
import io.plumbline.source.Intake;
import io.plumbline.source.ReadRequest;
import io.plumbline.source.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
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
        assertTrue(lines <= 60, () -> lines + " lines:\n" + screen);
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
    void pagesAndWorkbookHoldTheNumbersOfTheTables() throws IOException {
        Map<String, Row> signals = new TreeMap<>();
        run.signals().collectAsList().forEach(row -> signals.put(row.getAs("signal_id"), row));
        Map<String, List<String>> cells = details();
        int compared = 0;
        for (Row lead : run.leads().where("shown").collectAsList()) {
            String id = lead.getAs("lead_id");
            String card = Files.readString(folder.resolve("out/dossier/lead/p-" + id.substring(0, 20) + ".html"));
            Row signal = signals.get(lead.<String>getAs("leading_signal"));
            String first = card.substring(card.indexOf("<dl class=\"figures\">"), card.indexOf("</dl>"));
            Matcher figure = Pattern.compile("data-column=\"([a-z_]+)\" data-exact=\"([^\"]+)\"")
                    .matcher(first);
            while (figure.find()) {
                assertEquals(String.valueOf(signal.<Object>getAs(figure.group(1))), figure.group(2), figure.group(1));
                compared++;
            }
            List<String> written =
                    cells.get(id.substring(0, 12) + signal.getAs("check_id") + signal.<Object>getAs("period_from"));
            for (String column : List.of("numerator", "value", "threshold")) {
                assertTrue(
                        written.contains(
                                new BigDecimal(signal.<Double>getAs(column).toString())
                                        .stripTrailingZeros()
                                        .toPlainString()),
                        () -> column + " " + signal.<Object>getAs(column) + " in " + written);
            }
        }
        assertTrue(compared >= 60, "figures compared: " + compared);
    }

    /** The rows of the sheet of details by lead, check and first day. */
    private static Map<String, List<String>> details() throws IOException {
        Map<String, List<String>> rows = new TreeMap<>();
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(folder.resolve("out/leads.xlsx").toFile())) {
            Sheet sheet = workbook.findSheet("疑点明细 Details").orElseThrow();
            List<org.dhatim.fastexcel.reader.Row> all = sheet.read();
            List<String> headers = new ArrayList<>();
            all.get(0).forEach(cell -> headers.add(cell.getText()));
            for (var row : all.subList(1, all.size())) {
                List<String> texts = new ArrayList<>();
                for (Cell cell : row) {
                    texts.add(
                            cell == null
                                    ? ""
                                    : cell.getType() == CellType.NUMBER
                                            ? cell.asNumber()
                                                    .stripTrailingZeros()
                                                    .toPlainString()
                                            : cell.getText());
                }
                rows.put(
                        texts.get(headers.indexOf("疑点 Lead"))
                                + texts.get(headers.indexOf("检查 Check"))
                                + texts.get(headers.indexOf("时段自 From")),
                        texts);
            }
        }
        return rows;
    }
}
