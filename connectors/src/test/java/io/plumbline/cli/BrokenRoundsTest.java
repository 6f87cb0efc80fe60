package io.plumbline.cli;

import static io.plumbline.cli.Broken.edit;
import static io.plumbline.cli.Broken.of;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A round file that cannot be used is refused before the run is opened. */
class BrokenRoundsTest {
    private static final String ROUND = "round.yaml";

    @TempDir
    private Path folder;

    static Stream<Broken> broken() {
        return Stream.of(
                of("an empty round", ROUND, text -> "", "round.yaml: 1 problem", "is not a YAML mapping"),
                of("not UTF-8", ROUND, text -> text, "is not UTF-8 text; save it as UTF-8")
                        .in(Charset.forName("GB18030")),
                of("two documents", ROUND, text -> text + "---\n" + text, "a second document begins"),
                edit(
                        "an unknown field",
                        ROUND,
                        "subjects:",
                        "subject:",
                        "unknown field 'subject'; known: round, on, subjects",
                        "field 'subjects' is missing"),
                edit(
                        "a day that does not exist",
                        ROUND,
                        "on: 2026-10-01",
                        "on: 2026-09-31",
                        "on: '2026-09-31' is not a day; write it as 2026-10-31"),
                edit(
                        "teams without organizations",
                        ROUND,
                        ", organizations: [QH-S1]",
                        "",
                        "teams[0]: field 'organizations' is missing"),
                edit(
                        "teams that are names",
                        ROUND,
                        "{ team: 第一组, organizations: [QH-S1] }",
                        "第一组",
                        "teams[0]: '第一组' stands where a mapping of fields belongs"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void isRefusedInWords(Broken broken) throws IOException {
        LampJob job = new LampJob(folder);
        broken.writeInto(job);
        broken.isToldBy(job.command("round", job.path(ROUND).toString()));
    }

    @Test
    void aRoundThatIsNotThereIsNamed() throws IOException {
        LampJob job = new LampJob(folder);
        LampJob.Told told = job.command("round", job.path("rounds.yaml").toString());
        assertEquals(2, told.code(), told::toString);
        assertTrue(told.err().contains("rounds.yaml: 1 problem") && told.err().contains("check the path"), told::err);
    }
}
