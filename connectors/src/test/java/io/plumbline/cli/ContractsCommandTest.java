package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.DataRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Which tables and columns packs ask for. */
class ContractsCommandTest {
    @TempDir
    private Path folder;

    private static LampJob.Told told(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Plumbline.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        int code = line.execute(arguments);
        return new LampJob.Told(code, out.toString(), err.toString());
    }

    private static DataRequest.Table table(String contract, String... packs) {
        return DataRequest.of(List.of(packs)).tables().stream()
                .filter(table -> table.id().equals(contract))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void namesTheTableThatACheckCountsAndWhatItsTableIsDerivedFrom() {
        assertTrue(table("muck.manifest", "muck").needed().contains("M05"));
        assertTrue(table("muck.position", "muck").needed().contains("M05"));
        assertTrue(table("muck.fence", "muck").locates().contains("muck.manifest"));
    }

    @Test
    void tellsATableWithoutWhichNothingIsComparedFromOneOfSeveral() {
        DataRequest.Table hotline = table("hotline.order", "rectification");
        assertTrue(hotline.read().contains("R01"), hotline::toString);
        assertFalse(hotline.needed().contains("R01"), hotline::toString);
        assertEquals(
                List.of("R01", "R05"),
                table("rectification.item", "rectification").needed());
    }

    @Test
    void namesATableThatOnlyAConditionAsks() {
        assertEquals(List.of("M07"), table("muck.vehicle", "muck").needed());
    }

    @Test
    void leavesOutTheTablesOfPacksThatNobodyAskedFor() {
        assertFalse(DataRequest.of(List.of("muck")).tables().stream()
                .anyMatch(table -> table.id().startsWith("hotline.")));
    }

    @Test
    void saysOfEveryColumnWhatIsAskedOfIt() {
        String said = told("contracts", "muck", "--lang", "en").out();
        assertTrue(said.contains("## muck.manifest · Transfer manifest"), said);
        assertTrue(
                said.matches("(?s).*\\| 联单编号 +\\| manifest number +\\| manifest_no +\\| text +\\| key, required .*"),
                said);
        assertTrue(said.matches("(?s).*\\| load_t +\\| number \\(t\\) +\\| 0\\.1–60 .*"), said);
        assertTrue(said.matches("(?s).*\\| driver +\\| text +\\| never read, need not be sent .*"), said);
    }

    @Test
    void readsAPackOfOnesOwn() throws IOException {
        LampJob job = new LampJob(folder.resolve("lamps"));
        String said = told("contracts", job.path("lamps.yaml").toString()).out();
        assertTrue(said.startsWith("## lamps.fault · 路灯故障单\n\n* 缺之不可：L01\n* 每个 fault_no 一行；时间 reported_on\n"), said);
    }

    @Test
    void namesThePacksThereAreWhereOneIsNotThere() {
        LampJob.Told told = told("contracts", "mock");
        assertEquals(1, told.code());
        assertTrue(told.err().contains("there is no pack 'mock'; known: fire, hotline,"), told::err);
    }

    @Test
    void aFileThatCannotBeReadOrWrittenIsNamedWithWhatToDo() {
        assertTrue(told("contracts", "nowhere/lamps.yaml")
                .err()
                .contains("nowhere/lamps.yaml: 1 problem\n  does not exist; check"));
        String to = folder.resolve("nowhere/asked.xlsx").toString();
        LampJob.Told told = told("contracts", "waste", "--to", to);
        assertEquals(1, told.code());
        assertTrue(told.err().contains("Workbook cannot be written to " + to + "; check that"), told::err);
    }

    @Test
    void writesAWorkbookOfOneRowForEachColumn() throws IOException {
        Path file = folder.resolve("asked.xlsx");
        assertEquals(0, told("contracts", "waste", "--to", file.toString()).code());
        long columns = DataRequest.of(List.of("waste")).tables().stream()
                .flatMap(table -> table.contract().columns().values().stream())
                .filter(column -> !column.computed())
                .count();
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.toFile())) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertEquals(columns, rows.size() - 1);
            assertEquals("waste.collection", rows.get(1).getCellText(1));
        }
        byte[] first = Files.readAllBytes(file);
        told("contracts", "waste", "--to", file.toString());
        assertEquals(-1, java.util.Arrays.mismatch(first, Files.readAllBytes(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void thePageOfContractsIsWhatTheCommandPrints(String language) throws IOException {
        String made = "# " + (language.equals("zh") ? "调数清单" : "Data that the checks ask for") + "\n\n"
                + (language.equals("zh")
                        ? "`plumbline contracts` 的输出。以表头、英文名或列名为表头的表不必映射；代码另有写法的，在作业的 `codes` 里对照。"
                        : "What `plumbline contracts --lang en` prints. Tables with any of these names as headers need no mapping;"
                                + " codes that are written otherwise are mapped in the job's `codes`.")
                + "\n\n" + told("contracts", "--lang", language).out().strip() + "\n";
        Path page = Path.of("..", "docs", language.equals("zh") ? "contracts.zh.md" : "contracts.md");
        if (Boolean.getBoolean("plumbline.update")) {
            Files.writeString(page, made, StandardCharsets.UTF_8);
        }
        assertEquals(
                made,
                Files.readString(page, StandardCharsets.UTF_8),
                () -> page
                        + " is not what the packs say; run mvn -pl connectors test -Dtest=ContractsCommandTest"
                        + " -Dplumbline.update=true and commit it");
    }
}
