package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {
    private static final String ROUND = """
            round: 2026-2
            on: 2026-10-01
            subjects: [street]
            teams:
              - { team: 第一组, organizations: [QH-S1, QH-S2] }
            """;

    @TempDir
    private Path folder;

    /** All text of a workbook's parts. */
    private static String text(Path workbook) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                text.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return Pattern.compile("&#(x?)([0-9a-fA-F]+);")
                .matcher(text)
                .replaceAll(code -> Character.toString(
                        Integer.parseInt(code.group(2), code.group(1).isEmpty() ? 10 : 16)));
    }

    private LampJob.Told plan(LampJob job, String plan) throws IOException {
        job.write("round.yaml", ROUND + plan);
        return job.command(
                "plan",
                job.path("round.yaml").toString(),
                "--to",
                job.path("plan").toString());
    }

    /** The item of the one visit from the list. */
    private static String firstItem(String csv) {
        return csv.lines()
                .filter(line -> line.contains("\"ranked\""))
                .map(line -> line.substring(1, line.indexOf('"', 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPlanWithoutANonceOrAtAllIsRefused() throws IOException {
        LampJob job = new LampJob(folder);
        LampJob.Told none = plan(job, "");
        assertEquals(2, none.code(), none::toString);
        assertTrue(none.err().contains("plan: is missing"), none::err);
        LampJob.Told noNonce = plan(job, "plan: { visits: 0 }\n");
        assertEquals(2, noNonce.code(), noNonce::toString);
        assertTrue(noNonce.err().contains("plan.nonce: is missing"), noNonce::err);
        assertTrue(noNonce.err().contains("plan.visits: 0"), noNonce::err);
    }

    @Test
    void theSheetOfABlindTeamTellsNeitherArmNorGradeNorLead() throws IOException {
        LampJob job = new LampJob(folder);
        LampJob.Told ran = job.command("run");
        assertEquals(0, ran.code(), ran::toString);
        LampJob.Told drawn = plan(job, "plan: { nonce: a coin, visits: 5, ranked: 0.4, hide_grade: true }\n");
        assertEquals(0, drawn.code(), drawn::toString);
        assertTrue(drawn.out().contains("1 visits from the list"), drawn::out);
        assertTrue(drawn.out().contains("pool the rounds"), drawn::out);
        String csv = Files.readString(job.path("plan/inspection_plan.csv"));
        assertTrue(csv.startsWith("\uFEFF\"item_id\",\"run_id\"") && csv.contains("\"ranked\""), csv);
        String blind = text(job.path("plan/第一组/plan.xlsx"));
        assertTrue(blind.contains("抽查项 Item") && blind.contains("dataValidation"), blind);
        job.write("visited.csv", "抽查项 Item,核查结果 Outcome\n" + firstItem(csv).substring(0, 16) + ",属实\n");
        LampJob.Told back = job.command(
                "backtest",
                "--outcomes",
                job.path("visited.csv").toString(),
                "--plan",
                job.path("plan/inspection_plan.csv").toString(),
                "--lang",
                "en");
        assertEquals(0, back.code(), back::toString);
        assertTrue(back.out().contains("1 outcomes, 0 places not visited"), back::out);
        assertTrue(back.out().contains("L01    1 / 1"), back::out);
        job.write("visited.csv", "抽查项 Item,核查结果 Outcome\n0123456789abcdef,属实\n");
        LampJob.Told strange = job.command(
                "backtest",
                "--outcomes",
                job.path("visited.csv").toString(),
                "--plan",
                job.path("plan/inspection_plan.csv").toString());
        assertTrue(strange.err().contains("item 0123456789abcdef is not in the plan"), strange::err);
        for (String told : new String[] {"ranked", "control", "红", "黄", "蓝", "级别", "疑点"}) {
            assertFalse(blind.contains(told), told);
        }
        plan(job, "plan: { nonce: a coin, visits: 5, ranked: 0.4 }\n");
        assertTrue(text(job.path("plan/第一组/plan.xlsx")).contains("ranked"));
        assertEquals(csv, Files.readString(job.path("plan/inspection_plan.csv")));
    }
}
