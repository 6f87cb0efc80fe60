package io.plumbline.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plumbline.SparkTest;
import io.plumbline.pack.ConfigurationException;
import io.plumbline.source.Conservation;
import io.plumbline.source.SourceException;
import io.plumbline.stats.Direction;
import io.plumbline.stats.GroupSpread;
import io.plumbline.stats.Observations;
import io.plumbline.stats.ScreenCriterion;
import io.plumbline.stats.Screening;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class ScreenRunTest {
    @TempDir
    private Path folder;

    private ScreenFile file(String file, String settings) {
        return ScreenFile.parse(String.join(
                "\n",
                "file: " + folder.resolve(file),
                "out: " + folder.resolve("out"),
                "columns: { organization: 单位, period: 月份, numerator: 未按时, denominator: 总数, label: 名称 }",
                "worse: high",
                settings));
    }

    private static List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (int month = 1; month <= 4; month++) {
            for (int i = 0; i < 24; i++) {
                int late = i == 5 ? 150 : 30 + i % 7;
                rows.add("S" + (10 + i) + ",2026-" + month + "," + late + ",400,街道" + i);
            }
        }
        return rows;
    }

    private void write(String name, List<String> rows, Charset charset) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        String text = "单位,月份,未按时,总数,名称\n" + String.join("\n", rows) + "\n";
        Files.writeString(folder.resolve(name), text, charset);
    }

    private String written(String name) throws IOException {
        return Files.readString(folder.resolve("out").resolve(name), StandardCharsets.UTF_8);
    }

    @Test
    void sameRowsInAnyOrderFilesAndEncodingGiveTheSameBytes(SparkSession spark) throws IOException {
        write("whole.csv", rows(), StandardCharsets.UTF_8);
        ScreenRun.of(spark, file("whole.csv", "")).write();
        String results = written("results.csv");
        String shifts = written("shifts.csv");
        List<String> mixed = new ArrayList<>(rows());
        Collections.shuffle(mixed, new Random(4));
        for (int part = 0; part < 5; part++) {
            int from = part * mixed.size() / 5;
            write(
                    "parts/" + part + ".csv",
                    mixed.subList(from, (part + 1) * mixed.size() / 5),
                    part == 2 ? Charset.forName("GB18030") : StandardCharsets.UTF_8);
        }
        ScreenRun.of(spark, file("parts/*.csv", "")).write();
        assertEquals(results, written("results.csv"));
        assertEquals(shifts, written("shifts.csv"));
        assertFalse(Files.exists(folder.resolve("out/_staging")));
    }

    @Test
    void theTablesAreTheSameAsParquetAndAsCsv(SparkSession spark) throws IOException {
        write("whole.csv", rows(), StandardCharsets.UTF_8);
        ScreenRun run = ScreenRun.of(spark, file("whole.csv", ""));
        run.write();
        List<Row> read = spark.read()
                .parquet(folder.resolve("out/results.parquet").toString())
                .collectAsList();
        assertEquals(run.results(), read);
        assertEquals(
                String.join(",", ScreenTables.RESULTS.fieldNames()),
                written("results.csv").lines().findFirst().orElseThrow());
        assertEquals(run.results().size() + 1, written("results.csv").lines().count());
        assertTrue(
                written("results.csv").contains("S15,街道5,2026-1,,150.0,400.0,0.375,flagged,"), written("results.csv"));
    }

    @Test
    void aParquetFileIsReadLikeACsv(SparkSession spark) throws IOException {
        write("whole.csv", rows(), StandardCharsets.UTF_8);
        ScreenRun fromCsv = ScreenRun.of(spark, file("whole.csv", ""));
        spark.read()
                .option("header", true)
                .schema("`单位` string, `月份` string, `未按时` int, `总数` double, `名称` string")
                .csv(folder.resolve("whole.csv").toString())
                .repartition(3)
                .write()
                .parquet(folder.resolve("whole.parquet").toString());
        assertEquals(
                fromCsv.results(),
                ScreenRun.of(spark, file("whole.parquet", "")).results());
    }

    @Test
    void plainArraysGiveTheSame(SparkSession spark) throws IOException {
        write("whole.csv", rows(), StandardCharsets.UTF_8);
        List<String[]> cells = rows().stream().map(row -> row.split(",")).toList();
        Screening screening = Screening.of(
                Observations.shares(
                        cells.stream().map(row -> row[0]).toArray(String[]::new),
                        cells.stream().map(row -> row[1]).toArray(String[]::new),
                        cells.stream()
                                .mapToDouble(row -> Double.parseDouble(row[2]))
                                .toArray(),
                        cells.stream()
                                .mapToDouble(row -> Double.parseDouble(row[3]))
                                .toArray()),
                ScreenCriterion.usual(Direction.HIGH));
        ScreenRun run = ScreenRun.of(spark, file("whole.csv", ""));
        assertEquals(screening.results(), run.screening().results());
        assertEquals(screening.shifts(), run.screening().shifts());
        assertEquals(screening.spreads(), run.screening().spreads());
    }

    @Test
    void whatCannotBeReadIsInQuarantineWithItsPlaceAndCounted(SparkSession spark) throws IOException {
        List<String> rows = new ArrayList<>(rows());
        rows.add("X1,2026-1,many,400,");
        rows.add("X2,2026-1,12.5,400,");
        rows.add("X3,2026-1,500,400,");
        rows.add("X4,2026-1,-3,400,");
        rows.add(",2026-1,3,400,");
        rows.add("X6,2026-1,3");
        rows.add("X7,2026-1,,,");
        rows.add("X8,2026-1,3,400,a");
        rows.add("X8,2026-1,4,400,a");
        rows.add("X9,2026-1,\"3,400,never closed");
        write("broken.csv", rows, StandardCharsets.UTF_8);
        ScreenRun run = ScreenRun.of(spark, file("broken.csv", ""));
        run.write();
        Row counts = run.conservation().get(0);
        assertEquals(
                List.of(106L, 97L, 9L),
                Stream.of("read", "accepted", "quarantined")
                        .map(name -> counts.get(Conservation.SCHEMA.fieldIndex(name)))
                        .toList());
        String quarantine = written("quarantine.csv");
        for (String reason : List.of(
                ",97,", "not_a_number", "not_whole", "500 of 400 is no share", "out_of_range", "key_conflict")) {
            assertTrue(quarantine.contains(reason), () -> reason + " is not in " + quarantine);
        }
        assertTrue(run.results().stream()
                .filter(row -> row.getString(0).equals("X7"))
                .allMatch(row -> row.isNullAt(4) && row.getString(7).equals("not_judgeable")));
    }

    @Test
    void namesThatSpreadsheetsTakeForFormulasStayText(SparkSession spark) throws IOException {
        List<String> rows = new ArrayList<>(rows());
        rows.add("\"=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",2026-1,40,400,+1");
        rows.add("\"a \"\"quoted\"\", one\",2026-1,40,400,@b");
        write("names.csv", rows, StandardCharsets.UTF_8);
        ScreenRun run = ScreenRun.of(spark, file("names.csv", ""));
        run.write();
        String results = written("results.csv");
        assertTrue(results.contains("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",'+1,2026-1"), results);
        assertTrue(results.contains("\"a \"\"quoted\"\", one\",'@b,2026-1"), results);
        assertTrue(results.lines().noneMatch(line -> line.startsWith("=")));
    }

    @Test
    void theHospitalsComeOutAsPublished(SparkSession spark) throws IOException {
        List<String> lines;
        try (var in = ScreenRunTest.class.getResourceAsStream("/oracles/medpar_54.csv")) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
        List<String> dated = new ArrayList<>();
        lines.forEach(line -> dated.add(dated.isEmpty() ? "year," + line : "1991," + line));
        Files.write(folder.resolve("medpar.csv"), dated);
        assertEquals(List.of(25, 9), outside(spark, "expected_2dp", "truncated"));
        assertEquals(List.of(25, 2), outside(spark, "expected", "winsorised"));
    }

    private List<Integer> outside(SparkSession spark, String expected, String published) {
        GroupSpread spread = ScreenRun.of(
                        spark,
                        ScreenFile.parse("file: " + folder.resolve("medpar.csv") + "\nout: " + folder.resolve("out")
                                + "\npublished: " + published
                                + "\ncolumns: { organization: provider, period: year, count: observed, expected: "
                                + expected + " }\n"))
                .screening()
                .spreads()
                .get(0);
        return List.of(spread.outsideUnadjusted(), spread.outsidePublished());
    }

    @Test
    void aFileWithoutAnythingToScreenSaysWhy(SparkSession spark) throws IOException {
        write("empty.csv", List.of(), StandardCharsets.UTF_8);
        String words = assertThrows(SourceException.class, () -> ScreenRun.of(spark, file("empty.csv", "")))
                .getMessage();
        assertTrue(
                words.contains("nothing to screen") && words.contains("1 rows read, 0 in quarantine, 1 no records"),
                words);
        Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");
        words = assertThrows(SourceException.class, () -> ScreenRun.of(spark, file("other.csv", "")))
                .getMessage();
        assertTrue(words.contains("单位"), words);
        words = assertThrows(SourceException.class, () -> ScreenRun.of(spark, file("nowhere.csv", "")))
                .getMessage();
        assertTrue(words.contains("no file matches"), words);
    }

    @Test
    void allProblemsOfAConfigurationAreToldAtOnce() {
        String broken = """
                file: a.csv
                columns: { organization: o, period: p, numerator: x, count: c, sd: s, colour: red }
                kind: odds
                worse: up
                q: 2
                min_ratio: 0.5
                min_n: 0
                sprad: 1
                """;
        List<String> problems = assertThrows(ConfigurationException.class, () -> ScreenFile.parse(broken))
                .problems();
        String told = String.join("\n", problems);
        for (String word : List.of(
                "colour",
                "'odds'",
                "'up'",
                "q: 2.0",
                "min_ratio",
                "min_n",
                "sprad",
                "denominator is missing",
                "expected is missing",
                "given at once",
                "columns.sd")) {
            assertTrue(told.contains(word), () -> word + " is not in " + told);
        }
    }

    @Test
    void aPublishedMethodThatDoesNotFitIsRefused() {
        String text = "file: a.csv\npublished: truncated\n"
                + "columns: { organization: o, period: p, numerator: x, denominator: n }\n";
        String words = assertThrows(ConfigurationException.class, () -> ScreenFile.parse(text))
                .getMessage();
        assertTrue(words.contains("for shares and means take winsorised"), words);
    }
}
