package io.plumbline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lamps for which a street answers in part, and the bureau in two roles: once for its own ground, once as the sector. */
class DividedDutyTest {
    private static final String ZH = "本事项属地承担 60%，行业承担 40%。";
    private static final String EN = "f this matter the territory answers for 60 %, the sector for 40 %.";

    @TempDir
    private static Path folder;

    private static LampJob job;

    @BeforeAll
    static void run() throws IOException {
        job = new LampJob(folder.resolve("lamps"));
        job.write(
                "job.yaml",
                job.text("job.yaml")
                        + "  - { format: dossier, path: out/dossier }\n  - { format: xlsx, path: out/leads.xlsx }\n");
        job.write(
                "lamps.yaml",
                job.text("lamps.yaml")
                        .replace(
                                "territorial: [ { name: street } ]",
                                "territorial: [ { name: street } ]\n      sector: [ { sector: lamps } ]")
                        .replaceAll("(lamps.repair:\\R.*\\R    holders:\\R).*\\R", """
                                $1      - { kinds: [street], role: territorial, power: manage, sees: true, to: 2026-03-05 }
                                      - { kinds: [street], role: territorial, power: manage, sees: true, from: 2026-03-05, share: 0.6 }
                                      - { kinds: [bureau/lamps], role: territorial, power: manage, sees: true, from: 2026-03-05, share: 0.6 }
                                      - { kinds: [bureau/lamps], role: sector, power: permit, sees: true, from: 2026-03-05, share: 0.4 }
                                """));
        job.write("register.csv", """
                organization_id,kind,sector,name,parent_id,code
                QH,district,,青禾区,,990100
                QH-S1,street,,柳桥街道,QH,990101
                QH-S2,street,,石桥街道,QH,990102
                QH-B1,bureau,lamps,灯政局,QH,
                """);
        job.write("faults.csv", """
                单号,街道,报修日期,修复日期,报修人,功率,灯数,状态,发现时间
                D-1,柳桥街道,2026-04-09,2026-04-01,钱二,0.25,2,closed,2026-04-09 08:00:00
                D-2,柳桥街道,2026-03-02,2026-03-01,钱二,0.25,2,closed,2026-03-02 08:00:00
                D-3,灯政局,2026-04-11,2026-04-10,孙三,0.4,1,closed,2026-04-11 08:00:00
                """);
        LampJob.Told told = job.command("run");
        assertEquals(0, told.code(), told::err);
    }

    private static List<String> cards() throws IOException {
        List<String> cards = new ArrayList<>();
        try (Stream<Path> files = Files.list(job.path("out/dossier/lead"))) {
            for (Path file : files.sorted().toList()) {
                cards.add(Files.readString(file));
            }
        }
        return cards;
    }

    @Test
    void everyoneHasOneLeadWhateverItsRoles() throws IOException {
        List<String> cards = cards();
        assertEquals(2, cards.size());
        assertEquals(
                1,
                cards.stream()
                        .filter(card -> card.contains("sector, permits; territorial, manages"))
                        .count());
    }

    @Test
    void theCardSaysTheDivisionInBothLanguages() throws IOException {
        for (String card : cards()) {
            assertTrue(card.contains(ZH), card);
            assertTrue(card.contains(EN), card);
        }
    }

    @Test
    void whereItBeganWithinThePeriodTheSentenceSaysWhen() {
        String since = "From 2026-03-05 on, o" + EN;
        String street = job.command("organization", "QH-S1", "--lang", "en").out();
        String bureau = job.command("organization", "QH-B1", "--lang", "en").out();
        assertTrue(street.contains(since), street);
        assertFalse(bureau.contains(since), bureau);
        assertTrue(bureau.contains("\nO" + EN), bureau);
    }

    private static Path page(String organization) throws IOException {
        try (Stream<Path> files = Files.list(job.path("out/dossier/organization"))) {
            for (Path file : files.toList()) {
                if (Files.readString(file).contains("<h1>" + organization)) {
                    return file;
                }
            }
        }
        throw new IllegalStateException("There is no page of " + organization);
    }

    @Test
    void theOrganizationsPageSaysItsShares() throws IOException {
        String street = Files.readString(page("柳桥街道"));
        assertTrue(street.contains("60 %"), street);
        assertTrue(street.contains("the whole"), street);
        assertFalse(street.contains("<td>40 %"), street);
    }

    @Test
    void theCommandsSayIt() {
        String street = job.command("organization", "QH-S1", "--lang", "en").out();
        assertTrue(street.contains(EN), street);
        assertTrue(street.contains("TERRITORIAL/MANAGE  60 %"), street);
        assertTrue(street.contains("Leads 1,"), street);
        String bureau = job.command("organization", "QH-B1").out();
        assertTrue(bureau.contains(ZH), bureau);
        assertTrue(bureau.contains("疑点 1，"), bureau);
    }

    @Test
    void theWorkbookSaysItAndNamesTheShareOfEverySignal() throws IOException {
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(job.path("out/leads.xlsx").toFile())) {
            List<Row> leads = workbook.findSheet("疑点清单 Leads").orElseThrow().read();
            assertEquals(
                    2,
                    leads.stream()
                            .filter(row -> row.getCellText(4).contains(ZH + "\n"))
                            .count());
            List<Row> details = workbook.findSheet("疑点明细 Details").orElseThrow().read();
            List<String> shares = details.stream()
                    .skip(1)
                    .map(row -> row.getCellText(6) + " " + row.getCellText(8))
                    .sorted()
                    .toList();
            assertEquals("份额 Share", details.get(0).getCellText(8));
            assertEquals(
                    List.of("sector 0.4", "territorial 0.6", "territorial 0.6", "territorial 0.6516129032258065"),
                    shares);
        }
    }
}
