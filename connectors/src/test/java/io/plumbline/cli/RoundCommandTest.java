package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A round laid beside earlier runs: one in which nothing was found, and one that found what the run of the round finds. */
class RoundCommandTest {
    @TempDir
    private static Path folder;

    private static LampJob job;

    @BeforeAll
    static void runThreeTimes() throws IOException {
        job = new LampJob(folder.resolve("lamps"));
        job.write("job.yaml", job.text("job.yaml").replaceAll("(?s)\nsinks:.*", "\n") + """
                sinks:
                  - { format: parquet, path: out }
                  - { format: xlsx, path: out/leads.xlsx }
                """);
        String found = job.text("faults.csv");
        job.write("faults.csv", found.replace("2026-03-01", "2026-03-10"));
        command("run", "--set", "as_of=2026-06-29");
        job.write("faults.csv", found);
        command("run", "--set", "as_of=2026-06-30");
        command("run");
    }

    private static void command(String command, String... more) {
        LampJob.Told told = job.command(command, more);
        assertEquals(0, told.code(), told::err);
    }

    private static Path round(String to, String... more) {
        Path round = job.path(to);
        String[] given = {job.path("round.yaml").toString(), "--to", round.toString()};
        command("round", Stream.of(given, more).flatMap(Stream::of).toArray(String[]::new));
        return round;
    }

    /** The last two cells of each row of the details. */
    private static List<List<String>> seen(Path workbook) throws IOException {
        try (ReadableWorkbook read = new ReadableWorkbook(workbook.toFile())) {
            return read.findSheet("疑点明细 Details").orElseThrow().read().stream()
                    .map(row -> List.of(cell(row, 26), cell(row, 27)))
                    .toList();
        }
    }

    private static String cell(Row row, int at) {
        return row.getCellCount() > at && row.getCell(at) != null ? row.getCellText(at) : "";
    }

    @Test
    void tellsSinceWhenALeadIsThere() throws IOException {
        Path round = round("beside", "--since", "previous");
        assertEquals(
                List.of(List.of("首见截至 First seen up to", "连续次数 Runs in a row"), List.of("2026-06-30", "2")),
                seen(round.resolve("第一组/leads.xlsx")));
        try (Stream<Path> cards = Files.list(round.resolve("第一组/dossier/lead"))) {
            String card = Files.readString(cards.findFirst().orElseThrow());
            assertTrue(card.contains("first seen in the run up to 2026-06-30; in 1 of 2 earlier runs;"), card);
        }
    }

    @Test
    void tellsATeamNothingOfTheLeadsOfAnother() throws IOException {
        Path round = round("teams", "--since", "previous");
        assertEquals(1, seen(round.resolve("第二组/leads.xlsx")).size());
        String overview = Files.readString(round.resolve("第二组/dossier/index.html"));
        assertTrue(overview.contains("0 new, 0 no longer there, 0 still there"), overview);
    }

    @Test
    void saysNothingOfRunsItIsNotLaidBeside() throws IOException {
        assertEquals(
                List.of("", ""), seen(round("alone").resolve("第一组/leads.xlsx")).get(1));
    }
}
