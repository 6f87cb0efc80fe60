package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.lead.OutcomeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workbook goes out with the leads, comes back with outcomes, and the next run knows them. */
class OutcomesRoundTripTest {
    @TempDir
    private Path folder;

    private static List<List<String>> findings(Path workbook) throws IOException {
        List<List<String>> cells = new ArrayList<>();
        try (ReadableWorkbook read = new ReadableWorkbook(workbook.toFile())) {
            Sheet sheet = read.findSheet(OutcomeFile.SHEET).orElseThrow();
            for (Row row : sheet.read()) {
                List<String> line = new ArrayList<>();
                for (int i = 0; i < 9; i++) {
                    line.add(row.getCellCount() > i && row.getCell(i) != null ? row.getCellText(i) : "");
                }
                cells.add(line);
            }
        }
        return cells;
    }

    /** The sheet as a team hands it back, every outcome with one word. */
    private static void fill(Path workbook, List<List<String>> cells, String outcome) throws IOException {
        try (OutputStream out = Files.newOutputStream(workbook);
                Workbook written = new Workbook(out, "test", "1.0")) {
            Worksheet other = written.newWorksheet("封面");
            other.value(0, 0, "核查情况");
            Worksheet sheet = written.newWorksheet(OutcomeFile.SHEET);
            for (int row = 0; row < cells.size(); row++) {
                for (int column = 0; column < 9; column++) {
                    sheet.value(row, column, cells.get(row).get(column));
                }
                if (row > 0) {
                    sheet.value(row, 4, outcome);
                    sheet.value(row, 5, "2026-07-08");
                    sheet.value(row, 6, "一组");
                }
            }
        }
    }

    @Test
    void whatATeamFillsInComesBack() throws IOException {
        LampJob job = new LampJob(folder.resolve("lamps"));
        job.write("job.yaml", job.text("job.yaml").replaceAll("(?s)\nsinks:.*", "\n") + """
                sinks:
                  - { format: parquet, path: out }
                  - { format: xlsx, path: out/leads.xlsx }
                """);
        assertEquals(0, job.command("run").code());
        List<List<String>> cells = findings(job.path("out/leads.xlsx"));
        assertTrue(cells.size() > 1, cells::toString);
        Path filled = job.path("filled.xlsx");

        fill(filled, cells, "属实");
        LampJob.Told told = job.command("backtest", "--outcomes", filled.toString(), "--lang", "en");
        assertEquals(0, told.code(), told::err);
        assertTrue(told.out().contains("1 runs, " + (cells.size() - 1) + " outcomes, 0 places not visited"), told::out);
        assertTrue(told.out().contains("outcomes, under 50: nothing is decided"), told::out);
        assertTrue(told.out().contains("share found among leads of this grade [3]: 100.0 %"), told::out);

        fill(filled, cells, "有罪");
        LampJob.Told refused = job.command("backtest", "--outcomes", filled.toString(), "--lang", "en");
        assertEquals(2, refused.code());
        assertTrue(
                refused.err()
                        .contains(
                                "filled.xlsx, sheet 核查登记 Findings, row 1 below the header, column 核查结果 Outcome: '有罪' is"
                                        + " no outcome; allowed: 属实 confirmed"),
                refused::err);

        fill(filled, cells, "");
        job.write(
                "job.yaml",
                job.text("job.yaml") + "outcomes: [ { format: xlsx, path: filled.xlsx, round: 2026-1 } ]\n");
        LampJob.Told next = job.command("run", "--lang", "en");
        assertEquals(0, next.code(), next::err);
        assertTrue(next.out().contains("0 found of 0 judged, " + (cells.size() - 1) + " not visited"), next::out);
    }
}
